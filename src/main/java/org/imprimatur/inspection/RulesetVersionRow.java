package org.imprimatur.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "ruleset_version")
class RulesetVersionRow {
    @Id
    Integer version;

    String text;

    @Column(name = "rules_sha256")
    String rulesSha256;

    @Column(name = "proposal_id")
    @Nullable
    UUID proposalId;

    @Column(name = "in_force_from")
    Instant inForceFrom;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RulesetVersionRow() {}

    RulesetVersionRow(RulesetVersion kept, UUID entryId) {
        this.version = kept.version();
        this.text = kept.text();
        this.rulesSha256 = kept.rulesDigest().hex();
        this.proposalId = kept.proposal();
        this.inForceFrom = kept.inForceFrom();
        this.entryId = entryId;
    }

    RulesetVersion toVersion() {
        return new RulesetVersion(version, text, new Sha256(rulesSha256), proposalId, inForceFrom);
    }

    AuditLog.Cited<RulesetVersion> cited() {
        return new AuditLog.Cited<>(entryId, toVersion());
    }
}
