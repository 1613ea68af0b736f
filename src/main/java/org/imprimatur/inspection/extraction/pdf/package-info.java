/** Reads PDF files: what their pages show, and what lies in them beside that. */
@NullMarked
package org.imprimatur.inspection.extraction.pdf;

import org.jspecify.annotations.NullMarked;
