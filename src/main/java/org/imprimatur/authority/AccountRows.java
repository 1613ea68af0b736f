package org.imprimatur.authority;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.identity.Account;

@ApplicationScoped
class AccountRows implements PanacheRepositoryBase<AccountRow, UUID> {
    Optional<AccountRow> linked(Account account) {
        return find("issuer = ?1 and subject = ?2 and endedAt is null", account.issuer(), account.subject())
                .firstResultOptional();
    }
}
