@NullMarked
package org.imprimatur.audit;

import org.jspecify.annotations.NullMarked;
