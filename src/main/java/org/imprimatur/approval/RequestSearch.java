package org.imprimatur.approval;

import java.util.List;
import java.util.UUID;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Which approval requests somebody looks for; null for any.
 *
 * @param states in one of these states, as recorded; empty for any
 * @param ownOnly asked for by the viewer
 * @param descending the latest drafted first
 */
public record RequestSearch(
        List<RequestState> states,
        @Nullable Audience audience,
        @Nullable UUID document,
        boolean ownOnly,
        boolean descending) {
    public RequestSearch {
        states = List.copyOf(states);
    }

    public static RequestSearch ofDocument(UUID document) {
        return new RequestSearch(List.of(), null, document, false, true);
    }
}
