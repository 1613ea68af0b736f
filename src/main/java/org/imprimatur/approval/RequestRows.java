package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approval.rules.RequestState;

@ApplicationScoped
class RequestRows implements PanacheRepositoryBase<RequestRow, UUID> {
    /** Reads no entity, so that what is locked afterwards is read then. */
    Optional<UUID> versionOf(UUID request) {
        return getEntityManager()
                .createQuery("select versionId from RequestRow where id = :id", UUID.class)
                .setParameter("id", request)
                .getResultStream()
                .findFirst();
    }

    Optional<RequestRow> lock(UUID request) {
        Optional<RequestRow> row = findByIdOptional(request);
        // What was read before the lock was held may be stale.
        row.ifPresent(found -> getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return row;
    }

    /** Requests that could have run out or become void, in order of id. */
    List<UUID> unreleased(UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from RequestRow where (state = :inReview or state = :approved) and not published"
                                + " and id > :after order by id",
                        UUID.class)
                .setParameter("inReview", RequestState.IN_REVIEW)
                .setParameter("approved", RequestState.APPROVED)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
