/**
 * The formats of transparency logs, exactly: RFC 6962 and RFC 9162 (hashes, proofs), C2SP signed-note, tlog-checkpoint, tlog-tiles
 * and tlog-proof. Nothing here knows the product; whatever is read here was sent by somebody who is not trusted.
 */
@NullMarked
package org.imprimatur.audit.rules.tlog;

import org.jspecify.annotations.NullMarked;
