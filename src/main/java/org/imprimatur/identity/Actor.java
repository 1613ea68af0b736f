package org.imprimatur.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as known when the request reached the edge.
 *
 * @param person the register's id of the account's person or service; null where no account link exists (nobody then
 *     acts) and for {@link Kind#SYSTEM}
 * @param system for {@link Kind#SYSTEM}, the name of the component that acts ({@code release-schedule}); otherwise null
 * @param roles the roles that the token asserts; what counts is decided with the register, see {@code authority}
 * @param authentication null only for {@link Kind#SYSTEM}
 */
public record Actor(
        Kind kind,
        @Nullable PersonId person,
        @Nullable String system,
        Set<Role> roles,
        @Nullable Authentication authentication) {
    public enum Kind {
        /** A human being. Only they sign. */
        NATURAL_PERSON,
        /** A pipeline or another program with an account of its own. Never signs. */
        SERVICE,
        /** This product itself: sweepers, the schedule. Holds no role that could decide. */
        SYSTEM
    }

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The product's own component acting. */
    public static Actor system(String component) {
        return new Actor(Kind.SYSTEM, null, component, Set.of(), null);
    }

    /** Whether this is the given person; false for everybody without a person. */
    public boolean is(PersonId other) {
        return other.equals(person);
    }
}
