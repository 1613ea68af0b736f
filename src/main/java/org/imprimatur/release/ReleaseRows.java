package org.imprimatur.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class ReleaseRows implements PanacheRepositoryBase<ReleaseRow, UUID> {
    /** What is locked before a release, read without loading it. */
    record Before(UUID version, UUID request) {}

    Optional<Before> before(UUID id) {
        return getEntityManager()
                .createQuery("select r.versionId, r.requestId from ReleaseRow r where r.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(found -> new Before((UUID) found[0], (UUID) found[1]))
                .findFirst();
    }

    List<UUID> holding(Sha256 digest) {
        return ids("select id from imprimatur.release where content @> array[cast(:digest as text)]"
                        + " order by authorised_at, id")
                .setParameter("digest", digest.hex())
                .getResultList();
    }

    List<UUID> ofRequest(UUID request) {
        return ids("select id from imprimatur.release where request_id = :request order by id")
                .setParameter("request", request)
                .getResultList();
    }

    List<UUID> publishedOf(UUID document) {
        return ids("select id from imprimatur.release where document_id = :document and state = 'PUBLISHED' order by id")
                .setParameter("document", document)
                .getResultList();
    }

    List<UUID> due(Instant now, int limit) {
        return ids("select id from imprimatur.release where state = 'SCHEDULED' and scheduled_for <= :now"
                        + " order by scheduled_for, id")
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    List<UUID> over(Instant now, int limit) {
        return ids("select id from imprimatur.release where state = 'PUBLISHED' and not_after <= :now"
                        + " order by not_after, id")
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    @SuppressWarnings("unchecked") // a native query knows its type at run time only
    private jakarta.persistence.TypedQuery<UUID> ids(String sql) {
        return (jakarta.persistence.TypedQuery<UUID>) getEntityManager().createNativeQuery(sql, UUID.class);
    }
}
