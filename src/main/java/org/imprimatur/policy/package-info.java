/** Rules as data: what each disclosure needs, versioned, and read by every later feature. */
@NullMarked
package org.imprimatur.policy;

import org.jspecify.annotations.NullMarked;
