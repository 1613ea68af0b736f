/** Reads what pictures say of themselves; what they show is an unread part. */
@NullMarked
package org.imprimatur.inspection.extraction.image;

import org.jspecify.annotations.NullMarked;
