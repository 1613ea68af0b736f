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

    /** Those in a role that nobody ended and that have not run out, and those with these ids whatever they are. */
    List<AuthorityRow> notRunOutOrAmong(Set<Role> roles, Instant now, Set<UUID> ids) {
        // Also what runs out at this very time, as the database rounds it.
        String notRunOut = "role in ?1 and endedAt is null and (validUntil is null or validUntil >= ?2)";
        return ids.isEmpty() ? list(notRunOut, roles, now) : list("(" + notRunOut + ") or id in ?3", roles, now, ids);
    }
}
