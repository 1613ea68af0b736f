@NullMarked
package org.imprimatur.identity;

import org.jspecify.annotations.NullMarked;
