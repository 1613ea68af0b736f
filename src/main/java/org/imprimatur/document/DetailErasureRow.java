package org.imprimatur.document;

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
import org.imprimatur.document.rules.DetailErasure;
import org.imprimatur.document.rules.ErasureGround;
import org.imprimatur.identity.PersonId;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "erased_detail")
class DetailErasureRow {
    @Id
    UUID id;

    @Column(name = "of_entry")
    UUID ofEntry;

    String field;

    @Enumerated(EnumType.STRING)
    ErasureGround ground;

    @Column(name = "erased_by")
    UUID erasedBy;

    @Column(name = "erased_at")
    Instant erasedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    DetailErasureRow() {}

    DetailErasureRow(DetailErasure erasure, UUID entryId) {
        this.id = erasure.id();
        this.ofEntry = erasure.ofEntry();
        this.field = erasure.field();
        this.ground = erasure.ground();
        this.erasedBy = erasure.erasedBy().value();
        this.erasedAt = erasure.erasedAt();
        this.entryId = entryId;
    }

    DetailErasure toErasure() {
        return new DetailErasure(id, ofEntry, field, ground, new PersonId(erasedBy), erasedAt);
    }

    AuditLog.Cited<DetailErasure> cited() {
        return new AuditLog.Cited<>(entryId, toErasure());
    }
}
