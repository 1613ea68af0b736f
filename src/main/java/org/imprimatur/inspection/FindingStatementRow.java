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
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.rules.FindingStatement;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "finding_statement")
class FindingStatementRow {
    @Id
    UUID id;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "version_id")
    UUID versionId;

    @Enumerated(EnumType.STRING)
    FindingStatement.Kind kind;

    String subject;

    @Column(name = "said_by")
    UUID saidBy;

    @Column(name = "said_at")
    Instant saidAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    FindingStatementRow() {}

    FindingStatementRow(FindingStatement said, UUID entryId) {
        this.id = said.id();
        this.documentId = said.document();
        this.versionId = said.version();
        this.kind = said.kind();
        this.subject = said.subject().hex();
        this.saidBy = said.by().value();
        this.saidAt = said.at();
        this.entryId = entryId;
    }

    FindingStatement toStatement() {
        return new FindingStatement(id, documentId, versionId, kind, new Sha256(subject), new PersonId(saidBy), saidAt);
    }

    AuditLog.Cited<FindingStatement> cited() {
        return new AuditLog.Cited<>(entryId, toStatement());
    }
}
