package org.imprimatur.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.evaluation.Acr;
import org.imprimatur.evaluation.CodeFlow;
import org.imprimatur.identity.Role;

/**
 * Signs in at the identity provider of {@link RealServices}, over HTTP, by the authorization code flow with PKCE, and
 * answers the access token. {@code SignIn.as("riley")} is a fresh sign-in of Riley with a second factor;
 * {@code SignIn.with("riley")} can be varied first.
 */
public final class SignIn {
    private static final String CLIENT = "imprimatur-tests";

    private final String person;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Acr acr = Acr.MULTI_FACTOR;

    private SignIn(String person) {
        this.person = person;
    }

    /**
     * The access token of a demo person who signed in a moment ago with a second factor.
     *
     * @param person an id of {@link org.imprimatur.evaluation.DemoPerson}; any other text signs in somebody without roles
     */
    public static String as(String person) {
        return with(person).accessToken();
    }

    /** A sign-in to be varied. */
    public static SignIn with(String person) {
        return new SignIn(person);
    }

    /** The access token of a service, for example {@code cms-pipeline}. */
    public static String service(String client) {
        return new CodeFlow(RealServices.issuer()).serviceToken(client);
    }

    public SignIn acr(Acr level) {
        this.acr = level;
        return this;
    }

    /** As if the person had typed the password that long ago: {@code auth_time} lies that far back. */
    public SignIn signedInAgo(Duration age) {
        return claim("auth_time", Instant.now().minus(age).getEpochSecond());
    }

    /** The token asserts these roles and no others. */
    public SignIn roles(Role... roles) {
        return claim("groups", Stream.of(roles).map(Role::name).toList());
    }

    /** Any other claim, replaced or added. */
    public SignIn claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public String accessToken() {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("person", person);
        login.put("acr", acr.value());
        login.put("claims", asJson());
        return new CodeFlow(RealServices.issuer()).accessToken(CLIENT, login);
    }

    private String asJson() {
        try {
            return new ObjectMapper().writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claims that JSON cannot hold", e);
        }
    }
}
