@NullMarked
package org.imprimatur.document;

import org.jspecify.annotations.NullMarked;
