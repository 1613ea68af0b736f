package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Disclosure;
import org.imprimatur.policy.rules.EvidenceField;
import org.jspecify.annotations.Nullable;

@Type("Evidence")
@Description("What a condition of the policy asks for in writing.")
public record EvidenceView(
        @NonNull EvidenceField field,

        @Description("Null where the text was erased.") @Nullable
        String text) {
    static List<EvidenceView> of(Disclosure disclosure) {
        return disclosure.evidence().entrySet().stream()
                .map(entry -> new EvidenceView(entry.getKey(), entry.getValue().value()))
                .toList();
    }
}
