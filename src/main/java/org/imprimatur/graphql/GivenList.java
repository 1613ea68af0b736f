package org.imprimatur.graphql;

import java.util.List;
import java.util.Objects;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * A list that a client may leave out. Its elements are nullable in the schema: this GraphQL library takes a
 * {@code NonNull} on the element for one on the list too.
 */
public final class GivenList {
    private GivenList() {}

    /**
     * Empty when it was left out.
     *
     * @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} for a null in it
     */
    public static <T> List<T> of(@Nullable List<T> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return List.copyOf(given);
    }
}
