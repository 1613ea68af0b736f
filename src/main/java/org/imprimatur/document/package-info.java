/** Documents, their immutable versions, and the encrypted store of the versions' bytes. */
@NullMarked
package org.imprimatur.document;

import org.jspecify.annotations.NullMarked;
