package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.inspection.rules.FinishedInspection;

/**
 * What was found in versions. Call inside a transaction. An inspection whose audit entry does not vouch for its row is as if
 * it were not there, and an older one never stands in for it. Asks nobody's permission: whoever calls decides who sees the
 * answer.
 */
@ApplicationScoped
public class Inspections {
    private final InspectionRows rows;
    private final AuditLog audit;
    private final SupposedFacts<UUID, FinishedInspection> known;

    Inspections(InspectionRows rows, AuditLog audit, RecordWatch watch) {
        this.rows = rows;
        this.audit = audit;
        this.known = watch.supposed(
                List.of(), Set.of("inspection"), List.of(Surroundings.byId("imprimatur.inspection", "version_id")));
    }

    /** The newest finished inspection of the version; empty while there is none. */
    public Optional<FinishedInspection> latestOf(UUID version) {
        return rows.latestOf(version).flatMap(row -> audit.vouchedFor(row, InspectionRow::cited));
    }

    /** The same for a page of versions, by version. */
    public Map<UUID, FinishedInspection> latestOf(Collection<UUID> versions) {
        return known.each(
                Set.copyOf(versions),
                unknown -> audit.counting(rows.latestOf(unknown), InspectionRow::cited).stream()
                        .map(each -> new SupposedFacts.Each<>(
                                each.row().version(),
                                each.row(),
                                List.of(each),
                                List.of(List.of(each.row().version().toString()))))
                        .toList());
    }

    void store(FinishedInspection inspection, UUID entryId) {
        rows.persist(new InspectionRow(inspection, entryId));
    }
}
