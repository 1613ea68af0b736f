package org.imprimatur.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.release.rules.Milestones;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseState;
import org.imprimatur.release.rules.ReleaseTerms;
import org.imprimatur.release.rules.SuspensionCause;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "release")
class ReleaseRow {
    @Id
    UUID id;

    @Column(name = "decision_id")
    UUID decisionId;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "version_id")
    UUID versionId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] content;

    @Column(name = "not_after")
    @Nullable
    Instant notAfter;

    @Enumerated(EnumType.STRING)
    ReleaseState state;

    @Column(name = "authorised_at")
    Instant authorisedAt;

    @Column(name = "scheduled_for")
    @Nullable
    Instant scheduledFor;

    @Column(name = "scheduled_by")
    @Nullable
    UUID scheduledBy;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "suspended_at")
    @Nullable
    Instant suspendedAt;

    @Column(name = "suspended_because")
    @Enumerated(EnumType.STRING)
    @Nullable
    SuspensionCause suspendedBecause;

    @Column(name = "recalled_at")
    @Nullable
    Instant recalledAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "lock_version")
    int lockVersion;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ReleaseRow() {}

    ReleaseRow(Release release, UUID entryId) {
        this.id = release.id();
        this.decisionId = release.origin().decision();
        this.requestId = release.origin().request();
        this.documentId = release.origin().document();
        this.versionId = release.origin().version();
        this.content =
                release.terms().content().stream().map(Sha256::hex).sorted().toArray(String[]::new);
        this.notAfter = release.terms().notAfter();
        this.state = release.state();
        var milestones = release.milestones();
        this.authorisedAt = milestones.authorisedAt();
        this.scheduledFor = milestones.scheduledFor();
        var scheduler = milestones.scheduledBy();
        this.scheduledBy = scheduler == null ? null : scheduler.value();
        this.publishedAt = milestones.publishedAt();
        this.suspendedAt = milestones.suspendedAt();
        this.suspendedBecause = milestones.suspendedBecause();
        this.recalledAt = milestones.recalledAt();
        this.closedAt = milestones.closedAt();
        this.lockVersion = release.lockVersion();
        this.entryId = entryId;
    }

    /**
     * The release, with its terms as the signed manifest says them.
     *
     * @param request the one that this row names
     * @throws IllegalStateException when the request has no such decision, which a foreign key prevents
     */
    Release toRelease(ApprovalRequest request) {
        ReleaseDecision decision = request.decisions().stream()
                .filter(each -> each.id().equals(decisionId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("release " + id + " has no decision"));
        return new Release(
                id,
                new Release.Origin(
                        request.id(),
                        decisionId,
                        documentId,
                        versionId,
                        request.manifest().digest(),
                        request.requester()),
                ReleaseTerms.of(request.manifest(), decision),
                state,
                new Milestones(
                        authorisedAt,
                        scheduledFor,
                        scheduledBy == null ? null : new PersonId(scheduledBy),
                        publishedAt,
                        suspendedAt,
                        suspendedBecause,
                        recalledAt,
                        closedAt),
                lockVersion);
    }
}
