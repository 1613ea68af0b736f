package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.authority.rules.AccountLink;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/**
 * Who is in the register and what they may act as. Everybody linked sees names; the list of people and their accounts are
 * for authority administrators and auditors.
 */
@ApplicationScoped
public class ReadRegister {
    private final People people;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ReadRegister(People people, Authorities authorities, DatabaseClock clock) {
        this.people = people;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Empty for an actor without a person, or a person who is not there. */
    @Reads
    public Optional<Person> person(Actor actor, PersonId id) {
        return actor.person() == null ? Optional.empty() : people.find(id);
    }

    @Reads
    public List<Person> people(Actor actor, Collection<PersonId> ids) {
        return actor.person() == null ? List.of() : people.named(ids);
    }

    /**
     * One page in order of id.
     *
     * @throws RuleViolation when the actor is neither authority administrator nor auditor
     */
    @Reads
    public List<Person> page(Actor actor, PeopleSearch search, Optional<UUID> after, int limit) {
        requireOverseer(actor);
        return people.page(search, clock.now(), after, limit);
    }

    /**
     * How many there are; stops counting at the limit.
     *
     * @throws RuleViolation when the actor is neither authority administrator nor auditor
     */
    @Reads
    public int count(Actor actor, PeopleSearch search, int limit) {
        requireOverseer(actor);
        return people.count(search, clock.now(), limit);
    }

    /** Accounts of a person; empty for who is neither overseer nor that person. */
    @Reads
    public List<AccountLink> accounts(Actor actor, PersonId person) {
        return actor.is(person) || oversees(actor) ? people.accounts(person) : List.of();
    }

    /** Authorities of people, past ones too; for anybody in the register. Whoever has none is left out. */
    @Reads
    public Map<PersonId, List<Authority>> authorities(Actor actor, Collection<PersonId> people) {
        return actor.person() == null ? Map.of() : authorities.ofAll(people);
    }

    /** The roles in which the actor may act now. */
    @Reads
    public Set<Role> rolesOf(Actor actor) {
        return authorities.rolesOf(actor);
    }

    private void requireOverseer(Actor actor) {
        if (actor.person() == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        if (!oversees(actor)) {
            throw new RuleViolation(AuthorityRefusal.NO_AUTHORITY);
        }
    }

    private boolean oversees(Actor actor) {
        Instant now = clock.now();
        return authorities.holds(actor, Role.AUTHORITY_ADMINISTRATOR, now)
                || authorities.holds(actor, Role.AUDITOR, now);
    }
}
