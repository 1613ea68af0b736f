@NullMarked
package org.imprimatur.authority.rules;

import org.jspecify.annotations.NullMarked;
