package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Permission;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.inspection.ChangeRuleset;
import org.imprimatur.inspection.ProposalAttempt;
import org.imprimatur.inspection.ReadRulesets;
import org.jspecify.annotations.Nullable;

/** The rules by which files are inspected: reading them, proposing others, and putting them in force. */
@GraphQLApi
@Blocking
public class RulesetsApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final ReadRulesets rulesets;
    private final ChangeRuleset changeRuleset;
    private final ReadRegister register;

    RulesetsApi(
            CurrentActor actor,
            UserErrors userErrors,
            ReadRulesets rulesets,
            ChangeRuleset changeRuleset,
            ReadRegister register) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.rulesets = rulesets;
        this.changeRuleset = changeRuleset;
        this.register = register;
    }

    @Query
    @Description(
            "The rules by which files are inspected, or a version that was in force; for everybody in the register. Null where"
                    + " there is no such version, or the audit log does not vouch for it: nothing is inspected then.")
    public @Nullable RulesetView ruleset(@Name("version") @Nullable Integer version) {
        return rulesets.ruleset(actor.get(), version).map(RulesetView::of).orElse(null);
    }

    @Query
    @Description("The proposals that were made last, at most 20, the newest first; for everybody in the register.")
    public @NonNull List<@NonNull RulesetProposalView> rulesetProposals() {
        return rulesets.proposals(actor.get()).stream()
                .map(RulesetProposalView::of)
                .toList();
    }

    @Query
    @Description("One proposal; null where there is none of this id.")
    public @Nullable RulesetProposalView rulesetProposal(@Name("id") @Id @NonNull String id) {
        return rulesets.proposal(actor.get(), GlobalId.parse(RulesetProposalView.TYPE, id))
                .map(RulesetProposalView::of)
                .orElse(null);
    }

    @Description("How far the stored versions are inspected by these rules.")
    public @NonNull RulesetCoverageView coverage(@Source RulesetView ruleset) {
        var coverage = rulesets.coverageOf(ruleset.sha256().value());
        return new RulesetCoverageView(Math.toIntExact(coverage.inspected()), Math.toIntExact(coverage.waiting()));
    }

    @Description("Who proposed them.")
    public List<@Nullable PersonView> proposedBy(@Source List<RulesetProposalView> proposals) {
        var ids = proposals.stream().map(view -> view.proposal().by()).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("What they say of stored versions.")
    public @NonNull RulesetTrialView trial(@Source RulesetProposalView proposal) {
        return RulesetTrialView.of(rulesets.trialOf(proposal.proposal()));
    }

    @Description("Whether you may put rules in force that another person proposed.")
    public @NonNull Permission viewerCanActivate(@Source RulesetProposalView proposal) {
        return Permission.by(() -> changeRuleset.requireMayActivate(actor.get(), proposal.proposal()));
    }

    @Input("ProposeRulesetInput")
    public record ProposeRulesetInput(
            @Description("The file; begin with the text of the rules in force.") @NonNull
            String text) {}

    @Type("ProposeRulesetPayload")
    public record ProposeRulesetPayload(
            @Nullable RulesetProposalView proposal, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Proposes rules, which are then tried on stored versions; for policy administrators.")
    public @NonNull ProposeRulesetPayload proposeRuleset(@Name("input") @NonNull ProposeRulesetInput input) {
        return userErrors.answer(
                () -> new ProposeRulesetPayload(
                        RulesetProposalView.of(changeRuleset.propose(actor.get(), input.text())), List.of()),
                errors -> new ProposeRulesetPayload(null, errors));
    }

    @Input("ActivateRulesetInput")
    public record ActivateRulesetInput(@Id @NonNull String proposalId) {}

    @Type("ActivateRulesetPayload")
    public record ActivateRulesetPayload(
            @Nullable RulesetView ruleset, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Puts proposed rules in force and has every stored version inspected by them; for a privacy officer who did not"
                    + " propose them.")
    public @NonNull ActivateRulesetPayload activateRuleset(@Name("input") @NonNull ActivateRulesetInput input) {
        return userErrors.answer(
                () -> new ActivateRulesetPayload(
                        RulesetView.of(changeRuleset.activate(
                                actor.get(),
                                new ProposalAttempt(GlobalId.parse(RulesetProposalView.TYPE, input.proposalId())))),
                        List.of()),
                errors -> new ActivateRulesetPayload(null, errors));
    }
}
