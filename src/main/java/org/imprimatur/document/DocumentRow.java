package org.imprimatur.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentReference;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.PersonId;

@Entity
@Table(schema = "imprimatur", name = "document")
class DocumentRow {
    @Id
    UUID id;

    String reference;

    String title;

    String custodian;

    @Column(name = "declared_categories")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] declaredCategories;

    @Column(name = "lock_version")
    int lockVersion;

    @Column(name = "registered_by")
    UUID registeredBy;

    @Column(name = "registered_at")
    Instant registeredAt;

    String salt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    DocumentRow() {}

    DocumentRow(Document document, UUID entryId) {
        this.id = document.id();
        this.reference = document.reference().value();
        this.title = document.title();
        this.custodian = document.custodian();
        this.declaredCategories =
                document.declaredCategories().stream().map(Enum::name).toArray(String[]::new);
        this.lockVersion = document.lockVersion();
        this.registeredBy = document.registeredBy().value();
        this.registeredAt = document.registeredAt();
        this.salt = document.salt();
        this.entryId = entryId;
    }

    Document toDocument() {
        return new Document(
                id,
                new DocumentReference(reference),
                title,
                custodian,
                Arrays.stream(declaredCategories)
                        .map(ProtectionCategory::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                lockVersion,
                new PersonId(registeredBy),
                registeredAt,
                salt);
    }

    AuditLog.Cited<Document> cited() {
        return new AuditLog.Cited<>(entryId, toDocument());
    }
}
