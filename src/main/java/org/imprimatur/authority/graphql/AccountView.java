package org.imprimatur.authority.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.rules.AccountLink;
import org.imprimatur.graphql.GlobalId;
import org.jspecify.annotations.Nullable;

@Type("Account")
@Description("An account at an identity provider, linked to somebody in the register.")
public record AccountView(
        @Id @NonNull String id,
        @NonNull String issuer,
        @NonNull String subject,
        @NonNull Instant linkedAt,
        @Nullable Instant endedAt) {
    static final String TYPE = "Account";

    static AccountView of(AccountLink link) {
        return new AccountView(
                GlobalId.of(TYPE, link.id()),
                link.account().issuer(),
                link.account().subject(),
                link.linkedAt(),
                link.endedAt());
    }
}
