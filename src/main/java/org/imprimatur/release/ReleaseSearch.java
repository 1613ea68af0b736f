package org.imprimatur.release;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseState;
import org.jspecify.annotations.Nullable;

/** Which releases somebody looks for; null is any. They are ordered by authorisation, the newest first. */
public record ReleaseSearch(
        @Nullable ReleaseState state,
        @Nullable UUID document,
        @Nullable UUID request) {
    /** A place in the order. */
    record Position(Instant authorisedAt, UUID id) {}

    /** Where a release stands in the order, so that a page can go on from there. */
    public static String positionOf(Release release) {
        return release.id() + " " + release.milestones().authorisedAt();
    }

    /** Empty for what {@link #positionOf} cannot have made. */
    static Optional<Position> read(String position) {
        int space = position.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(
                    Instant.parse(position.substring(space + 1)), UUID.fromString(position.substring(0, space))));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }
}
