package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SignOffRows implements PanacheRepositoryBase<SignOffRow, UUID> {
    /** Each request's in the order in which they were made. */
    List<SignOffRow> of(Collection<UUID> requests) {
        return list("requestId in ?1 order by signedAt, id", requests);
    }
}
