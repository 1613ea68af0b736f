@NullMarked
package org.imprimatur.policy.rules;

import org.jspecify.annotations.NullMarked;
