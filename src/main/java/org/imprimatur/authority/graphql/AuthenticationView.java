package org.imprimatur.authority.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.identity.Authentication;
import org.jspecify.annotations.Nullable;

@Type("Authentication")
@Description("How an account proved who it is.")
public record AuthenticationView(
        @Description("Authentication context class reference.") @Nullable
        String acr,

        @Description("Authentication methods references.") @NonNull
        List<@NonNull String> amr,

        @Description("When the person last proved who they are.") @Nullable
        Instant authenticatedAt) {
    public static AuthenticationView of(Authentication authentication) {
        return new AuthenticationView(authentication.acr(), authentication.amr(), authentication.authenticatedAt());
    }
}
