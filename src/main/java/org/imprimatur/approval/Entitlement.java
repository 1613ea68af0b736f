package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ActingPerson;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.ReleaseVisibility;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** Who acts, by the register, and which approval requests they see. Call inside a transaction. */
@ApplicationScoped
class Entitlement {
    private final Authorities authorities;

    Entitlement(Authorities authorities) {
        this.authorities = authorities;
    }

    /** @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED} */
    ActingPerson acting(Actor actor, Instant now) {
        PersonId person = actor.person();
        if (person == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        return ActingPerson.of(actor, authorities.of(person), now);
    }

    /** Like documents: reviewers, publishers and auditors see every request, a submitter those they have a hand in. */
    Visibility visibility(Actor actor) {
        return Visibility.of(authorities.rolesOf(actor));
    }

    /** Empty for an account that nobody linked. */
    Optional<Sight> sight(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            return Optional.empty();
        }
        Set<Role> roles = authorities.rolesOf(actor);
        return Optional.of(new Sight(person, Visibility.of(roles) == Visibility.ALL, ReleaseVisibility.seesAll(roles)));
    }

    /**
     * Also what somebody asked for or signed stays visible to them when they have lost the role, so that they can still stop
     * it and see each signature made in their name.
     */
    boolean sees(Actor actor, ApprovalRequest request) {
        PersonId person = actor.person();
        if (person == null) {
            return false;
        }
        boolean signed =
                request.signOffs().stream().anyMatch(signOff -> signOff.person().equals(person));
        return request.isOf(person) || signed || visibility(actor).shows(false);
    }
}
