package org.imprimatur.authority;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.VerifiedFacts;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;

/**
 * Finds out whose account signed in. Decides nothing: what they may do is asked again inside each act. Most of what it takes is the
 * way to the database and back, so who it was is remembered as long as the record says nothing new, which is one statement; and
 * a transaction is begun only where something has to be read again.
 */
@ApplicationScoped
public class IdentifyActor {
    /** What {@link #linked} reads, see {@link RecordWatch#facts}. */
    public static final List<String> KINDS = List.of("account", "person");

    private final People people;
    private final VerifiedFacts<Account, Optional<Person>> known;
    private final SupposedFacts<Account, Optional<Person>> supposed;

    IdentifyActor(People people, RecordWatch watch) {
        this.people = people;
        this.known = watch.facts(KINDS, Set.of(), List.of());
        this.supposed = known.supposed();
    }

    /**
     * Somebody who was found.
     *
     * @param isSettled whether they may be kept beyond the query that is being executed: if not, who it is is held against the record
     *     when the query ends
     */
    public record Identified(Actor actor, boolean isSettled) {}

    /** An actor without a person where the account is not linked. */
    public Identified identify(Authentication authentication, Set<Role> asserted) {
        Account account = authentication.account();
        var found = supposed.putOff(account, () -> reading(account));
        // Otherwise verified at once: it is kept for the whole request, also when its query is executed again because
        // something did not count.
        Optional<Person> person = found.isPresent()
                ? found.get().facts()
                : known.now(account, () -> reading(account)).facts();
        return new Identified(
                person.map((Person linked) -> new Actor(linked.kind(), linked.id(), null, asserted, authentication))
                        .orElseGet(() -> new Actor(Actor.Kind.NATURAL_PERSON, null, null, asserted, authentication)),
                found.isEmpty());
    }

    private VerifiedFacts.Reading<Optional<Person>> reading(Account account) {
        return new VerifiedFacts.Reading<>(linked(account), List.of(), true);
    }

    /** Whom the register says that the account belongs to; read and verified anew, with or without a transaction. */
    public Optional<Person> linked(Account account) {
        return people.linkedNow(account)
                .or(() -> QuarkusTransaction.joiningExisting().call(() -> people.of(account)));
    }
}
