/** Reads documents and presentations of the binary formats that Office wrote from 1997 to 2003. */
@NullMarked
package org.imprimatur.inspection.extraction.oldoffice;

import org.jspecify.annotations.NullMarked;
