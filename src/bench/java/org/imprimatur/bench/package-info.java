/** What the product costs beside the least that could do the same work; run with {@code mvn -Pbench}. */
@NullMarked
package org.imprimatur.bench;

import org.jspecify.annotations.NullMarked;
