package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.AuditExceptionKind;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.authority.Authorities;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** What in the record is worth an auditor's look, computed by the database over the log. */
@ApplicationScoped
public class FindExceptions {
    /** The entries that can be one: word for word the condition of the index leaf_noteworthy (V31), or it would not be used. */
    private static final String NOTEWORTHY =
            "(l.outcome <> 'PERMITTED' or l.action in ('REGISTER_PERSON', 'LINK_ACCOUNT',"
                    + " 'UNLINK_ACCOUNT', 'GRANT_AUTHORITY', 'END_AUTHORITY', 'LOAD_POLICY', 'LOAD_RULESET',"
                    + " 'ACTIVATE_RULESET', 'GRANT_WAIVER', 'APPROVE_REQUEST', 'REFUSE_REQUEST',"
                    + " 'RETURN_REQUEST', 'PUBLISH_RELEASE'))";

    /**
     * The kinds of one entry, with commas; empty where it is none. A manifest stands in the bodies only; of one person and request
     * there are as many openings as manifests.
     */
    private static final String KINDS = """
            select array_to_string(array[
                case when l.outcome = 'PERMITTED' and l.action = 'PUBLISH_RELEASE' and exists (
                    select from imprimatur.approval_request r
                    join imprimatur.release_decision d on d.source = r.source
                    where r.id = l.request_id and d.outcome = 'REFUSED' and d.decided_at < l.at)
                    then 'PUBLISHED_AFTER_REFUSAL' end,
                case when l.outcome = 'PERMITTED' and l.action in ('APPROVE_REQUEST', 'REFUSE_REQUEST', 'RETURN_REQUEST') then (
                    select case when min(o.at) is null then 'UNOPENED_SIGN_OFF'
                                when l.at - min(o.at) < interval '%d seconds' then 'HASTY_SIGN_OFF' end
                    from audit.entry e, audit.leaf o join audit.entry oe on oe.entry_seq = o.entry_seq
                    where e.entry_seq = l.entry_seq
                      and o.action = 'OPEN_REQUEST' and o.outcome = 'PERMITTED'
                      and o.request_id = l.request_id and o.actor_id = l.actor_id and o.at <= l.at
                      and cast(convert_from(oe.body, 'UTF8') as jsonb) ->> 'manifest'
                          = cast(convert_from(e.body, 'UTF8') as jsonb) ->> 'manifest') end,
                case when l.outcome = 'PERMITTED' and l.action in ('REGISTER_PERSON', 'LINK_ACCOUNT', 'UNLINK_ACCOUNT',
                                                                   'GRANT_AUTHORITY', 'END_AUTHORITY')
                    then 'AUTHORITY_CHANGE' end,
                case when l.outcome = 'PERMITTED' and l.action in ('LOAD_POLICY', 'LOAD_RULESET', 'ACTIVATE_RULESET')
                    then 'POLICY_CHANGE' end,
                case when l.outcome = 'PERMITTED' and l.action = 'GRANT_WAIVER' then 'FINDING_WAIVED' end,
                case when l.outcome = 'FAILED' then 'FAILURE' end,
                case when l.outcome = 'REFUSED' then 'REFUSAL' end], ',') as kinds
            """.formatted(AuditExceptionKind.HASTE.toSeconds());

    private static final String EXCEPTIONS = " from audit.leaf l cross join lateral (" + KINDS + ") k where "
            + NOTEWORTHY + " and l.log_index > :since and l.log_index < :before and k.kinds <> ''";

    private final EntityManager entityManager;
    private final AuditEntries entries;
    private final Authorities authorities;
    private final DatabaseClock clock;

    FindExceptions(EntityManager entityManager, AuditEntries entries, Authorities authorities, DatabaseClock clock) {
        this.entityManager = entityManager;
        this.entries = entries;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** An entry, and why it is an exception. */
    public record Found(AuditEntries.Placed entry, List<AuditExceptionKind> kinds) {}

    /**
     * One page, newest first.
     *
     * @param since only behind this log index
     * @param kind only of this kind; null for any
     * @param before the log index to go on before; null for the newest
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public List<Found> page(
            Actor actor, long since, @Nullable AuditExceptionKind kind, @Nullable Long before, int limit) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        Query query = between(
                "select l.log_index, k.kinds" + EXCEPTIONS + ofKind(kind) + " order by l.log_index desc limit :most",
                since,
                before);
        query.setParameter("most", limit);
        if (kind != null) {
            query.setParameter("kind", kind.name());
        }
        var kinds = new LinkedHashMap<Long, List<AuditExceptionKind>>();
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            kinds.put(
                    ((Number) row[0]).longValue(),
                    Arrays.stream(((String) row[1]).split(",", -1))
                            .map(AuditExceptionKind::valueOf)
                            .toList());
        }
        var found = new ArrayList<Found>();
        for (AuditEntries.Placed placed : entries.at(kinds.keySet())) {
            found.add(new Found(placed, Objects.requireNonNull(kinds.get(placed.index()))));
        }
        return found;
    }

    /**
     * How many there are of this kind; stops counting at the limit.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public int count(Actor actor, long since, @Nullable AuditExceptionKind kind, int limit) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        Query query = between(
                "select count(*) from (select 1" + EXCEPTIONS + ofKind(kind) + " limit :most) found", since, null);
        query.setParameter("most", limit);
        if (kind != null) {
            query.setParameter("kind", kind.name());
        }
        return ((Number) query.getSingleResult()).intValue();
    }

    private static String ofKind(@Nullable AuditExceptionKind kind) {
        return kind == null ? "" : " and :kind = any (string_to_array(k.kinds, ','))";
    }

    /**
     * What there is to look at.
     *
     * @param through where the log ends now: whoever has looked at these has looked through here
     * @param counts how many there are of each kind that there is, the gravest first
     */
    public record Outlook(long since, long through, Map<AuditExceptionKind, Integer> counts) {}

    /**
     * All exceptions behind a log index, counted by kind.
     *
     * @throws RuleViolation when the actor is not an auditor
     */
    @Transactional
    public Outlook outlook(Actor actor, long since) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        long through = entries.head();
        var counts = new EnumMap<AuditExceptionKind, Integer>(AuditExceptionKind.class);
        for (Object each : between(
                        "select kind, count(*) from (select string_to_array(k.kinds, ',') as kinds" + EXCEPTIONS
                                + ") found cross join lateral unnest(found.kinds) kind group by kind",
                        since,
                        through + 1)
                .getResultList()) {
            Object[] row = (Object[]) each;
            counts.put(AuditExceptionKind.valueOf((String) row[0]), ((Number) row[1]).intValue());
        }
        return new Outlook(since, through, counts);
    }

    private Query between(String statement, long since, @Nullable Long before) {
        return entityManager
                .createNativeQuery(statement)
                .setParameter("since", since)
                .setParameter("before", before == null ? Long.MAX_VALUE : before);
    }
}
