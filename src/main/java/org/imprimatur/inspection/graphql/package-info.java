@NullMarked
package org.imprimatur.inspection.graphql;

import org.jspecify.annotations.NullMarked;
