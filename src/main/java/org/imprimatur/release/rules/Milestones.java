package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.SortedMap;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a release; null for what has not. Each is written once.
 *
 * @param scheduledFor the time that a publisher set, which may still lie ahead
 * @param scheduledBy who set it last: the schedule acts for them
 * @param suspendedBecause set together with {@code suspendedAt}
 * @param closedAt when it was superseded or ended
 */
public record Milestones(
        Instant authorisedAt,
        @Nullable Instant scheduledFor,
        @Nullable PersonId scheduledBy,
        @Nullable Instant publishedAt,
        @Nullable Instant suspendedAt,
        @Nullable SuspensionCause suspendedBecause,
        @Nullable Instant recalledAt,
        @Nullable Instant closedAt) {
    static Milestones authorised(Instant at) {
        return new Milestones(at, null, null, null, null, null, null, null);
    }

    Milestones scheduled(Instant when, @Nullable PersonId by) {
        return new Milestones(authorisedAt, when, by, publishedAt, suspendedAt, suspendedBecause, recalledAt, closedAt);
    }

    Milestones published(Instant at) {
        return new Milestones(
                authorisedAt, scheduledFor, scheduledBy, at, suspendedAt, suspendedBecause, recalledAt, closedAt);
    }

    Milestones suspended(SuspensionCause cause, Instant at) {
        return new Milestones(authorisedAt, scheduledFor, scheduledBy, publishedAt, at, cause, recalledAt, closedAt);
    }

    Milestones recalled(Instant at) {
        return new Milestones(
                authorisedAt, scheduledFor, scheduledBy, publishedAt, suspendedAt, suspendedBecause, at, closedAt);
    }

    Milestones closed(Instant at) {
        return new Milestones(
                authorisedAt, scheduledFor, scheduledBy, publishedAt, suspendedAt, suspendedBecause, recalledAt, at);
    }

    void attest(SortedMap<String, Object> all) {
        put(all, "authorisedAt", authorisedAt);
        put(all, "scheduledFor", scheduledFor);
        if (scheduledBy != null) {
            all.put("scheduledBy", scheduledBy.toString());
        }
        put(all, "publishedAt", publishedAt);
        put(all, "suspendedAt", suspendedAt);
        if (suspendedBecause != null) {
            all.put("suspendedBecause", suspendedBecause.name());
        }
        put(all, "recalledAt", recalledAt);
        put(all, "closedAt", closedAt);
    }

    private static void put(SortedMap<String, Object> all, String name, @Nullable Instant time) {
        if (time != null) {
            all.put(name, EntryBody.time(time));
        }
    }
}
