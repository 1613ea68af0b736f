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
    /** Whose request it is, or who signed it, as a condition with the parameter {@code viewer}; the request goes by this name. */
    static String seenByViewer(String request) {
        return "(%1$s.requester = :viewer or %1$s.uploader = :viewer or array_contains(%1$s.editors, :viewer) or %1$s.id in"
                        .formatted(request)
                + " (select s.requestId from SignOffRow s where s.personId = :viewer))";
    }

    /** By the id of what a request is looked up. */
    enum By {
        ITSELF("r.id = :id"),
        DECISION("r.id = (select d.requestId from DecisionRow d where d.id = :id)"),
        SIGN_OFF("r.id = (select g.requestId from SignOffRow g where g.id = :id)");

        private final String condition;

        By(String condition) {
            this.condition = condition;
        }
    }

    Optional<RequestRow> shown(Sight sight, By by, UUID id) {
        return shown("select r from RequestRow r", RequestRow.class, sight, by, id);
    }

    /** Who asked; empty where they do not see it. Reads no entity, so that what is locked afterwards is read then. */
    Optional<UUID> requesterOf(Sight sight, UUID id) {
        return shown("select r.requester from RequestRow r", UUID.class, sight, By.ITSELF, id);
    }

    private <T> Optional<T> shown(String what, Class<T> type, Sight sight, By by, UUID id) {
        var query = getEntityManager()
                .createQuery(what + " where " + by.condition + (sight.all() ? "" : " and " + seenByViewer("r")), type)
                .setParameter("id", id);
        if (!sight.all()) {
            query.setParameter("viewer", sight.viewer().value());
        }
        return query.getResultList().stream().findFirst();
    }

    /** Reads no entity, so that what is locked afterwards is read then. */
    Optional<UUID> versionOf(UUID request) {
        return getEntityManager()
                .createQuery("select versionId from RequestRow where id = :id", UUID.class)
                .setParameter("id", request)
                .getResultList()
                .stream()
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
