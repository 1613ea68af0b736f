/**
 * The tests of the build as suites, each of which runs in a process of its own beside the others (decision 0047). Which test is in which
 * suite follows from its name: {@link org.imprimatur.suites.Which}.
 */
@NullMarked
package org.imprimatur.suites;

import org.jspecify.annotations.NullMarked;
