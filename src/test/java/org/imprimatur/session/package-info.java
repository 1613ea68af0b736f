@NullMarked
package org.imprimatur.session;

import org.jspecify.annotations.NullMarked;
