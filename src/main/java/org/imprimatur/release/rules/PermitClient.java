package org.imprimatur.release.rules;

import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/** Who a permit handle is bound to: one account at one identity provider, through one client of it. */
public record PermitClient(Account account, @Nullable String client) {
    /** @throws IllegalArgumentException for this product itself, which has no account and uses no permits */
    public static PermitClient of(Actor actor) {
        var authentication = actor.authentication();
        if (authentication == null) {
            throw new IllegalArgumentException("only an authenticated account uses permits");
        }
        return new PermitClient(authentication.account(), authentication.client());
    }

    /** Stored instead of the client; lengths keep two different clients from reading the same. */
    public Sha256 digest() {
        return Sha256.of(part(account.issuer()) + part(account.subject()) + (client == null ? "" : part(client)));
    }

    private static String part(String text) {
        return text.length() + ":" + text + ",";
    }
}
