package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Reading the record, by log index. Knows nothing of who may: later features ask only for what they let somebody see. An
 * entry whose MAC does not verify is left out; the integration reports it. Call inside a transaction.
 */
@ApplicationScoped
public class AuditEntries {
    private static final String COLUMNS = "select l.log_index, e.key_id, e.mac, e.body from audit.leaf l"
            + " join audit.entry e on e.entry_seq = l.entry_seq";
    private static final int AT_ONCE = 500;
    private static final String NOT_INTEGRATED =
            WaitingEntries.WITH + "select cast(null as bigint), e.key_id, e.mac, e.body from waiting e";

    /**
     * What waits is looked through as {@link NewestEntries} does it; whether it is about the release, the entry itself says. One
     * statement for both, here and below: an entry that got its place between two of them would be in neither.
     */
    private static final String RELEASE_TIMELINE = WaitingEntries.WITH + """
            select t.log_index, t.key_id, t.mac, t.body from (
                (select l.log_index, e.entry_seq, e.key_id, e.mac, e.body
                 from audit.leaf l join audit.entry e on e.entry_seq = l.entry_seq
                 where l.release_id = :release and l.entry_seq < :before
                 order by l.entry_seq desc limit :few)
                union all
                select cast(null as bigint), w.entry_seq, w.key_id, w.mac, w.body from waiting w
                where w.entry_seq < :before and position(convert_to(:mark, 'UTF8') in w.body) > 0
            ) t order by t.entry_seq desc
            """;

    private static final String TIMELINE = WaitingEntries.WITH + """
            select t.log_index, t.key_id, t.mac, t.body from (
                select l.log_index, e.entry_seq, e.key_id, e.mac, e.body
                from audit.leaf l join audit.entry e on e.entry_seq = l.entry_seq
                where l.request_id = :request
                  and (cast(:actor as text) is null or l.actor_id = :actor)
                  and (cast(:action as text) is null or l.action = :action)
                union all
                select cast(null as bigint), w.entry_seq, w.key_id, w.mac, w.body from waiting w
                where position(convert_to(:mark, 'UTF8') in w.body) > 0
            ) t order by t.log_index nulls last, t.entry_seq
            """;

    private static final String ACTS_ON_DOCUMENT = WaitingEntries.WITH + """
            select t.log_index, t.key_id, t.mac, t.body from (
                select l.log_index, e.entry_seq, e.key_id, e.mac, e.body
                from audit.leaf l join audit.entry e on e.entry_seq = l.entry_seq
                where l.document_id = :document and l.action = :action and l.outcome = 'PERMITTED'
                union all
                select cast(null as bigint), w.entry_seq, w.key_id, w.mac, w.body from waiting w
                where position(convert_to(:mark, 'UTF8') in w.body) > 0
            ) t order by t.entry_seq desc
            """;

    private final EntityManager entityManager;
    private final MacKeys keys;

    AuditEntries(EntityManager entityManager, MacKeys keys) {
        this.entityManager = entityManager;
        this.keys = keys;
    }

    /** An entry and its place; the index is null for a moment after the act, until it is integrated. */
    public record Placed(@Nullable Long index, VerifiedEntry entry) {}

    /**
     * What to look for; null means whatever. Times are half-open.
     *
     * @param readsToo false leaves out what was permitted and only reads, nearly all of a log; what was refused or failed stays
     */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable List<Action> actions,
            @Nullable Outcome outcome,
            @Nullable String actorId,
            @Nullable String reason,
            @Nullable UUID person,
            @Nullable UUID document,
            @Nullable UUID request,
            @Nullable UUID release,
            boolean readsToo) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null, null, true);

        /** What this actor did of this kind. */
        public static Filter of(Actor actor, Action action) {
            return new Filter(
                    null,
                    null,
                    List.of(action),
                    Outcome.PERMITTED,
                    EntryBody.actorId(actor),
                    null,
                    null,
                    null,
                    null,
                    null,
                    true);
        }

        /**
         * What was done of these kinds to a document, or to one request.
         *
         * @param document null for whichever
         * @param request null for whichever
         * @param until null for ever
         */
        public static Filter of(
                List<Action> actions, @Nullable UUID document, @Nullable UUID request, @Nullable Instant until) {
            return new Filter(null, until, actions, Outcome.PERMITTED, null, null, null, document, request, null, true);
        }

        /** Everything about one release. */
        public static Filter ofRelease(UUID release) {
            return new Filter(null, null, null, null, null, null, null, null, null, release, true);
        }
    }

    /**
     * One page of integrated entries.
     *
     * @param position the log index to go on from, exclusive; null for the beginning (or the end, backward)
     * @param backward newest first
     */
    public List<Placed> page(Filter filter, @Nullable Long position, boolean backward, int limit) {
        var search = backward ? new AuditSearch(filter, null, position) : new AuditSearch(filter, position, null);
        return verified(search.page(entityManager, backward, limit));
    }

    /** Everything that a search finds among the first entries of the log, in its order. For searches that find few. */
    public List<Placed> among(Filter filter, long size) {
        var found = new ArrayList<Placed>();
        long reached = -1;
        while (true) {
            List<?> rows = new AuditSearch(filter, reached, size).page(entityManager, false, AT_ONCE);
            if (rows.isEmpty()) {
                return List.copyOf(found);
            }
            reached = ((Number) ((Object[]) rows.get(rows.size() - 1))[0]).longValue();
            found.addAll(verified(rows));
        }
    }

    /** The entries at these places, newest first. */
    public List<Placed> at(Collection<Long> indexes) {
        return indexes.isEmpty()
                ? List.of()
                : verified(entityManager
                        .createNativeQuery(COLUMNS + " where l.log_index in (:indexes) order by l.log_index desc")
                        .setParameter("indexes", indexes)
                        .getResultList());
    }

    /** The newest entry of this actor and action, whether or not it has its place yet. */
    public Optional<VerifiedEntry> newest(Actor actor, Action action) {
        String actorId = EntryBody.actorId(actor);
        return waiting().stream()
                .map(Placed::entry)
                .filter(entry -> entry.action() == action
                        && entry.outcome() == Outcome.PERMITTED
                        && entry.actorId().equals(actorId))
                .reduce((earlier, later) -> later)
                .or(() -> page(Filter.of(actor, action), null, true, 1).stream()
                        .map(Placed::entry)
                        .findFirst());
    }

    /** Permitted entries of this actor and action about one request, whether or not they have their places yet. */
    public List<VerifiedEntry> about(UUID request, Actor actor, Action action) {
        String actorId = EntryBody.actorId(actor);
        return aboutRequest(request, actorId, action).stream()
                .map(Placed::entry)
                .filter(entry -> entry.action() == action
                        && entry.outcome() == Outcome.PERMITTED
                        && entry.actorId().equals(actorId))
                .toList();
    }

    /** Permitted acts of one kind on one document, the newest first, whether or not they have their places yet. */
    public List<VerifiedEntry> onDocument(UUID document, Action action) {
        return verified(entityManager
                        .createNativeQuery(ACTS_ON_DOCUMENT)
                        .setParameter("document", document)
                        .setParameter("action", action.name())
                        .setParameter("mark", "\"document\":\"" + document + "\"")
                        .getResultList())
                .stream()
                .map(Placed::entry)
                .filter(entry -> entry.action() == action
                        && entry.outcome() == Outcome.PERMITTED
                        && document.equals(entry.subject("document")))
                .toList();
    }

    /** Where the log ends now: the index of its newest entry, -1 while there is none. */
    public long head() {
        return ((Number) entityManager
                        .createNativeQuery("select coalesce(max(log_index), -1) from audit.leaf")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Going through the log.
     *
     * @param entry the next one that was looked for; null when there is none up to the position
     * @param position how far the log has been gone through, to go on from
     */
    public record Step(@Nullable Placed entry, long position) {}

    /** The next entry behind a position. Indexes are dense and appear in order, so nothing can appear before it later. */
    public Step next(Filter filter, long position) {
        long head = head();
        long reached = position;
        while (reached < head) {
            List<?> found = new AuditSearch(filter, reached, head + 1).page(entityManager, false, 1);
            if (found.isEmpty()) {
                break;
            }
            reached = ((Number) ((Object[]) found.get(0))[0]).longValue();
            List<Placed> verified = verified(found);
            if (!verified.isEmpty()) {
                return new Step(verified.get(0), reached);
            }
        }
        return new Step(null, Math.max(position, head));
    }

    /** How many integrated entries there are; stops counting at the limit. */
    public int count(Filter filter, int limit) {
        return new AuditSearch(filter, null, null).count(entityManager, limit);
    }

    /** Everything about one approval request, its releases included, oldest first, not yet integrated entries last. */
    public List<Placed> timeline(UUID request) {
        return aboutRequest(request, null, null);
    }

    /** @param actor null for whoever, and the action for whatever; what waits is not narrowed by them */
    private List<Placed> aboutRequest(UUID request, @Nullable String actor, @Nullable Action action) {
        return verified(entityManager
                        .createNativeQuery(TIMELINE)
                        .setParameter("request", request)
                        .setParameter("actor", actor)
                        .setParameter("action", action == null ? null : action.name())
                        .setParameter("mark", "\"request\":\"" + request + "\"")
                        .getResultList())
                .stream()
                .filter(placed -> request.equals(placed.entry().subject("request")))
                .toList();
    }

    /**
     * Acts on one release, the newest first, also those that are not integrated yet. In the order of the acts, not of the log:
     * entries get their place in the log a moment later, and a page must not show one twice because of that.
     *
     * @param before an entry of the timeline to go on from, exclusive; null for the newest
     */
    public List<Placed> releaseTimeline(UUID release, @Nullable UUID before, int limit) {
        return verified(entityManager
                        .createNativeQuery(RELEASE_TIMELINE)
                        .setParameter("release", release)
                        .setParameter("mark", "\"release\":\"" + release + "\"")
                        .setParameter("before", before == null ? Long.MAX_VALUE : sequenceOf(before))
                        .setParameter("few", limit)
                        .getResultList())
                .stream()
                .filter(placed -> release.equals(placed.entry().subject("release")))
                .limit(limit)
                .toList();
    }

    /** Before everything for one that is not there. */
    private long sequenceOf(UUID entryId) {
        var found = entityManager
                .createNativeQuery("select e.entry_seq from audit.entry e where e.entry_id = :id")
                .setParameter("id", entryId)
                .getResultList();
        return found.isEmpty() ? Long.MIN_VALUE : ((Number) found.get(0)).longValue();
    }

    /** Those that have no place yet, oldest first. */
    private List<Placed> waiting() {
        return verified(entityManager
                .createNativeQuery(NOT_INTEGRATED + " order by e.entry_seq")
                .getResultList());
    }

    public Optional<Placed> find(UUID entryId) {
        return verified(entityManager
                        .createNativeQuery("select l.log_index, e.key_id, e.mac, e.body from audit.entry e"
                                + " left join audit.leaf l on l.entry_seq = e.entry_seq where e.entry_id = :id")
                        .setParameter("id", entryId)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private List<Placed> verified(List<?> rows) {
        var placed = new ArrayList<Placed>();
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            byte[] body = (byte[]) row[3];
            if (keys.verify(((Number) row[1]).intValue(), (byte[]) row[2], body)) {
                placed.add(
                        new Placed(row[0] == null ? null : ((Number) row[0]).longValue(), VerifiedEntry.parse(body)));
            }
        }
        return placed;
    }
}
