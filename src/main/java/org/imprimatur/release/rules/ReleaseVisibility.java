package org.imprimatur.release.rules;

import java.util.Set;
import org.imprimatur.identity.Role;

/** Who sees releases: whoever could act on one, and auditors. To everybody else a release is as if it were not there. */
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

    public static boolean sees(Set<Role> counting, Set<ReleaseParty> parties) {
        return seesAll(counting) || parties.contains(ReleaseParty.REQUESTER);
    }
}
