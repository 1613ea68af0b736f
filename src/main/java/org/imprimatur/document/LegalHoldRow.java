package org.imprimatur.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.document.rules.LegalHold;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "legal_hold")
class LegalHoldRow {
    @Id
    UUID id;

    @Column(name = "document_id")
    UUID documentId;

    String matter;

    @Column(name = "placed_by")
    UUID placedBy;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "lifted_by")
    @Nullable
    UUID liftedBy;

    @Column(name = "lifted_at")
    @Nullable
    Instant liftedAt;

    String salt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    LegalHoldRow() {}

    LegalHoldRow(LegalHold hold, UUID entryId) {
        this.id = hold.id();
        this.documentId = hold.document();
        this.matter = hold.matter();
        this.placedBy = hold.placedBy().value();
        this.placedAt = hold.placedAt();
        PersonId lifter = hold.liftedBy();
        this.liftedBy = lifter == null ? null : lifter.value();
        this.liftedAt = hold.liftedAt();
        this.salt = hold.salt();
        this.entryId = entryId;
    }

    LegalHold toHold() {
        return new LegalHold(
                id,
                documentId,
                matter,
                new PersonId(placedBy),
                placedAt,
                liftedBy == null ? null : new PersonId(liftedBy),
                liftedAt,
                salt);
    }

    AuditLog.Cited<LegalHold> cited() {
        return new AuditLog.Cited<>(entryId, toHold());
    }
}
