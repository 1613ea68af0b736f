package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SignOffRows implements PanacheRepositoryBase<SignOffRow, UUID> {
    List<SignOffRow> of(UUID request) {
        return list("requestId = ?1 order by signedAt, id", request);
    }
}
