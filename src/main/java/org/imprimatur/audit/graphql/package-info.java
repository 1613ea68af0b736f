@NullMarked
package org.imprimatur.audit.graphql;

import org.jspecify.annotations.NullMarked;
