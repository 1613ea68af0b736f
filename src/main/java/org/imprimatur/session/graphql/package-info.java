@NullMarked
package org.imprimatur.session.graphql;

import org.jspecify.annotations.NullMarked;
