package org.imprimatur.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.PolicyVersion;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "policy_version")
class PolicyVersionRow {
    @Id
    Integer version;

    String text;

    @Column(name = "rules_sha256")
    String rulesSha256;

    @Column(name = "loaded_at")
    Instant loadedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    PolicyVersionRow() {}

    PolicyVersionRow(PolicyVersion loaded, UUID entryId) {
        this.version = loaded.version();
        this.text = loaded.text();
        this.rulesSha256 = loaded.rulesDigest().hex();
        this.loadedAt = loaded.loadedAt();
        this.entryId = entryId;
    }

    AuditLog.Cited<PolicyVersion> cited() {
        return new AuditLog.Cited<>(entryId, toVersion());
    }

    PolicyVersion toVersion() {
        return new PolicyVersion(version, text, new Sha256(rulesSha256), loadedAt);
    }
}
