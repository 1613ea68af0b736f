package org.imprimatur.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ReleaseRows implements PanacheRepositoryBase<ReleaseRow, UUID> {
    private static final String REQUESTED = " and exists (select from imprimatur.approval_request a"
            + " where a.id = r.request_id and a.requester = :requester)";

    /** Without loading the release, so that a lock taken later reads it fresh. */
    Optional<UUID> requestOf(UUID id) {
        return getEntityManager()
                .createQuery("select r.requestId from ReleaseRow r where r.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    List<UUID> holding(Sha256 digest) {
        return ids("select id from imprimatur.release where content @> array[cast(:digest as text)]"
                        + " order by authorised_at, id")
                .setParameter("digest", digest.hex())
                .getResultList();
    }

    /** Of all bytes that this version has, in whatever document. */
    List<UUID> holdingBytesOf(UUID version) {
        return ids("select r.id from imprimatur.release r, imprimatur.document_version v where v.id = :version"
                        + " and r.content @> array[encode(v.sha256, 'hex')] order by r.authorised_at, r.id")
                .setParameter("version", version)
                .getResultList();
    }

    List<UUID> ofRequest(UUID request) {
        return ids("select id from imprimatur.release where request_id = :request order by id")
                .setParameter("request", request)
                .getResultList();
    }

    /** @param requester null for everybody's */
    Optional<UUID> ofDecision(@Nullable UUID requester, UUID decision) {
        return shown("r.decision_id", requester, decision);
    }

    /**
     * Whether there is a release of this id, asked without loading it.
     *
     * @param requester null for everybody's
     */
    boolean isShown(@Nullable UUID requester, UUID id) {
        return shown("r.id", requester, id).isPresent();
    }

    private Optional<UUID> shown(String column, @Nullable UUID requester, UUID id) {
        var query = ids("select r.id from imprimatur.release r where " + column + " = :id"
                        + (requester == null ? "" : REQUESTED))
                .setParameter("id", id);
        if (requester != null) {
            query.setParameter("requester", requester);
        }
        return query.getResultList().stream().findFirst();
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

    /**
     * Releases that were published once, by the time of that.
     *
     * @param document null for whichever
     * @param release null for whichever
     * @param after the release to go on behind; null for the beginning
     */
    List<UUID> disclosed(@Nullable UUID document, @Nullable UUID release, @Nullable UUID after, int limit) {
        var sql = new StringBuilder("select r.id from imprimatur.release r where r.published_at is not null");
        var parameters = new HashMap<String, Object>();
        also(sql, parameters, " and r.document_id = :document", "document", document);
        also(sql, parameters, " and r.id = :release", "release", release);
        also(
                sql,
                parameters,
                " and (r.published_at, r.id) > (select a.published_at, a.id from imprimatur.release a where a.id = :after)",
                "after",
                after);
        var query = ids(sql.append(" order by r.published_at, r.id").toString());
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void also(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable UUID value) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value);
        }
    }

    @SuppressWarnings("unchecked") // a native query knows its type at run time only
    private TypedQuery<UUID> ids(String sql) {
        return (TypedQuery<UUID>) getEntityManager().createNativeQuery(sql);
    }

    /**
     * One page by time of authorisation.
     *
     * @param requester null for everybody's
     * @param from null for the beginning, or the end going backward
     */
    List<UUID> page(
            @Nullable UUID requester,
            ReleaseSearch search,
            ReleaseSearch.@Nullable Position from,
            boolean backward,
            int limit) {
        boolean descending = !backward;
        var sql =
                new StringBuilder("select r.id from imprimatur.release r where ").append(condition(requester, search));
        if (from != null) {
            sql.append(" and (r.authorised_at, r.id) ")
                    .append(descending ? "<" : ">")
                    .append(" (:at, :id)");
        }
        var way = descending ? " desc" : "";
        var query = ids(
                sql.append(" order by r.authorised_at" + way + ", r.id" + way).toString());
        bind(query, requester, search);
        if (from != null) {
            query.setParameter("at", from.authorisedAt()).setParameter("id", from.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    int count(@Nullable UUID requester, ReleaseSearch search, int limit) {
        var query = ids("select r.id from imprimatur.release r where " + condition(requester, search));
        bind(query, requester, search);
        return query.setMaxResults(limit).getResultList().size();
    }

    private static String condition(@Nullable UUID requester, ReleaseSearch search) {
        var condition = new StringBuilder("true");
        if (requester != null) {
            condition.append(REQUESTED);
        }
        if (search.state() != null) {
            condition.append(" and r.state = :state");
        }
        if (search.document() != null) {
            condition.append(" and r.document_id = :document");
        }
        if (search.request() != null) {
            condition.append(" and r.request_id = :request");
        }
        return condition.toString();
    }

    private static void bind(TypedQuery<UUID> query, @Nullable UUID requester, ReleaseSearch search) {
        if (requester != null) {
            query.setParameter("requester", requester);
        }
        var state = search.state();
        if (state != null) {
            query.setParameter("state", state.name());
        }
        if (search.document() != null) {
            query.setParameter("document", search.document());
        }
        if (search.request() != null) {
            query.setParameter("request", search.request());
        }
    }
}
