/** How policy rules match a case and combine; pure, without a table or a file. */
@NullMarked
package org.imprimatur.policy.rules;

import org.jspecify.annotations.NullMarked;
