package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditLog;
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

    Inspections(InspectionRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** The newest finished inspection of the version; empty while there is none. */
    public Optional<FinishedInspection> latestOf(UUID version) {
        return rows.latestOf(version).flatMap(row -> audit.vouchedFor(row, InspectionRow::cited));
    }

    /** The same for a page of versions, by version. */
    public Map<UUID, FinishedInspection> latestOf(Collection<UUID> versions) {
        return audit.vouchedFor(rows.latestOf(versions), InspectionRow::cited).stream()
                .collect(Collectors.toMap(FinishedInspection::version, Function.identity()));
    }

    void store(FinishedInspection inspection, UUID entryId) {
        rows.persist(new InspectionRow(inspection, entryId));
    }
}
