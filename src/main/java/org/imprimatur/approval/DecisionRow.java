package org.imprimatur.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.DecisionCause;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "release_decision")
class DecisionRow {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "version_id")
    UUID versionId;

    @Enumerated(EnumType.STRING)
    DecidedOutcome outcome;

    @Enumerated(EnumType.STRING)
    DecisionCause cause;

    @Column(name = "decided_at")
    Instant decidedAt;

    byte[] manifest;

    byte[] source;

    @Enumerated(EnumType.STRING)
    Audience audience;

    int round;

    @Column(name = "sign_offs")
    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] signOffs;

    @Column(name = "legal_bases")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] legalBases;

    @Column(name = "policy_rules")
    byte @Nullable [] policyRules;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] rules;

    @Column(name = "publish_by")
    @Nullable
    Instant publishBy;

    @Column(name = "single_use")
    boolean singleUse;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    DecisionRow() {}

    DecisionRow(ReleaseDecision decision, UUID entryId) {
        this.id = decision.id();
        this.requestId = decision.request();
        this.documentId = decision.document();
        this.versionId = decision.version();
        this.outcome = decision.outcome();
        this.cause = decision.cause();
        this.decidedAt = decision.decidedAt();
        this.manifest = decision.manifest().bytes();
        this.source = decision.source().bytes();
        this.audience = decision.audience();
        this.round = decision.round();
        this.signOffs = decision.signOffs().toArray(UUID[]::new);
        this.legalBases = decision.legalBases().toArray(String[]::new);
        this.policyRules =
                decision.policyRules() == null ? null : decision.policyRules().bytes();
        this.rules = decision.rules().toArray(String[]::new);
        this.publishBy = decision.publishBy();
        this.singleUse = decision.singleUse();
        this.entryId = entryId;
    }

    ReleaseDecision toDecision() {
        return new ReleaseDecision(
                id,
                requestId,
                documentId,
                versionId,
                outcome,
                cause,
                decidedAt,
                Digests.of(manifest),
                Digests.of(source),
                audience,
                round,
                List.of(signOffs),
                List.of(legalBases),
                policyRules == null ? null : Digests.of(policyRules),
                List.of(rules),
                publishBy,
                singleUse);
    }

    AuditLog.Cited<ReleaseDecision> cited() {
        return new AuditLog.Cited<>(entryId, toDecision());
    }
}
