package org.imprimatur.authority;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.authority.rules.Delegation;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.authority.rules.Registration;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jboss.logging.Logger;

/** At the first start, enters the configured first administrator into the register, as an audited act. */
@ApplicationScoped
class AppointFirstAdministrator {
    private static final Logger LOG = Logger.getLogger(AppointFirstAdministrator.class);
    private static final Actor CONFIGURATION = Actor.system("configuration");

    private final AuthorityConfig config;
    private final Authorities authorities;
    private final People people;
    private final DatabaseClock clock;
    private final EntityManager entityManager;

    AppointFirstAdministrator(
            AuthorityConfig config,
            Authorities authorities,
            People people,
            DatabaseClock clock,
            EntityManager entityManager) {
        this.config = config;
        this.authorities = authorities;
        this.people = people;
        this.clock = clock;
        this.entityManager = entityManager;
    }

    @Transactional
    void appoint(@Observes StartupEvent start) {
        // Replicas that start together appoint one administrator, not two.
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('imprimatur.first-administrator'))")
                .getSingleResult();
        if (authorities.anyHolder(Role.AUTHORITY_ADMINISTRATOR)) {
            return;
        }
        if (config.firstAdministrator().isEmpty()) {
            LOG.warn("Nobody administers authorities. Set imprimatur.authority.first-administrator.issuer, .subject,"
                    + " .name and .instrument, and start again.");
            return;
        }
        var first = config.firstAdministrator().get();
        Instant now = clock.now();
        Account account = new Account(first.issuer(), first.subject());
        Person person = people.of(account).orElseGet(() -> {
            Person registered = people.recordPerson(Registration.register(
                    CONFIGURATION, now, new PersonId(UUID.randomUUID()), Actor.Kind.NATURAL_PERSON, first.name()));
            people.recordLink(Registration.link(CONFIGURATION, now, UUID.randomUUID(), account, registered.id()));
            return registered;
        });
        authorities.record(Delegation.grant(
                CONFIGURATION,
                now,
                UUID.randomUUID(),
                person,
                Role.AUTHORITY_ADMINISTRATOR,
                first.instrument(),
                null,
                null));
        LOG.infof("Appointed the configured first administrator as person %s", person.id());
    }
}
