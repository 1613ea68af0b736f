/** Reads documents of the Open Document Format (ODF 1.3): texts, spreadsheets, presentations and drawings. */
@NullMarked
package org.imprimatur.inspection.extraction.opendocument;

import org.jspecify.annotations.NullMarked;
