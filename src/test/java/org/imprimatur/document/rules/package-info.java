@NullMarked
package org.imprimatur.document.rules;

import org.jspecify.annotations.NullMarked;
