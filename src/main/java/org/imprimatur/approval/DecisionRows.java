package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DecisionRows implements PanacheRepositoryBase<DecisionRow, UUID> {
    List<DecisionRow> of(UUID request) {
        return list("requestId = ?1 order by decidedAt, id", request);
    }
}
