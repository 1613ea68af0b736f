@NullMarked
package org.imprimatur.audit.rules;

import org.jspecify.annotations.NullMarked;
