package org.imprimatur.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.BlockedDigest;
import org.imprimatur.identity.PersonId;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "blocked_digest")
class BlockedDigestRow {
    @Id
    UUID id;

    byte[] sha256;

    String reason;

    @Column(name = "blocked_by")
    UUID blockedBy;

    @Column(name = "blocked_at")
    Instant blockedAt;

    String salt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    BlockedDigestRow() {}

    BlockedDigestRow(BlockedDigest blocked, UUID entryId) {
        this.id = blocked.id();
        this.sha256 = blocked.sha256().bytes();
        this.reason = blocked.reason();
        this.blockedBy = blocked.blockedBy().value();
        this.blockedAt = blocked.blockedAt();
        this.salt = blocked.salt();
        this.entryId = entryId;
    }

    BlockedDigest toBlockedDigest() {
        return new BlockedDigest(
                id, new Sha256(HexFormat.of().formatHex(sha256)), reason, new PersonId(blockedBy), blockedAt, salt);
    }
}
