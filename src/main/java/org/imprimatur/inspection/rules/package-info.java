/**
 * The rules of inspection, without input or output: what counts as a finding, how severe it is, and which protection
 * categories follow. Patterns are matched by re2j, in time linear in the text; telephone numbers by libphonenumber.
 */
@NullMarked
package org.imprimatur.inspection.rules;

import org.jspecify.annotations.NullMarked;
