@NullMarked
package org.imprimatur.release.rules;

import org.jspecify.annotations.NullMarked;
