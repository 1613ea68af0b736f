package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/**
 * Who acts, with the roles in which they may: those that the token asserts and for which the register holds an authority in
 * force.
 */
public final class ActingPerson {
    private final Actor actor;
    private final PersonId person;
    private final Map<Role, Authority> authorities;

    private ActingPerson(Actor actor, PersonId person, Map<Role, Authority> authorities) {
        this.actor = actor;
        this.person = person;
        this.authorities = Collections.unmodifiableMap(authorities);
    }

    /**
     * @param register everything that the register holds for the actor's person
     * @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED}
     */
    public static ActingPerson of(Actor actor, Collection<Authority> register, Instant now) {
        PersonId person = actor.person();
        if (person == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        var counting = new EnumMap<Role, Authority>(Role.class);
        for (Authority authority : register) {
            if (authority.person().equals(person)
                    && actor.roles().contains(authority.role())
                    && authority.inForce(now)) {
                counting.putIfAbsent(authority.role(), authority);
            }
        }
        return new ActingPerson(actor, person, counting);
    }

    public Actor actor() {
        return actor;
    }

    public PersonId person() {
        return person;
    }

    public Set<Role> roles() {
        return authorities.keySet();
    }

    public boolean holds(Role role) {
        return authorities.containsKey(role);
    }

    /** @throws RuleViolation {@link AuthorityRefusal#ROLE_NOT_ASSERTED} or {@link AuthorityRefusal#NO_AUTHORITY} */
    Authority require(Role role) {
        if (!actor.roles().contains(role)) {
            throw new RuleViolation(AuthorityRefusal.ROLE_NOT_ASSERTED);
        }
        Authority authority = authorities.get(role);
        if (authority == null) {
            throw new RuleViolation(AuthorityRefusal.NO_AUTHORITY);
        }
        return authority;
    }

    /** @throws RuleViolation {@link ApprovalRefusal#NOT_A_NATURAL_PERSON} */
    void requireNaturalPerson() {
        if (actor.kind() != Actor.Kind.NATURAL_PERSON) {
            throw new RuleViolation(ApprovalRefusal.NOT_A_NATURAL_PERSON);
        }
    }
}
