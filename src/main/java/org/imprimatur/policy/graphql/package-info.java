/** The policy at the edge: its rules, and what they would ask for. */
@NullMarked
package org.imprimatur.policy.graphql;

import org.jspecify.annotations.NullMarked;
