/**
 * The whole log as files, and what verifies them offline. Both sides derive the same names, in the same order, from the size
 * of the log alone; whoever reads an export trusts nothing in it but what a key, given on another way, has signed.
 */
@NullMarked
package org.imprimatur.audit.export;

import org.jspecify.annotations.NullMarked;
