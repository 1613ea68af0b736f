package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.Delegation;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** An authority administrator gives somebody the authority to act in a role, or takes it back. */
@ApplicationScoped
public class GrantAuthority {
    private final Authorities authorities;
    private final People people;
    private final DatabaseClock clock;

    GrantAuthority(Authorities authorities, People people, DatabaseClock clock) {
        this.authorities = authorities;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param from null for now
     * @param until null for no planned end
     */
    public record Terms(
            Role role,
            String instrument,
            @Nullable Instant from,
            @Nullable Instant until) {}

    @Act(Action.GRANT_AUTHORITY)
    @Transactional
    public Authority grant(Actor actor, PersonAttempt to, Terms terms) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, now);
        return authorities.record(Delegation.grant(
                actor,
                now,
                UUID.randomUUID(),
                people.require(to.person()),
                terms.role(),
                terms.instrument(),
                terms.from(),
                terms.until()));
    }

    @Act(Action.END_AUTHORITY)
    @Transactional
    public Authority end(Actor actor, UUID authority) {
        // Who may not, does not even learn whether there is one.
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, clock.now());
        Authority current = authorities.lock(authority);
        Instant now = clock.now();
        authorities.require(actor, Role.AUTHORITY_ADMINISTRATOR, now);
        return authorities.record(Delegation.end(actor, now, current));
    }
}
