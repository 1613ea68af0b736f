package org.imprimatur.graphql.subscription;

import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where one subscription stands. Used by one thread at a time: an event is made after the one before was sent. */
final class Standing {
    private static final Logger LOG = Logger.getLogger(Standing.class);

    private final Runnable wake;
    private @Nullable AutoCloseable place;

    /** @param wake to be called when there may be an event, from any thread */
    Standing(Runnable wake) {
        this.wake = wake;
    }

    /** One subscription executes one field for ever, so the place is always of the kind that this field made. */
    @SuppressWarnings("unchecked")
    <S extends AutoCloseable> S place(Function<Runnable, S> listen) {
        if (place == null) {
            place = listen.apply(wake);
        }
        return (S) place;
    }

    void leave() {
        if (place == null) {
            return;
        }
        try {
            place.close();
        } catch (Exception failure) {
            LOG.error("A subscription that ended could not be taken from what it followed", failure);
        }
        place = null;
    }
}
