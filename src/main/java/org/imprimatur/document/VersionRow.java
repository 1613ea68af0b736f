package org.imprimatur.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.FileName;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "document_version")
class VersionRow {
    @Id
    UUID id;

    @Column(name = "document_id")
    UUID documentId;

    int number;

    @Column(name = "content_id")
    UUID contentId;

    byte[] sha256;

    @Column(name = "byte_size")
    long byteSize;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "file_name")
    String fileName;

    @Enumerated(EnumType.STRING)
    VersionState state;

    UUID uploader;

    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] editors;

    @Column(name = "regenerated_from")
    @Nullable
    UUID regeneratedFrom;

    @Column(name = "created_at")
    Instant createdAt;

    String salt;

    @Column(name = "destroyed_at")
    @Nullable
    Instant destroyedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    VersionRow() {}

    VersionRow(DocumentVersion version, UUID entryId) {
        this.id = version.id();
        this.documentId = version.documentId();
        this.number = version.number();
        this.contentId = version.contentId();
        this.sha256 = version.sha256().bytes();
        this.byteSize = version.byteSize();
        this.mediaType = version.mediaType();
        this.fileName = version.fileName().value();
        this.state = version.state();
        this.uploader = version.uploader().value();
        this.editors = version.editors().stream().map(PersonId::value).toArray(UUID[]::new);
        this.regeneratedFrom = version.regeneratedFrom();
        this.createdAt = version.createdAt();
        this.salt = version.salt();
        this.destroyedAt = version.destroyedAt();
        this.entryId = entryId;
    }

    DocumentVersion toVersion() {
        return new DocumentVersion(
                id,
                documentId,
                number,
                contentId,
                new Sha256(HexFormat.of().formatHex(sha256)),
                byteSize,
                mediaType,
                new FileName(fileName),
                state,
                new PersonId(uploader),
                Arrays.stream(editors).map(PersonId::new).toList(),
                regeneratedFrom,
                createdAt,
                salt,
                destroyedAt);
    }

    AuditLog.Cited<DocumentVersion> cited() {
        return new AuditLog.Cited<>(entryId, toVersion());
    }
}
