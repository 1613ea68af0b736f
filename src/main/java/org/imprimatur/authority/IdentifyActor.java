package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;

/** Finds out whose account signed in. Decides nothing: what they may do is asked again inside each act. */
@ApplicationScoped
public class IdentifyActor {
    private final People people;

    IdentifyActor(People people) {
        this.people = people;
    }

    /** An actor without a person where the account is not linked. */
    @Transactional
    public Actor identify(Authentication authentication, Set<Role> asserted) {
        return people.of(authentication.account())
                .map((Person person) -> new Actor(person.kind(), person.id(), null, asserted, authentication))
                .orElseGet(() -> new Actor(Actor.Kind.NATURAL_PERSON, null, null, asserted, authentication));
    }
}
