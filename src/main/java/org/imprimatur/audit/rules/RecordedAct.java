package org.imprimatur.audit.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says about an act, for rules that fold the log into what was the case: never any text, which the log does not
 * hold. Immutable.
 *
 * @param actorId see {@link EntryBody#actorId}
 * @param manifest digest of the manifest that the act was about
 * @param facts as they stand in the entry, as text
 * @param rows the rows that the entry vouches for
 */
public record RecordedAct(
        UUID entry,
        Instant at,
        Action action,
        Outcome outcome,
        String actorId,
        @Nullable String role,
        Subject subject,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String manifest,
        Map<String, String> facts,
        List<Row> rows) {
    public RecordedAct {
        facts = Map.copyOf(facts);
        rows = List.copyOf(rows);
    }

    /** A row that an entry vouches for. */
    public record Row(String kind, String id) {}

    /** @param body the entry's body as maps, lists and values */
    public static RecordedAct of(Map<?, ?> body) {
        var facts = new TreeMap<String, String>();
        part(body, "facts").forEach((name, value) -> facts.put(String.valueOf(name), String.valueOf(value)));
        var subject = part(body, "subject");
        var state = part(body, "state");
        return new RecordedAct(
                UUID.fromString(String.valueOf(body.get("id"))),
                Instant.parse(String.valueOf(body.get("time"))),
                Action.valueOf(String.valueOf(body.get("action"))),
                Outcome.valueOf(String.valueOf(body.get("outcome"))),
                String.valueOf(part(body, "actor").get("id")),
                text(body, "role"),
                new Subject(
                        id(subject, "document"),
                        id(subject, "version"),
                        id(subject, "request"),
                        id(subject, "release"),
                        id(subject, "person")),
                text(state, "from"),
                text(state, "to"),
                text(body, "reason"),
                text(body, "manifest"),
                facts,
                body.get("rows") instanceof List<?> rows
                        ? rows.stream().map(RecordedAct::row).toList()
                        : List.of());
    }

    /** Null where the entry does not say it, as those of earlier versions of the product may not. */
    public @Nullable String fact(String name) {
        return facts.get(name);
    }

    /** The same as an id. */
    public @Nullable UUID idFact(String name) {
        String value = facts.get(name);
        return value == null ? null : UUID.fromString(value);
    }

    /** The same as a time. */
    public @Nullable Instant timeFact(String name) {
        String value = facts.get(name);
        return value == null ? null : Instant.parse(value);
    }

    /** The same as a number. */
    public @Nullable Long numberFact(String name) {
        String value = facts.get(name);
        return value == null ? null : Long.valueOf(value);
    }

    private static Row row(@Nullable Object said) {
        return said instanceof Map<?, ?> row
                ? new Row(String.valueOf(row.get("kind")), String.valueOf(row.get("id")))
                : new Row("", "");
    }

    private static Map<?, ?> part(Map<?, ?> body, String name) {
        return body.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static @Nullable String text(Map<?, ?> part, String name) {
        Object value = part.get(name);
        return value == null ? null : String.valueOf(value);
    }

    private static @Nullable UUID id(Map<?, ?> part, String name) {
        String value = text(part, name);
        return value == null ? null : UUID.fromString(value);
    }
}
