/**
 * Subscriptions over WebSockets, by the sub-protocol {@code graphql-transport-ws}: what is common to all of them. What they
 * follow is the features' matter; each event is an execution of its own (decision 0016).
 */
@NullMarked
package org.imprimatur.graphql.subscription;

import org.jspecify.annotations.NullMarked;
