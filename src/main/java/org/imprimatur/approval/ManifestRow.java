package org.imprimatur.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.approval.rules.ApprovalRequest;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "manifest")
class ManifestRow {
    @Id
    byte[] sha256;

    @Column(name = "request_id")
    UUID requestId;

    String body;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ManifestRow() {}

    ManifestRow(ApprovalRequest request, UUID entryId) {
        this.sha256 = request.manifest().digest().bytes();
        this.requestId = request.id();
        this.body = request.manifest().canonical();
        this.entryId = entryId;
    }
}
