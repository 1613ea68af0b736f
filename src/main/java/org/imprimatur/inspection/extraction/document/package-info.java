/** What texts of all word processors have in common: pieces that look different, paragraphs, and tables in tables. */
@NullMarked
package org.imprimatur.inspection.extraction.document;

import org.jspecify.annotations.NullMarked;
