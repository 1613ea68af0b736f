@NullMarked
package org.imprimatur.authority;

import org.jspecify.annotations.NullMarked;
