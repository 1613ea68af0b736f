package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.authority.rules.AccountLink;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.authority.rules.Registration;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/** An authority administrator says that an account belongs to a person, or that it no longer does. */
@ApplicationScoped
public class LinkAccount {
    private final Authorities authorities;
    private final People people;
    private final DatabaseClock clock;

    LinkAccount(Authorities authorities, People people, DatabaseClock clock) {
        this.authorities = authorities;
        this.people = people;
        this.clock = clock;
    }

    @Act(Action.LINK_ACCOUNT)
    @Transactional
    public AccountLink link(Actor actor, PersonAttempt about, Account account) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, now);
        people.require(about.person());
        var linked = Registration.link(actor, now, UUID.randomUUID(), account, about.person());
        if (people.isLinked(account)) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_ALREADY_LINKED);
        }
        return people.recordLink(linked);
    }

    @Act(Action.UNLINK_ACCOUNT)
    @Transactional
    public AccountLink end(Actor actor, UUID link) {
        // Who may not, does not even learn whether there is one.
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, clock.now());
        AccountLink current = people.lockLink(link);
        Instant now = clock.now();
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, now);
        return people.recordLink(Registration.end(actor, now, current));
    }
}
