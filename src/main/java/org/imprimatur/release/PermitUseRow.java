package org.imprimatur.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.release.rules.PermitUse;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "permit_use")
class PermitUseRow {
    @Id
    UUID id;

    @Column(name = "release_id")
    UUID releaseId;

    byte[] handle;

    byte[] client;

    @Column(name = "person_id")
    UUID personId;

    byte[] question;

    byte[] content;

    byte @Nullable [] recipient;

    @Column(name = "used_at")
    Instant usedAt;

    @Column(name = "redeemed_at")
    @Nullable
    Instant redeemedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    PermitUseRow() {}

    PermitUseRow(PermitUse use, UUID entryId) {
        Sha256 named = use.recipient();
        this.id = use.id();
        this.releaseId = use.release();
        this.handle = use.handle().bytes();
        this.client = use.client().bytes();
        this.personId = use.person().value();
        this.question = use.question().bytes();
        this.content = use.content().bytes();
        this.recipient = named == null ? null : named.bytes();
        this.usedAt = use.usedAt();
        this.redeemedAt = use.redeemedAt();
        this.entryId = entryId;
    }

    PermitUse toPermitUse() {
        byte[] named = recipient;
        return new PermitUse(
                id,
                releaseId,
                digest(handle),
                digest(client),
                new PersonId(personId),
                digest(question),
                digest(content),
                named == null ? null : digest(named),
                usedAt,
                redeemedAt);
    }

    private static Sha256 digest(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    AuditLog.Cited<PermitUse> cited() {
        return new AuditLog.Cited<>(entryId, toPermitUse());
    }
}
