package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.inspection.rules.RulesetProposal;

/** Proposals of rulesets. Call inside a transaction. One that its audit entry does not vouch for is as if it were not there. */
@ApplicationScoped
class RulesetProposals {
    private final RulesetProposalRows rows;
    private final AuditLog audit;

    RulesetProposals(RulesetProposalRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    RulesetProposal record(Change<RulesetProposal> change) {
        return audit.record(change, (kept, entry) -> rows.persist(new RulesetProposalRow(kept, entry)));
    }

    Optional<RulesetProposal> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(row -> audit.vouchedFor(row, RulesetProposalRow::cited));
    }

    /** The newest first. */
    List<RulesetProposal> newest(int limit) {
        return audit.vouchedFor(rows.newest(limit), RulesetProposalRow::cited);
    }
}
