package org.imprimatur.release.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** As what somebody stands towards one release. The same person can be several of these; {@link ReleaseTable} picks. */
public enum ReleaseParty {
    PUBLISHER(Role.PUBLISHER),
    PRIVACY_OFFICER(Role.PRIVACY_OFFICER),
    APPROVING_OFFICIAL(Role.APPROVING_OFFICIAL),
    PROGRAM_REVIEWER(Role.PROGRAM_REVIEWER),
    RECORDS_OFFICER(Role.RECORDS_OFFICER),
    COUNSEL(Role.COUNSEL),
    INCIDENT_MANAGER(Role.INCIDENT_MANAGER),
    /** The person who asked for the approval; needs no role to stop what they asked for. */
    REQUESTER(null),
    /** The component that carries out what a publisher scheduled. */
    SCHEDULE(null),
    /** This product, recording what has already come about. */
    SYSTEM(null),
    /** Anybody else. */
    OTHER(null);

    /** Name of the component that publishes at the scheduled time. */
    public static final String SCHEDULE_COMPONENT = "release-schedule";

    private final @Nullable Role role;

    ReleaseParty(@Nullable Role role) {
        this.role = role;
    }

    /** The role acted in; null where it is not a role that entitles. */
    public @Nullable Role role() {
        return role;
    }

    /**
     * Everything that the actor is towards a release; never empty.
     *
     * @param counting the roles that the token asserts and the register confirms now
     * @param requester who asked for the approval
     */
    public static Set<ReleaseParty> of(Actor actor, Set<Role> counting, PersonId requester) {
        var parties = EnumSet.noneOf(ReleaseParty.class);
        if (actor.kind() == Actor.Kind.SYSTEM) {
            parties.add(SCHEDULE_COMPONENT.equals(actor.system()) ? SCHEDULE : SYSTEM);
            return Collections.unmodifiableSet(parties);
        }
        for (ReleaseParty party : values()) {
            if (party.role != null && counting.contains(party.role)) {
                parties.add(party);
            }
        }
        if (actor.is(requester)) {
            parties.add(REQUESTER);
        }
        if (parties.isEmpty()) {
            parties.add(OTHER);
        }
        return Collections.unmodifiableSet(parties);
    }
}
