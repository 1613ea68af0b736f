package org.imprimatur.policy.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.policy.ReadPolicy;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.ContentFacts;
import org.imprimatur.policy.rules.Evidence;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyCase;
import org.jspecify.annotations.Nullable;

/** Reading the rules, and trying them on a case. */
@GraphQLApi
@Blocking
public class PolicyApi {
    private final CurrentActor actor;
    private final ReadPolicy readPolicy;

    PolicyApi(CurrentActor actor, ReadPolicy readPolicy) {
        this.actor = actor;
        this.readPolicy = readPolicy;
    }

    @Query
    @Description("The rules in force, or a version that was; for everybody in the register.")
    public @NonNull PolicyView policy(@Name("version") @Nullable Integer version) {
        return PolicyView.of(read(version));
    }

    @Input("PolicyCaseInput")
    public record PolicyCaseInput(
            @Description("All categories, found and declared.") @NonNull
            List<@NonNull ProtectionCategory> categories,

            @NonNull Audience audience,

            @Description("Codes like 8CFR208.6(a)-SECRETARY.") @NonNull
            List<@NonNull String> legalBases,

            @Description("Whether there is a current inspection of the bytes.") @NonNull
            boolean inspected,

            @Description("Whether it found nothing of severity MEDIUM or above.") @NonNull
            boolean clean,

            @Description("Whether anything is where the reader does not see it.") @NonNull
            boolean hiddenContent,

            @Description("Whether it is a spreadsheet that was not regenerated from its visible cells.") @NonNull
            boolean originalSpreadsheet,

            @Description("The evidence fields that the manifest would fill.") @NonNull
            List<@NonNull EvidenceField> evidence) {
        PolicyCase toCase() {
            return new PolicyCase(
                    Set.copyOf(categories),
                    audience,
                    cited(legalBases),
                    new ContentFacts(inspected, clean, hiddenContent, originalSpreadsheet),
                    new Evidence(Set.copyOf(evidence)));
        }

        private static Set<LegalBasis> cited(List<String> codes) {
            var cited = new TreeSet<LegalBasis>();
            for (String code : codes) {
                if (!LegalBasis.isSpelledRight(code)) {
                    throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
                }
                cited.add(new LegalBasis(code));
            }
            return cited;
        }
    }

    @Description("What these rules would ask for in the given case.")
    public @NonNull PolicyDryRunView dryRun(@Source PolicyView policy, @Name("input") @NonNull PolicyCaseInput input) {
        Policy rules = policy.version() == Policy.NONE.version() ? Policy.NONE : read(policy.version());
        return PolicyDryRunView.of(rules.requirementFor(input.toCase()));
    }

    private Policy read(@Nullable Integer version) {
        return readPolicy.policy(actor.get(), version).orElseThrow(() -> new RuleViolation(EdgeRefusal.NOT_FOUND));
    }
}
