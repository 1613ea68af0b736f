package org.imprimatur.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.identity.PersonId;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "approval_request")
class RequestRow {
    @Id
    UUID id;

    String reference;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "version_id")
    UUID versionId;

    UUID requester;

    UUID uploader;

    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] editors;

    byte[] manifest;

    byte[] source;

    @Enumerated(EnumType.STRING)
    Audience audience;

    int round;

    @Enumerated(EnumType.STRING)
    RequestState state;

    @Column(name = "drafted_at")
    Instant draftedAt;

    @Nullable
    Instant deadline;

    @Column(name = "publish_by")
    @Nullable
    Instant publishBy;

    @Nullable
    UUID supersedes;

    boolean published;

    @Column(name = "lock_version")
    int lockVersion;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RequestRow() {}

    RequestRow(ApprovalRequest request, UUID entryId) {
        this.id = request.id();
        this.reference = request.reference();
        this.documentId = request.document();
        this.versionId = request.version();
        this.requester = request.requester().value();
        this.uploader = request.uploader().value();
        this.editors = request.editors().stream().map(PersonId::value).sorted().toArray(UUID[]::new);
        this.manifest = request.manifest().digest().bytes();
        this.source = request.manifest().source().bytes();
        this.audience = request.manifest().disclosure().audience();
        this.round = request.round();
        this.state = request.state();
        this.draftedAt = request.draftedAt();
        this.deadline = request.deadline();
        this.publishBy = request.publishBy();
        this.supersedes = request.supersedes();
        this.published = request.published();
        this.lockVersion = request.lockVersion();
        this.entryId = entryId;
    }

    ApprovalRequest toRequest(Manifest current, List<SignOff> signOffs, List<ReleaseDecision> decisions) {
        return new ApprovalRequest(
                id,
                reference,
                documentId,
                versionId,
                new PersonId(requester),
                new PersonId(uploader),
                Arrays.stream(editors).map(PersonId::new).collect(Collectors.toUnmodifiableSet()),
                current,
                round,
                state,
                signOffs,
                decisions,
                draftedAt,
                deadline,
                publishBy,
                supersedes,
                published,
                lockVersion);
    }
}
