/** Readers of archives and packed files, each of whose members is read as a file of its own. */
@NullMarked
package org.imprimatur.inspection.extraction.archive;

import org.jspecify.annotations.NullMarked;
