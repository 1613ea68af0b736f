@NullMarked
package org.imprimatur.session.rules;

import org.jspecify.annotations.NullMarked;
