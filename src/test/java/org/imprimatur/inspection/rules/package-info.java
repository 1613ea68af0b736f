@NullMarked
package org.imprimatur.inspection.rules;

import org.jspecify.annotations.NullMarked;
