/** What is really inside the bytes of a version: its segments, the findings in them, and the file regenerated from what is visible. */
@NullMarked
package org.imprimatur.inspection;

import org.jspecify.annotations.NullMarked;
