package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.authority.rules.Registration;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** An authority administrator enters a human being or a service into the register. */
@ApplicationScoped
public class RegisterPerson {
    private final Authorities authorities;
    private final People people;
    private final DatabaseClock clock;

    RegisterPerson(Authorities authorities, People people, DatabaseClock clock) {
        this.authorities = authorities;
        this.people = people;
        this.clock = clock;
    }

    @Act(Action.REGISTER_PERSON)
    @Transactional
    public Person register(Actor actor, Actor.Kind kind, String printedName) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, now);
        return people.recordPerson(
                Registration.register(actor, now, new PersonId(UUID.randomUUID()), kind, printedName));
    }
}
