@NullMarked
package org.imprimatur.release.graphql;

import org.jspecify.annotations.NullMarked;
