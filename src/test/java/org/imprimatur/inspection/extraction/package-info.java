@NullMarked
package org.imprimatur.inspection.extraction;

import org.jspecify.annotations.NullMarked;
