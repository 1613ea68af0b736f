package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DetailErasureRows implements PanacheRepositoryBase<DetailErasureRow, UUID> {
    List<DetailErasureRow> ofEntries(Collection<UUID> entries) {
        return entries.isEmpty() ? List.of() : list("ofEntry in ?1", entries);
    }
}
