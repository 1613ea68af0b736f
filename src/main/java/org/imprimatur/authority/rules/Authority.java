package org.imprimatur.authority.rules;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * That a person may act in a role, by a named instrument, for a time.
 *
 * @param instrument what gives the authority, for example a delegation order's number
 * @param until null for no planned end
 * @param endedAt when an administrator ended it early; null while they have not
 */
public record Authority(
        UUID id,
        PersonId person,
        Role role,
        String instrument,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant endedAt)
        implements Attested {
    /** Half-open: in force from {@code from} on, no longer at {@code until} or {@code endedAt}. */
    public boolean inForce(Instant now) {
        return !now.isBefore(from)
                && (until == null || now.isBefore(until))
                && (endedAt == null || now.isBefore(endedAt));
    }

    @Override
    public String attestedKind() {
        return "authority";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>(Map.of(
                "id", id.toString(),
                "person", person.toString(),
                "role", role.name(),
                "instrument", Sha256.of(instrument).hex(),
                "from", EntryBody.time(from)));
        if (until != null) {
            content.put("until", EntryBody.time(until));
        }
        if (endedAt != null) {
            content.put("endedAt", EntryBody.time(endedAt));
        }
        return content;
    }
}
