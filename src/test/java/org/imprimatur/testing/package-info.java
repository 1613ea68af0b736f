/** What tests of every feature share: files made in code and their invented people. Nothing here is about a real person. */
@NullMarked
package org.imprimatur.testing;

import org.jspecify.annotations.NullMarked;
