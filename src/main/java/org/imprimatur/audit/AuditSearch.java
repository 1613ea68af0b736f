package org.imprimatur.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Action;
import org.jspecify.annotations.Nullable;

/**
 * One search of the log as a statement that indexes answer, whatever is combined (V21; figures in bench.md). The planner knows how
 * often a value occurs, not where: told to find the newest of a year long past, or of an action that went out of use, it would walk
 * the whole log backward.
 *
 * <p>So times become bounds of the log index. They are as wide as {@link #SKEW}, within which an entry's place can differ from its
 * time: a transaction is over long before. And each action is looked up by itself, in an order that only an index with the action in it has.
 */
final class AuditSearch {
    /** No transaction stays open for so long: the service ends its own after a minute. */
    private static final String SKEW = "interval '1 hour'";

    /** Word for word the condition of the indexes, with values and not parameters: otherwise they are not used. */
    private static final String NO_READS = Arrays.stream(Action.values())
            .filter(Action::reads)
            .map(action -> "'" + action + "'")
            .collect(Collectors.joining(", ", "not (l.outcome = 'PERMITTED' and l.action in (", "))"));

    private static final String FIRST =
            "coalesce((select b.log_index from audit.leaf b where b.at < cast(:since as timestamptz) - " + SKEW
                    + " order by b.at desc, b.log_index desc limit 1), -1)";
    private static final String LAST =
            "coalesce((select b.log_index from audit.leaf b where b.at >= cast(:until as timestamptz) + " + SKEW
                    + " order by b.at, b.log_index limit 1), " + Long.MAX_VALUE + ")";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new TreeMap<>();
    private final boolean byAction;
    private final String above;
    private final String below;

    /**
     * @param after only behind this log index
     * @param before only before this log index
     */
    AuditSearch(AuditEntries.Filter filter, @Nullable Long after, @Nullable Long before) {
        Instant from = filter.from();
        Instant until = filter.until();
        where("l.at >= :since", "since", from);
        where("l.at < :until", "until", until);
        above = bound("greatest", "after", after, from == null ? "cast(-1 as bigint)" : FIRST);
        below = bound("least", "before", before, until == null ? "cast(" + Long.MAX_VALUE + " as bigint)" : LAST);
        if (!filter.readsToo()) {
            conditions.add(NO_READS);
        }
        var outcome = filter.outcome();
        where("l.outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        where("l.actor_id = :actor", "actor", filter.actorId());
        where("l.reason_code = :reason", "reason", filter.reason());
        where("l.person_id = :person", "person", filter.person());
        where("l.document_id = :document", "document", filter.document());
        where("l.request_id = :request", "request", filter.request());
        where("l.release_id = :release", "release", filter.release());
        var actions = filter.actions();
        byAction = actions != null;
        if (actions != null) {
            parameters.put(
                    "actions",
                    actions.stream().distinct().map(Action::name).collect(Collectors.joining(",", "{", "}")));
        }
    }

    /** Rows of log index, key, MAC and body. */
    List<?> page(EntityManager entityManager, boolean newestFirst, int limit) {
        String direction = newestFirst ? " desc" : "";
        return query(
                        entityManager,
                        "select l.log_index, e.key_id, e.mac, e.body from (" + found(direction)
                                + ") l join audit.entry e on e.entry_seq = l.entry_seq order by l.log_index"
                                + direction,
                        limit)
                .getResultList();
    }

    /** How many there are; stops counting at the limit. */
    int count(EntityManager entityManager, int limit) {
        return ((Number) query(entityManager, "select count(*) from (" + found("") + ") l", limit)
                        .getSingleResult())
                .intValue();
    }

    private String found(String direction) {
        return byAction
                ? "select p.log_index, p.entry_seq from unnest(cast(:actions as text[])) a(action)"
                        + " cross join lateral (select l.log_index, l.entry_seq from audit.leaf l"
                        + " where (l.action, l.log_index) > (a.action, " + above + ")"
                        + " and (l.action, l.log_index) < (a.action, " + below + ")" + further()
                        + " order by l.action" + direction + ", l.log_index" + direction
                        + " limit :most) p order by p.log_index" + direction + " limit :most"
                : "select l.log_index, l.entry_seq from audit.leaf l where l.log_index > " + above
                        + " and l.log_index < " + below + further()
                        + " order by l.log_index" + direction + " limit :most";
    }

    private String further() {
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
    }

    private String bound(String choice, String name, @Nullable Long given, String other) {
        if (given == null) {
            return other;
        }
        parameters.put(name, given);
        return choice + "(cast(:" + name + " as bigint), " + other + ")";
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private Query query(EntityManager entityManager, String statement, int limit) {
        Query query = entityManager.createNativeQuery(statement).setParameter("most", limit);
        parameters.forEach(query::setParameter);
        return query;
    }
}
