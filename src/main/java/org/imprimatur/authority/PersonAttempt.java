package org.imprimatur.authority;

import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** An attempt to change what the register says about a person. */
public record PersonAttempt(PersonId person) implements Attempt {
    @Override
    public Subject subject() {
        return Subject.ofPerson(person.value());
    }

    @Override
    public Role role() {
        return Role.AUTHORITY_ADMINISTRATOR;
    }
}
