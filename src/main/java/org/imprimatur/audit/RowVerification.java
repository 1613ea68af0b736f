package org.imprimatur.audit;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.audit.rules.Attested;
import org.jspecify.annotations.Nullable;

/**
 * Walks every attested table, row by row and attestation by attestation: each row must be as its newest entry says, and each
 * row that an entry vouched for must be there. What fails counts for nothing wherever it is used; here somebody is told.
 */
@ApplicationScoped
class RowVerification {
    private final List<AttestedTable<?, ?>> tables;
    private final AuditLog log;
    private final EntityManager entityManager;

    RowVerification(@All List<AttestedTables> features, AuditLog log, EntityManager entityManager) {
        this.tables =
                features.stream().flatMap(feature -> feature.tables().stream()).toList();
        this.log = log;
        this.entityManager = entityManager;
    }

    /**
     * How far one walk has come.
     *
     * @param table which table
     * @param missing whether it looks for rows that are gone; otherwise at the rows that are there
     * @param position the last id that was looked at; null at the beginning
     */
    record Walk(int table, boolean missing, @Nullable String position) {
        static final Walk BEGINNING = new Walk(0, false, null);
    }

    boolean isFinished(Walk walk) {
        return walk.table() >= tables.size();
    }

    /** The kinds of rows that are walked. */
    Set<String> kinds() {
        var kinds = new HashSet<String>();
        tables.forEach(table -> kinds.add(table.kind()));
        return kinds;
    }

    /**
     * One step, in a REPEATABLE READ transaction: what changes between reading a row and asking for its entries must not look
     * like a forgery.
     *
     * @param finding takes what is wrong: kinds and ids
     */
    Walk step(Walk walk, int limit, Consumer<String> finding) {
        return step(tables.get(walk.table()), walk, limit, finding);
    }

    private <R, I extends Comparable<I>> Walk step(
            AttestedTable<R, I> table, Walk walk, int limit, Consumer<String> finding) {
        String last = walk.missing()
                ? gone(table, walk.position(), limit, finding)
                : wrong(table, walk.position(), limit, finding);
        entityManager.clear();
        if (last != null) {
            return new Walk(walk.table(), walk.missing(), last);
        }
        return walk.missing() ? new Walk(walk.table() + 1, false, null) : new Walk(walk.table(), true, null);
    }

    /** Answers the id of the last row it looked at; null for the end. */
    private <R, I extends Comparable<I>> @Nullable String wrong(
            AttestedTable<R, I> table, @Nullable String position, int limit, Consumer<String> finding) {
        String from = "from " + table.rows().getName() + " r";
        var query = position == null
                ? entityManager.createQuery(from + " order by r." + table.id(), table.rows())
                : entityManager
                        .createQuery(
                                from + " where r." + table.id() + " > :position order by r." + table.id(), table.rows())
                        .setParameter("position", table.idOf().apply(position));
        List<R> rows = query.setMaxResults(limit).getResultList();
        var cited = new ArrayList<AuditLog.Cited<?>>();
        for (R row : rows) {
            Optional<? extends Attested> content = table.contentOf().apply(row);
            if (content.isEmpty()) {
                finding.accept(table.kind() + " " + table.rowId().apply(row) + " cannot be what its entry says");
            } else {
                cited.add(new AuditLog.Cited<>(table.entryOf().apply(row), content.get()));
            }
        }
        log.notVouchedFor(cited)
                .forEach(each -> finding.accept(
                        table.kind() + " " + each.row().attestedId() + " is not what its newest entry says"));
        return rows.isEmpty()
                ? null
                : table.rowId().apply(rows.get(rows.size() - 1)).toString();
    }

    /** Answers the id of the last attestation it looked at; null for the end. */
    private <R, I extends Comparable<I>> @Nullable String gone(
            AttestedTable<R, I> table, @Nullable String position, int limit, Consumer<String> finding) {
        List<?> attested = entityManager
                .createNativeQuery(
                        "select distinct row_id from audit.attestation where kind = :kind and row_id > :position"
                                + " order by row_id limit :limit")
                .setParameter("kind", table.kind())
                .setParameter("position", position == null ? "" : position)
                .setParameter("limit", limit)
                .getResultList();
        if (attested.isEmpty()) {
            return null;
        }
        var there = new HashSet<>(entityManager
                .createQuery(
                        "select r." + table.id() + " from " + table.rows().getName() + " r where r." + table.id()
                                + " in :ids",
                        Object.class)
                .setParameter(
                        "ids",
                        attested.stream()
                                .map(String.class::cast)
                                .map(table.idOf())
                                .toList())
                .getResultList());
        for (Object each : attested) {
            String id = (String) each;
            if (!there.contains(table.idOf().apply(id))) {
                finding.accept(table.kind() + " " + id + " was removed");
            }
        }
        return (String) attested.get(attested.size() - 1);
    }
}
