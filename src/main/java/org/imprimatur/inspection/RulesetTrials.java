package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.ReportComparison;
import org.imprimatur.inspection.rules.ReportComparison.Verdict;
import org.imprimatur.inspection.rules.RulesetProposal;

/**
 * What rulesets say, or would say, of stored versions. Call inside a transaction. Only what is to be done next, and what a person
 * reads before deciding, goes by it.
 */
@ApplicationScoped
public class RulesetTrials {
    /** A proposal is tried on so many of the newest versions. */
    static final int VERSIONS = 500;

    private static final String WITH_BYTES =
            "from imprimatur.document_version v where v.state in ('INSPECTED', 'UNINSPECTABLE') and v.destroyed_at is null";

    private static final String NEWEST_IS_OF = "exists (select from imprimatur.inspection i where i.version_id = v.id"
            + " and i.rules_sha256 = :rules and not exists (select from imprimatur.inspection n"
            + " where n.version_id = v.id and (n.finished_at, n.id) > (i.finished_at, i.id)))";

    private final EntityManager entityManager;

    RulesetTrials(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What a trial has found so far.
     *
     * @param versions on how many it is tried
     * @param byVerdict how many of them were tried with which result
     * @param personsBefore distinct people in each of these, added up, by the rulesets that inspected them
     * @param personsAfter the same by the proposed one
     */
    public record Tally(int versions, Map<Verdict, Integer> byVerdict, long personsBefore, long personsAfter) {
        public int of(Verdict verdict) {
            return byVerdict.getOrDefault(verdict, 0);
        }

        public int tried() {
            return byVerdict.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param inspected versions whose newest inspection is by the ruleset
     * @param waiting other versions whose bytes are there
     */
    public record Coverage(long inspected, long waiting) {}

    /** Versions whose newest inspection is not by these rules, newest version first. */
    List<UUID> dueAnew(Sha256 rules, int limit) {
        return ids(entityManager
                .createNativeQuery(
                        "select v.id " + WITH_BYTES + " and not " + NEWEST_IS_OF + " order by v.created_at desc")
                .setParameter("rules", rules.hex())
                .setMaxResults(limit));
    }

    Coverage coverageOf(Sha256 rules) {
        long all = count("select count(*) " + WITH_BYTES, Map.of());
        long inspected = count("select count(*) " + WITH_BYTES + " and " + NEWEST_IS_OF, Map.of("rules", rules.hex()));
        return new Coverage(inspected, all - inspected);
    }

    /** Versions that the proposal is to be tried on and was not yet, newest first. */
    List<UUID> untried(RulesetProposal proposal, int limit) {
        return ids(entityManager
                .createNativeQuery("select id from (select v.id, v.created_at " + WITH_BYTES
                        + " and v.created_at < :at order by v.created_at desc limit " + VERSIONS + ") newest"
                        + " where not exists (select from imprimatur.ruleset_trial t"
                        + " where t.proposal_id = :proposal and t.version_id = newest.id) order by created_at desc")
                .setParameter("at", proposal.at())
                .setParameter("proposal", proposal.id())
                .setMaxResults(limit));
    }

    void record(UUID proposal, UUID version, InspectionReport before, InspectionReport after) {
        record(proposal, version, ReportComparison.of(before, after), before.personCount(), after.personCount());
    }

    /** Of a version or inspection that the log does not vouch for nothing can be said. */
    void recordUnknown(UUID proposal, UUID version) {
        record(proposal, version, new ReportComparison(Verdict.UNREADABLE, 0, 0), 0, 0);
    }

    private void record(UUID proposal, UUID version, ReportComparison compared, int before, int after) {
        entityManager
                .createNativeQuery(
                        "insert into imprimatur.ruleset_trial (proposal_id, version_id, verdict, persons_before,"
                                + " persons_after, appeared, disappeared) values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                .setParameter(1, proposal)
                .setParameter(2, version)
                .setParameter(3, compared.verdict().name())
                .setParameter(4, before)
                .setParameter(5, after)
                .setParameter(6, compared.appeared())
                .setParameter(7, compared.disappeared())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Tally tallyOf(RulesetProposal proposal) {
        List<Object[]> found = entityManager
                .createNativeQuery(
                        "select verdict, count(*), coalesce(sum(persons_before), 0), coalesce(sum(persons_after), 0)"
                                + " from imprimatur.ruleset_trial where proposal_id = :proposal group by verdict")
                .setParameter("proposal", proposal.id())
                .getResultList();
        var counts = found.stream()
                .collect(
                        Collectors.toMap(row -> Verdict.valueOf((String) row[0]), row -> ((Number) row[1]).intValue()));
        var all = Stream.of(Verdict.values())
                .collect(Collectors.toMap(Function.identity(), verdict -> counts.getOrDefault(verdict, 0)));
        int tried = all.values().stream().mapToInt(Integer::intValue).sum();
        return new Tally(tried + untried(proposal, VERSIONS).size(), all, sum(found, 2), sum(found, 3));
    }

    private static List<UUID> ids(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private static long sum(List<Object[]> rows, int column) {
        return rows.stream()
                .mapToLong(row -> ((Number) row[column]).longValue())
                .sum();
    }

    private long count(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }
}
