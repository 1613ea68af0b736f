/** Documents and versions as the API shows them, and the two doors through which bytes come in and go out. */
@NullMarked
package org.imprimatur.document.graphql;

import org.jspecify.annotations.NullMarked;
