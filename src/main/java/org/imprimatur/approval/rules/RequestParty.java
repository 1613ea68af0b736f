package org.imprimatur.approval.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** As what somebody stands towards one approval request. The same person can be several of these. */
public enum RequestParty {
    /** May act as a submitter now. */
    SUBMITTER,
    /** Asked; needs no role to stop what they asked for. */
    REQUESTER,
    /** May act in a reviewing role now; whether they are eligible for this request is for {@link SeparationOfDuties}. */
    REVIEWER,
    /** Has a sign-off in the current round that was not retracted. */
    SIGNER,
    /** May act as the privacy officer now. */
    PRIVACY_OFFICER,
    /** This product, recording what has already come about. Holds no role that could decide. */
    SYSTEM;

    /** Everything that the person is towards the request; possibly nothing. The request is null before there is one. */
    static Set<RequestParty> of(ActingPerson by, @Nullable ApprovalRequest request) {
        var parties = EnumSet.noneOf(RequestParty.class);
        if (by.holds(Role.SUBMITTER)) {
            parties.add(SUBMITTER);
        }
        if (by.roles().stream().anyMatch(Role::reviews)) {
            parties.add(REVIEWER);
        }
        if (by.holds(Role.PRIVACY_OFFICER)) {
            parties.add(PRIVACY_OFFICER);
        }
        if (request != null) {
            PersonId person = by.person();
            if (request.requester().equals(person)) {
                parties.add(REQUESTER);
            }
            if (request.liveSignOffs().stream()
                    .anyMatch(signOff -> signOff.person().equals(person))) {
                parties.add(SIGNER);
            }
        }
        return Collections.unmodifiableSet(parties);
    }

    /** What the product's own component is; nothing for anybody else. */
    static Set<RequestParty> of(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM ? Set.of(SYSTEM) : Set.of();
    }
}
