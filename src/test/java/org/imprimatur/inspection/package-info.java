@NullMarked
package org.imprimatur.inspection;

import org.jspecify.annotations.NullMarked;
