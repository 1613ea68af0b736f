package org.imprimatur.approval.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.imprimatur.audit.rules.EntryBody;

/**
 * A moment at which something begins or ends to be allowed: the instant decides, the zone says in which place's clock it
 * was meant. Microseconds, as the database keeps no more.
 */
public record Embargo(Instant at, ZoneId zone) {
    public Embargo {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the moment has come; the moment itself belongs to the time after it. */
    public boolean isOver(Instant now) {
        return !now.isBefore(at);
    }

    Map<String, Object> content() {
        return Map.of("at", EntryBody.time(at), "zone", zone.getId());
    }
}
