package org.imprimatur.audit.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the words of the log: who did which act to what, when, as which role. It becomes one audit entry, and
 * it is the one in-process event that later features react to in the same transaction.
 *
 * <p>Holds ids, digests and codes. Free text goes into {@link #details()}, which the entry carries as salted commitments
 * only. {@link #facts()} accept nothing that could be free text: strings without white space, integers, booleans.
 * Immutable; the {@code with} methods answer a copy.
 *
 * @param at when, by the database's clock, read after the lock was held; microseconds
 * @param role the role that the actor asserted for this act, where one was needed
 * @param reasonCode a code, never prose
 * @param manifest digest of the manifest that the act is about
 * @param legalBases codes of the legal bases
 * @param details free text by field name; stored in an erasable place, in the entry as a commitment
 * @param attests the rows that the entry vouches for
 */
public record AuditEvent(
        Action action,
        Actor actor,
        Instant at,
        Subject subject,
        @Nullable String from,
        @Nullable String to,
        @Nullable Role role,
        @Nullable String reasonCode,
        @Nullable Sha256 manifest,
        @Nullable Policy policy,
        List<String> legalBases,
        SortedMap<String, Object> facts,
        SortedMap<String, String> details,
        List<Attested> attests) {
    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}._:;,()/+=§-]{0,256}");
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    /** Which policy the act was judged by. */
    public record Policy(String version, Sha256 digest) {}

    public AuditEvent {
        legalBases = List.copyOf(legalBases);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        attests = List.copyOf(attests);
    }

    public static AuditEvent of(Action action, Actor actor, Instant at) {
        return new AuditEvent(
                action,
                actor,
                at,
                Subject.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of());
    }

    public AuditEvent about(Subject about) {
        return new AuditEvent(
                action,
                actor,
                at,
                about,
                from,
                to,
                role,
                reasonCode,
                manifest,
                policy,
                legalBases,
                facts,
                details,
                attests);
    }

    /** The state before and after; {@code before} is null for what did not exist. */
    public AuditEvent moved(@Nullable Enum<?> before, Enum<?> after) {
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                before == null ? null : before.name(),
                after.name(),
                role,
                reasonCode,
                manifest,
                policy,
                legalBases,
                facts,
                details,
                attests);
    }

    public AuditEvent as(@Nullable Role asserted) {
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                asserted,
                reasonCode,
                manifest,
                policy,
                legalBases,
                facts,
                details,
                attests);
    }

    public AuditEvent because(Enum<?> code) {
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                code.name(),
                manifest,
                policy,
                legalBases,
                facts,
                details,
                attests);
    }

    public AuditEvent withManifest(@Nullable Sha256 digest) {
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                reasonCode,
                digest,
                policy,
                legalBases,
                facts,
                details,
                attests);
    }

    public AuditEvent under(@Nullable Policy judgedBy, List<String> legal) {
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                reasonCode,
                manifest,
                judgedBy,
                legal,
                facts,
                details,
                attests);
    }

    /**
     * Adds one fact.
     *
     * @throws IllegalArgumentException when the value is neither a code without white space, an integer below 2^53 nor a
     *     boolean: free text must not reach the log
     */
    public AuditEvent fact(String name, Object value) {
        boolean allowed = value instanceof Boolean
                || value instanceof Integer
                || (value instanceof Long number && Math.abs(number) <= LARGEST_EXACT)
                || (value instanceof String text && CODE.matcher(text).matches());
        if (!allowed) {
            throw new IllegalArgumentException("fact " + name + " is not a code, an integer or a boolean");
        }
        var more = new TreeMap<>(facts);
        more.put(name, value);
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                reasonCode,
                manifest,
                policy,
                legalBases,
                more,
                details,
                attests);
    }

    /** Adds free text, which the entry will hold as a salted commitment only. */
    public AuditEvent detail(String field, String text) {
        var more = new TreeMap<>(details);
        more.put(field, text);
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                reasonCode,
                manifest,
                policy,
                legalBases,
                facts,
                more,
                attests);
    }

    /** The entry will vouch for this row too. */
    public AuditEvent attesting(Attested row) {
        var more = new ArrayList<>(attests);
        more.add(row);
        return new AuditEvent(
                action,
                actor,
                at,
                subject,
                from,
                to,
                role,
                reasonCode,
                manifest,
                policy,
                legalBases,
                facts,
                details,
                more);
    }
}
