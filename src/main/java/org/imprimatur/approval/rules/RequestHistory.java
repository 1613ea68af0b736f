package org.imprimatur.approval.rules;

import java.time.Instant;

/**
 * What became of a request, as far as the keeping of its bytes depends on it.
 *
 * @param published whether a release of it was ever published
 * @param since when it last changed: for an ended one, when it ended
 */
public record RequestHistory(RequestState state, boolean published, Instant since) {}
