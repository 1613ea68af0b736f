/** Reads the Rich Text Format, by its specification 1.9.1. */
@NullMarked
package org.imprimatur.inspection.extraction.rtf;

import org.jspecify.annotations.NullMarked;
