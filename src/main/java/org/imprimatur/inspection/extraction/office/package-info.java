/** Reads text documents and presentations of Office Open XML (ECMA-376) into the contents that the rules judge. */
@NullMarked
package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.NullMarked;
