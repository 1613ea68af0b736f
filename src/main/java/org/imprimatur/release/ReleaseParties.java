package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ReleaseVisibility;
import org.imprimatur.authority.Authorities;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseParty;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.jspecify.annotations.Nullable;

/** What an actor is towards releases, by the register. Call inside a transaction. */
@ApplicationScoped
class ReleaseParties {
    private final Authorities authorities;

    ReleaseParties(Authorities authorities) {
        this.authorities = authorities;
    }

    /**
     * As what the actor stands towards the release now.
     *
     * @throws RuleViolation {@link ReleaseRefusal#RELEASE_UNKNOWN} where they may not even see it
     */
    Set<ReleaseParty> of(Actor actor, Release release, Instant now) {
        requireSeen(actor, release, now);
        return ReleaseParty.of(
                actor, authorities.rolesOf(actor, now), release.origin().requester());
    }

    /** @throws RuleViolation {@link ReleaseRefusal#RELEASE_UNKNOWN} where the actor may not even see the release */
    void requireSeen(Actor actor, Release release, Instant now) {
        if (actor.kind() != Actor.Kind.SYSTEM && !sees(actor, release, now)) {
            throw new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN);
        }
    }

    boolean sees(Actor actor, Release release, Instant now) {
        Set<Role> counting = authorities.rolesOf(actor, now);
        return ReleaseVisibility.sees(counting, actor.is(release.origin().requester()));
    }

    /**
     * Whose releases the actor sees, asked of the database with the look-up itself, so that what is hidden takes the same work as
     * what is not there.
     *
     * @param requester null for everybody's
     */
    record Sight(@Nullable UUID requester) {}

    /** Empty for an account that nobody linked. */
    Optional<Sight> sight(Actor actor) {
        PersonId viewer = actor.person();
        return viewer == null ? Optional.empty() : Optional.of(new Sight(seesAll(actor) ? null : viewer.value()));
    }

    boolean seesAll(Actor actor) {
        return ReleaseVisibility.seesAll(authorities.rolesOf(actor));
    }

    /** Everybody who may publish at this moment. */
    Set<PersonId> publishers(Instant now) {
        return authorities.holders(Role.PUBLISHER, now);
    }

    boolean publishes(Actor actor, Instant now) {
        return authorities.holds(actor, Role.PUBLISHER, now);
    }
}
