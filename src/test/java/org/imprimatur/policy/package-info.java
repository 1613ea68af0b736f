@NullMarked
package org.imprimatur.policy;

import org.jspecify.annotations.NullMarked;
