package org.imprimatur.approval;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/** Where something stands in a list by time, so that a page can go on from there. */
public record Position(Instant at, UUID id) {
    /** What {@link #read} reads back. */
    public String written() {
        return at + " " + id;
    }

    /** Empty for a text that {@link #written} cannot have made. */
    public static Optional<Position> read(String written) {
        int space = written.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(
                    Instant.parse(written.substring(0, space)), UUID.fromString(written.substring(space + 1))));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
