package org.imprimatur.authority;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.identity.Account;

@ApplicationScoped
class AccountRows implements PanacheRepositoryBase<AccountRow, UUID> {
    record Linked(AccountRow account, PersonRow person) {}

    Optional<Linked> linkedWithPerson(Account account) {
        return getEntityManager()
                .createQuery(
                        "select a, p from AccountRow a join PersonRow p on p.id = a.personId"
                                + " where a.issuer = :issuer and a.subject = :subject and a.endedAt is null",
                        Object[].class)
                .setParameter("issuer", account.issuer())
                .setParameter("subject", account.subject())
                .getResultList()
                .stream()
                .map(row -> new Linked((AccountRow) row[0], (PersonRow) row[1]))
                .findFirst();
    }

    Optional<AccountRow> linked(Account account) {
        return find("issuer = ?1 and subject = ?2 and endedAt is null", account.issuer(), account.subject())
                .firstResultOptional();
    }
}
