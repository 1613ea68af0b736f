/** Paints pages of files as pictures, for people who decide about them. */
@NullMarked
package org.imprimatur.inspection.extraction.painting;

import org.jspecify.annotations.NullMarked;
