@NullMarked
package org.imprimatur.authority.graphql;

import org.jspecify.annotations.NullMarked;
