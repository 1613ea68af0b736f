package org.imprimatur.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.rules.Waiver;
import org.imprimatur.inspection.rules.WaiverReason;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "waiver")
class WaiverRow {
    @Id
    UUID id;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "version_id")
    UUID versionId;

    String finding;

    @Enumerated(EnumType.STRING)
    WaiverReason reason;

    @Enumerated(EnumType.STRING)
    Waiver.State state;

    @Column(name = "asked_by")
    UUID askedBy;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Nullable
    Instant until;

    @Column(name = "granted_under")
    @Nullable
    UUID grantedUnder;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    WaiverRow() {}

    WaiverRow(Waiver kept, UUID entryId) {
        this.id = kept.id();
        this.documentId = kept.document();
        this.versionId = kept.version();
        this.finding = kept.finding().hex();
        this.reason = kept.reason();
        this.state = kept.state();
        this.askedBy = kept.askedBy().value();
        this.askedAt = kept.askedAt();
        PersonId decider = kept.decidedBy();
        this.decidedBy = decider == null ? null : decider.value();
        this.decidedAt = kept.decidedAt();
        this.until = kept.until();
        this.grantedUnder = kept.grantedUnder();
        this.entryId = entryId;
    }

    Waiver toWaiver() {
        return new Waiver(
                id,
                documentId,
                versionId,
                new Sha256(finding),
                reason,
                state,
                new PersonId(askedBy),
                askedAt,
                decidedBy == null ? null : new PersonId(decidedBy),
                decidedAt,
                until,
                grantedUnder);
    }

    AuditLog.Cited<Waiver> cited() {
        return new AuditLog.Cited<>(entryId, toWaiver());
    }
}
