package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor searched the record for is on record too. A search goes on from page to page and is looked at again, so one
 * search is one entry, and another one when it goes on for longer than {@link #ONE_READING}. Asked of the record itself: that
 * holds across replicas, and a search that is read again from the beginning (decision 0022) is recorded all the same.
 */
@ApplicationScoped
public class RecordReading {
    private static final Duration ONE_READING = Duration.ofMinutes(1);

    /** More of them are told by their number: a fact is at most 256 characters. */
    private static final int NAMED = 6;

    private static final Pattern ACTOR = Pattern.compile(
            "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|system:[a-z-]{1,60}|account:\\p{XDigit}{64}");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,64}");

    private final AuditEntries entries;
    private final AuditLog log;

    RecordReading(AuditEntries entries, AuditLog log) {
        this.entries = entries;
        this.log = log;
    }

    /** In the caller's transaction. */
    void record(Actor actor, AuditEntries.Filter filter, Instant now) {
        record(actor, Role.AUDITOR, Action.READ_AUDIT, facts(filter), now);
    }

    /**
     * The same for another reading, in the caller's transaction.
     *
     * @param looked what was looked for: ids, codes and times, as {@link AuditEvent#fact} takes them
     */
    public void record(Actor actor, Role role, Action action, Map<String, Object> looked, Instant now) {
        String search = CanonicalJson.digest(looked).hex();
        boolean goesOn = entries.newest(actor, action)
                .filter(last -> search.equals(last.text("facts.search")))
                .filter(last -> last.at().isAfter(now.minus(ONE_READING)))
                .isPresent();
        if (!goesOn) {
            AuditEvent event = AuditEvent.of(action, actor, now).as(role).fact("search", search);
            for (Map.Entry<String, Object> each : looked.entrySet()) {
                event = event.fact(each.getKey(), each.getValue());
            }
            log.append(event);
        }
    }

    /**
     * What was looked for, by ids, codes and times. Of anything else that a client wrote only that it was given: somebody may
     * have typed a name there.
     */
    static TreeMap<String, Object> facts(AuditEntries.Filter filter) {
        var facts = new TreeMap<String, Object>();
        put(facts, "by.from", filter.from() == null ? null : EntryBody.time(filter.from()));
        put(facts, "by.until", filter.until() == null ? null : EntryBody.time(filter.until()));
        var actions = filter.actions();
        if (actions != null) {
            facts.put(
                    "by.actions",
                    actions.size() > NAMED
                            ? String.valueOf(actions.size())
                            : actions.stream().map(Enum::name).collect(Collectors.joining(",")));
        }
        put(
                facts,
                "by.outcome",
                filter.outcome() == null ? null : filter.outcome().name());
        put(facts, "by.actor", ours(ACTOR, filter.actorId()));
        put(facts, "by.reason", ours(CODE, filter.reason()));
        put(facts, "by.person", filter.person() == null ? null : filter.person().toString());
        put(
                facts,
                "by.document",
                filter.document() == null ? null : filter.document().toString());
        put(
                facts,
                "by.request",
                filter.request() == null ? null : filter.request().toString());
        put(
                facts,
                "by.release",
                filter.release() == null ? null : filter.release().toString());
        facts.put("readsToo", filter.readsToo());
        return facts;
    }

    private static @Nullable Object ours(Pattern form, @Nullable String given) {
        return given == null || form.matcher(given).matches() ? given : (Object) true;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
