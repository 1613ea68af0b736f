package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.authority.rules.AccountLink;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.PersonId;

/**
 * The register of people, services and their accounts. Call inside a transaction. A row whose audit entry does not vouch
 * for it is as if it were not there.
 */
@ApplicationScoped
public class People {
    private final PersonRows persons;
    private final AccountRows accounts;
    private final AuditLog audit;
    private final SupposedFacts<PersonId, Optional<Person>> known;

    People(PersonRows persons, AccountRows accounts, AuditLog audit, RecordWatch watch) {
        this.persons = persons;
        this.accounts = accounts;
        this.audit = audit;
        this.known = watch.supposed(List.of(), Set.of(), List.of(Surroundings.byId("imprimatur.person", "id")));
    }

    public Optional<Person> find(PersonId id) {
        return persons.findByIdOptional(id.value()).flatMap(row -> audit.vouchedFor(row, PersonRow::cited));
    }

    /** @throws RuleViolation {@link AuthorityRefusal#PERSON_UNKNOWN} */
    public Person require(PersonId id) {
        return find(id).orElseThrow(() -> new RuleViolation(AuthorityRefusal.PERSON_UNKNOWN));
    }

    /** For lists that show names; in no particular order, unknown ids left out. Nothing is decided by the answer. */
    public List<Person> named(Collection<PersonId> ids) {
        return known.each(Set.copyOf(ids), this::read).values().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Rests on no row that counts: but on the one that there is. */
    private List<SupposedFacts.Each<PersonId, Optional<Person>>> read(List<PersonId> ids) {
        Map<PersonId, Person> found = persons
                .list("id in ?1", ids.stream().map(PersonId::value).toList())
                .stream()
                .map(PersonRow::toPerson)
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return ids.stream()
                .map(id -> new SupposedFacts.Each<>(
                        id,
                        Optional.ofNullable(found.get(id)),
                        List.of(),
                        List.of(List.of(id.value().toString()))))
                .toList();
    }

    /** One page in order of id. */
    public List<Person> page(PeopleSearch search, Instant now, Optional<UUID> after, int limit) {
        return persons.page(search, now, after, limit).stream()
                .map(PersonRow::toPerson)
                .toList();
    }

    /** How many there are; stops counting at the limit. */
    public int count(PeopleSearch search, Instant now, int limit) {
        return persons.page(search, now, Optional.empty(), limit).size();
    }

    public List<AccountLink> accounts(PersonId person) {
        return accounts.list("personId = ?1 order by linkedAt, id", person.value()).stream()
                .map(AccountRow::toLink)
                .toList();
    }

    /** Needs no transaction; empty too where account or person changed after they were read, see {@link #of}. */
    Optional<Person> linkedNow(Account account) {
        return accounts.linkedWithPerson(account)
                .filter(found -> audit.vouchesForAll(
                        List.of(found.account().cited(), found.person().cited())))
                .map(found -> found.person().toPerson());
    }

    Optional<Person> of(Account account) {
        return accounts.linked(account)
                .flatMap(row -> audit.vouchedFor(row, AccountRow::cited))
                .flatMap(link -> find(link.person()));
    }

    boolean isLinked(Account account) {
        return accounts.linked(account).isPresent();
    }

    AccountLink lockLink(UUID id) {
        return accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(row -> audit.vouchedFor(row, AccountRow::cited))
                .orElseThrow(() -> new RuleViolation(AuthorityRefusal.ACCOUNT_LINK_UNKNOWN));
    }

    Person recordPerson(Change<Person> change) {
        return audit.record(change, (person, entry) -> persons.persist(new PersonRow(person, entry)));
    }

    AccountLink recordLink(Change<AccountLink> change) {
        return audit.record(change, (link, entry) -> accounts.getEntityManager().merge(new AccountRow(link, entry)));
    }
}
