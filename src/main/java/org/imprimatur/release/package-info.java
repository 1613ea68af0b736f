@NullMarked
package org.imprimatur.release;

import org.jspecify.annotations.NullMarked;
