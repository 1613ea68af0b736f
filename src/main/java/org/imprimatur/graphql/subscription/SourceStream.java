package org.imprimatur.graphql.subscription;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The source of the events of the subscription that is being executed. Each event is an execution, with a request context of
 * its own; what is remembered from one to the next is the place, which the feature makes and this class keeps.
 */
@RequestScoped
public class SourceStream {
    private @Nullable Standing standing;

    void continueAt(Standing where) {
        standing = where;
    }

    /**
     * What a subscription's resolver answers.
     *
     * @param listen makes the place when the subscription begins; it calls what it is given, from any thread, whenever there may
     *     be an event, and stops when it is closed. Must neither wait nor decide anything
     * @param next the next event, or empty when there is none now; it asks anew whether it may be seen, and throws a
     *     {@link org.imprimatur.RuleViolation} where the right to the subscription is gone
     */
    public <S extends AutoCloseable, T> Multi<T> next(Function<Runnable, S> listen, Function<S, Optional<T>> next) {
        if (standing == null) {
            throw new IllegalStateException("subscriptions are executed by their own route only");
        }
        Optional<T> event = next.apply(standing.place(listen));
        return event.isPresent()
                ? Multi.createFrom().item(event.get())
                : Multi.createFrom().empty();
    }
}
