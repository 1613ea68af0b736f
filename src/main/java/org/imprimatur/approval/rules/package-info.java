/**
 * What an approval request is and what may happen to it: the state table, the manifest that people sign, who counts as a
 * reviewer, in which order, and for how long. Pure; everything it needs from elsewhere comes in as
 * {@link org.imprimatur.approval.rules.Circumstances}.
 */
@NullMarked
package org.imprimatur.approval.rules;

import org.jspecify.annotations.NullMarked;
