package org.imprimatur.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class PermitUseRows implements PanacheRepositoryBase<PermitUseRow, UUID> {
    Optional<UUID> releaseOf(Sha256 handle) {
        return getEntityManager()
                .createQuery("select u.releaseId from PermitUseRow u where u.handle = :handle", UUID.class)
                .setParameter("handle", handle.bytes())
                .getResultList()
                .stream()
                .findFirst();
    }

    List<PermitUseRow> page(UUID release, Optional<UUID> after, int limit) {
        var last = after.flatMap(this::findByIdOptional).filter(row -> row.releaseId.equals(release));
        var query = last.isPresent()
                ? find(
                        "releaseId = ?1 and (usedAt > ?2 or (usedAt = ?2 and id > ?3)) order by usedAt, id",
                        release,
                        last.get().usedAt,
                        last.get().id)
                : find("releaseId = ?1 order by usedAt, id", release);
        return query.page(0, limit).list();
    }
}
