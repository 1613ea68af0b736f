package org.imprimatur.authority;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

@ApplicationScoped
class AuthorityRows implements PanacheRepositoryBase<AuthorityRow, UUID> {
    List<AuthorityRow> of(PersonId person) {
        return list("personId = ?1 order by validFrom, id", person.value());
    }

    List<AuthorityRow> ofAll(Collection<UUID> people) {
        return list("personId in ?1 order by validFrom, id", people);
    }

    /** The authorities of one, each with the database's time at the reading: one way to the database instead of two. */
    List<At> ofNow(PersonId person) {
        return getEntityManager()
                .createQuery(
                        "select a, cast(sql('clock_timestamp()') as Instant) from AuthorityRow a"
                                + " where a.personId = :person order by a.validFrom, a.id",
                        Object[].class)
                .setParameter("person", person.value())
                .getResultList()
                .stream()
                .map(found -> new At((AuthorityRow) found[0], (Instant) found[1]))
                .toList();
    }

    record At(AuthorityRow row, Instant now) {}

    List<AuthorityRow> of(PersonId person, Role role) {
        return list("personId = ?1 and role = ?2 order by validFrom, id", person.value(), role);
    }

    List<AuthorityRow> in(Role role) {
        return list("role = ?1 and endedAt is null", role);
    }

    List<AuthorityRow> inOrAmong(Set<Role> roles, Set<UUID> ids) {
        return ids.isEmpty()
                ? list("role in ?1 and endedAt is null", roles)
                : list("(role in ?1 and endedAt is null) or id in ?2", roles, ids);
    }
}
