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
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.rules.RulesetProposal;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "ruleset_proposal")
class RulesetProposalRow {
    @Id
    UUID id;

    String text;

    @Column(name = "rules_sha256")
    String rulesSha256;

    @Column(name = "proposed_by")
    UUID proposedBy;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RulesetProposalRow() {}

    RulesetProposalRow(RulesetProposal kept, UUID entryId) {
        this.id = kept.id();
        this.text = kept.text();
        this.rulesSha256 = kept.rulesDigest().hex();
        this.proposedBy = kept.by().value();
        this.proposedAt = kept.at();
        this.entryId = entryId;
    }

    RulesetProposal toProposal() {
        return new RulesetProposal(id, text, new Sha256(rulesSha256), new PersonId(proposedBy), proposedAt);
    }

    AuditLog.Cited<RulesetProposal> cited() {
        return new AuditLog.Cited<>(entryId, toProposal());
    }
}
