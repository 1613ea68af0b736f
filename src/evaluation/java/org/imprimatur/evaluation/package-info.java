/**
 * The evaluation: everything that the product expects around it, on one machine and on loopback only. A PostgreSQL, an
 * identity provider that verifies nobody, demo people and demo documents. Compiled with the tests, never part of the
 * product's jar.
 */
@NullMarked
package org.imprimatur.evaluation;

import org.jspecify.annotations.NullMarked;
