/**
 * Reads the bytes of a file into the contents that the rules judge, and writes the file regenerated from what is visible.
 *
 * <p>Fails closed: a part, element, attribute or relationship that is not on a list here makes the file uninspectable. Works
 * in memory only, since the bytes are stored encrypted and must not lie on a disk in the clear; never logs content.
 */
@NullMarked
package org.imprimatur.inspection.extraction;

import org.jspecify.annotations.NullMarked;
