/** What lies in {@code deploy/}, checked as far as it can be without a container engine and without a cluster. */
@NullMarked
package org.imprimatur.deploy;

import org.jspecify.annotations.NullMarked;
