package org.imprimatur.approval.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Recipient;
import org.jspecify.annotations.Nullable;

@Type("Recipient")
@Description("Who receives it, as the accounting of disclosures needs it. Null where the text was erased.")
public record RecipientView(@Nullable String name, @Nullable String address) {
    public static RecipientView of(Recipient recipient) {
        return new RecipientView(recipient.name().value(), recipient.address().value());
    }
}
