package org.imprimatur.approval.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.DecisionCause;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

@Type("ReleaseDecision")
@Description("The outcome of an approval request. Never changed; an approval that is revoked later gets a second one.")
public record ReleaseDecisionView(
        String id,
        @NonNull DecidedOutcome outcome,
        @NonNull DecisionCause cause,
        @Description("The cause in a sentence.") @NonNull String sentence,
        @NonNull Instant decidedAt,
        @NonNull Sha256Scalar manifestSha256,

        @Description("The bytes that it is about.") @NonNull Sha256Scalar contentSha256,

        @NonNull Audience audience,
        @NonNull int round,
        @NonNull List<@NonNull String> legalBases,

        @Description("Ids of the policy rules that it was decided by.") @NonNull
        List<@NonNull String> policyRules,

        @Description("The first moment at which it is too late to publish; only for APPROVED.") @Nullable
        Instant publishBy,

        @Description("Whether it can be used once only.") @NonNull
        boolean singleUse,

        @Ignore ReleaseDecision decision)
        implements Node {
    public static final String TYPE = "ReleaseDecision";

    public static ReleaseDecisionView of(ReleaseDecision decision) {
        return new ReleaseDecisionView(
                GlobalId.of(TYPE, decision.id()),
                decision.outcome(),
                decision.cause(),
                decision.cause().sentence(),
                decision.decidedAt(),
                Sha256Scalar.of(decision.manifest()),
                Sha256Scalar.of(decision.source()),
                decision.audience(),
                decision.round(),
                decision.legalBases(),
                decision.rules(),
                decision.publishBy(),
                decision.singleUse(),
                decision);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
