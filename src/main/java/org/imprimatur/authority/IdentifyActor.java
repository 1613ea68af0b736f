package org.imprimatur.authority;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;

/**
 * Finds out whose account signed in. Decides nothing: what they may do is asked again inside each act. Most of what it takes is the
 * way to the database and back, so a transaction is begun only where something has to be read again.
 */
@ApplicationScoped
public class IdentifyActor {
    private final People people;
    private final AuditLog audit;

    IdentifyActor(People people, AuditLog audit) {
        this.people = people;
        this.audit = audit;
    }

    /** An actor without a person where the account is not linked. */
    public Actor identify(Authentication authentication, Set<Role> asserted) {
        var account = authentication.account();
        // Remembered for the whole request, also when its query is executed again because something did not count.
        return audit.atOnce(() -> people.linkedNow(account)
                        .or(() -> QuarkusTransaction.requiringNew().call(() -> people.of(account))))
                .map((Person person) -> new Actor(person.kind(), person.id(), null, asserted, authentication))
                .orElseGet(() -> new Actor(Actor.Kind.NATURAL_PERSON, null, null, asserted, authentication));
    }
}
