package org.imprimatur.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.worker.ReportText;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "inspection")
class InspectionRow {
    @Id
    UUID id;

    @Column(name = "version_id")
    UUID versionId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Enumerated(EnumType.STRING)
    InspectionState state;

    String report;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    InspectionRow() {}

    InspectionRow(FinishedInspection inspection, UUID entryId) {
        this.id = inspection.id();
        this.versionId = inspection.version();
        this.startedAt = inspection.startedAt();
        this.finishedAt = inspection.finishedAt();
        this.state = inspection.report().state();
        this.report = ReportText.write(inspection.report());
        this.entryId = entryId;
    }

    /** @throws IllegalStateException where the text is not a report, which a row that its entry vouches for never is */
    FinishedInspection toInspection() {
        return new FinishedInspection(id, versionId, startedAt, finishedAt, ReportText.read(report));
    }

    AuditLog.Cited<FinishedInspection> cited() {
        return new AuditLog.Cited<>(entryId, toInspection());
    }
}
