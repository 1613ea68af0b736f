package org.imprimatur.authority.graphql;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.IdentifyActor;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Who sends this request, from its verified token and the register. One look-up a request, or none that the record does not answer. */
@RequestScoped
public class CurrentActor {
    private final SecurityIdentity identity;
    private final IdentifyActor identify;
    private @Nullable Actor actor;
    private @Nullable Authentication authentication;
    private @Nullable Set<Role> roles;

    CurrentActor(SecurityIdentity identity, IdentifyActor identify) {
        this.identity = identity;
        this.identify = identify;
    }

    /** @throws IllegalStateException for an anonymous request; the HTTP layer lets none through to here */
    public Actor get() {
        if (actor != null) {
            return actor;
        }
        var identified = identify.identify(authentication(), roles());
        if (identified.isSettled()) {
            actor = identified.actor();
        }
        return identified.actor();
    }

    /** As whom they signed in, before anybody looked up who that is: for a use case that does so itself. */
    public Actor unidentified() {
        return new Actor(Actor.Kind.NATURAL_PERSON, null, null, roles(), authentication());
    }

    private Authentication authentication() {
        if (authentication == null) {
            authentication = readAuthentication();
        }
        return authentication;
    }

    private Set<Role> roles() {
        if (roles == null) {
            roles = readRoles();
        }
        return roles;
    }

    private Authentication readAuthentication() {
        // The access token, or for a browser's session the ID token.
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getIssuer() == null
                || token.getSubject() == null) {
            throw new IllegalStateException("no verified token with issuer and subject");
        }
        Long authTime = number(token, "auth_time");
        String session = text(token, "sid");
        String client = text(token, "azp");
        return new Authentication(
                new Account(token.getIssuer(), token.getSubject()),
                text(token, "acr"),
                texts(token, "amr"),
                authTime == null ? null : Instant.ofEpochSecond(authTime),
                session == null ? null : Sha256.of(session).hex(),
                client == null ? text(token, "client_id") : client);
    }

    private Set<Role> readRoles() {
        var roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (identity.hasRole(role.name())
                    || identity.hasRole(role.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value.toString();
    }

    private static @Nullable Long number(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof jakarta.json.JsonNumber number) {
            return number.longValue();
        }
        return null;
    }

    private static List<String> texts(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        var texts = new ArrayList<String>();
        if (value instanceof Iterable<?> many) {
            for (Object one : many) {
                texts.add(one instanceof jakarta.json.JsonString string ? string.getString() : one.toString());
            }
        }
        return texts;
    }
}
