@NullMarked
package org.imprimatur.graphql;

import org.jspecify.annotations.NullMarked;
