package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** What an actor may do with documents, and sees of them, by the register. Call inside a transaction. */
@ApplicationScoped
class Entitlement {
    private final Authorities authorities;
    private final Documents documents;

    Entitlement(Authorities authorities, Documents documents) {
        this.authorities = authorities;
        this.documents = documents;
    }

    /**
     * The authority under which the actor does this act now, of the first of the act's roles that they hold.
     *
     * @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED}, or the act's own refusal
     */
    Authority require(Actor actor, DocumentAct act, Instant now) {
        person(actor);
        for (Role role : act.roles()) {
            if (authorities.holds(actor, role, now)) {
                return authorities.require(actor, role, now);
            }
        }
        throw new RuleViolation(act.refusal());
    }

    /** Empty where the actor sees no document at all. */
    Optional<Sight> sight(Actor actor) {
        var person = actor.person();
        if (person == null) {
            return Optional.empty();
        }
        return switch (visibility(actor)) {
            case ALL -> Optional.of(new Sight(person, true));
            case OWN -> Optional.of(new Sight(person, false));
            case NONE -> Optional.empty();
        };
    }

    boolean sees(Actor actor, Document document) {
        return !seen(actor, List.of(document)).isEmpty();
    }

    /** Those of the documents that the actor sees, in the order given. */
    List<Document> seen(Actor actor, Collection<Document> all) {
        var person = actor.person();
        if (person == null || all.isEmpty()) {
            return List.of();
        }
        return switch (visibility(actor)) {
            case ALL -> List.copyOf(all);
            case OWN -> documents.ownAmong(all, person);
            case NONE -> List.of();
        };
    }

    /** What they see at the moment of the reading; nothing, for an account that nobody linked. */
    Visibility visibility(Actor actor) {
        return Visibility.of(authorities.rolesOf(actor));
    }

    /** The roles in which they may act at the moment of the reading. */
    Set<Role> roles(Actor actor) {
        return authorities.rolesOf(actor);
    }

    Set<Role> roles(Actor actor, Instant now) {
        return authorities.rolesOf(actor, now);
    }

    static PersonId person(Actor actor) {
        var person = actor.person();
        if (person == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        return person;
    }
}
