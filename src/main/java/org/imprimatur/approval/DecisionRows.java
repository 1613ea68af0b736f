package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DecisionRows implements PanacheRepositoryBase<DecisionRow, UUID> {
    /** Each request's in the order in which they were made. */
    List<DecisionRow> of(Collection<UUID> requests) {
        return list("requestId in ?1 order by decidedAt, id", requests);
    }
}
