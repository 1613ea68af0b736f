package org.imprimatur.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account proved who it is, as its token says (OpenID Connect Core 1.0, section 2).
 *
 * @param acr authentication context class, null where the token has none
 * @param amr authentication methods, empty where the token has none
 * @param authenticatedAt the token's {@code auth_time}; null where the token has none, which counts as too old
 * @param session lower-case hexadecimal SHA-256 of the provider's session id, null where the token has none
 * @param client the client the token was issued to ({@code azp} or {@code client_id}), null where the token has none
 */
public record Authentication(
        Account account,
        @Nullable String acr,
        List<String> amr,
        @Nullable Instant authenticatedAt,
        @Nullable String session,
        @Nullable String client) {
    public Authentication {
        amr = List.copyOf(amr);
    }
}
