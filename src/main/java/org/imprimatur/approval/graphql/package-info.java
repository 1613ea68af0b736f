/** Approval requests, sign-offs and release decisions in the API. */
@NullMarked
package org.imprimatur.approval.graphql;

import org.jspecify.annotations.NullMarked;
