package org.imprimatur.approval.rules;

import java.util.Set;
import org.imprimatur.identity.Role;

/**
 * Who sees releases: whoever could act on one, and auditors. To everybody else a release is as if it were not there, also in the
 * timeline of the request that it came of, which is why the rule stands here.
 */
public final class ReleaseVisibility {
    private ReleaseVisibility() {}

    /**
     * Whether somebody sees all of them; if not, they see what they themselves asked for.
     *
     * @param counting the roles that the token asserts and the register confirms now
     */
    public static boolean seesAll(Set<Role> counting) {
        return counting.stream()
                .anyMatch(role -> role.reviews()
                        || role == Role.PUBLISHER
                        || role == Role.INCIDENT_MANAGER
                        || role == Role.AUDITOR);
    }

    /** @param requested whether they asked for what the release puts into effect */
    public static boolean sees(Set<Role> counting, boolean requested) {
        return seesAll(counting) || requested;
    }
}
