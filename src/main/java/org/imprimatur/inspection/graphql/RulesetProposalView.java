package org.imprimatur.inspection.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.inspection.rules.RulesetProposal;

@Type("RulesetProposal")
@Description("Rules that somebody would have files inspected by. Another person decides.")
public record RulesetProposalView(
        @Id @NonNull String id,

        @Description("SHA-256 of the rules in the text.") @NonNull
        Sha256Scalar sha256,

        @Description("The file, word for word.") @NonNull String text,

        @NonNull Instant proposedAt,

        @Ignore RulesetProposal proposal) {
    static final String TYPE = "RulesetProposal";

    static RulesetProposalView of(RulesetProposal proposal) {
        return new RulesetProposalView(
                GlobalId.of(TYPE, proposal.id()),
                new Sha256Scalar(proposal.rulesDigest().hex()),
                proposal.text(),
                proposal.at(),
                proposal);
    }
}
