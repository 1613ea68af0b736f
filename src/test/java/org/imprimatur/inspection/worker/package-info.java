@NullMarked
package org.imprimatur.inspection.worker;

import org.jspecify.annotations.NullMarked;
