package org.imprimatur.policy.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.identity.Role;

/**
 * One sign-off that is needed.
 *
 * @param after every role that must have signed before, directly or through others; empty when it may be signed any time
 */
public record RequiredSignOff(Role role, Set<Role> after) {
    public RequiredSignOff {
        var earlier = EnumSet.noneOf(Role.class);
        earlier.addAll(after);
        after = Collections.unmodifiableSet(earlier);
    }
}
