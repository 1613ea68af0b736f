package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.VersionState;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class VersionRows implements PanacheRepositoryBase<VersionRow, UUID> {
    private static final String OF_OWN_DOCUMENTS =
            " and (exists (select 1 from DocumentRow d where d.id = v.documentId and d.registeredBy = ?2)"
                    + " or exists (select 1 from VersionRow w where w.documentId = v.documentId and w.uploader = ?2))";

    Optional<VersionRow> shown(Sight sight, UUID id) {
        return shown(sight, "from VersionRow v where v.id = ?1", id, "").firstResultOptional();
    }

    /** Of documents that they see, newest first. */
    List<VersionRow> shownHolding(Sight sight, byte[] sha256) {
        return shown(sight, "from VersionRow v where v.sha256 = ?1", sha256, " order by v.createdAt desc, v.id desc")
                .list();
    }

    private PanacheQuery<VersionRow> shown(Sight sight, String which, Object named, String order) {
        return sight.all()
                ? find(which + order, named)
                : find(which + OF_OWN_DOCUMENTS + order, named, sight.viewer().value());
    }

    Optional<VersionRow> latestOf(UUID document) {
        return find("documentId = ?1 order by number desc", document).firstResultOptional();
    }

    List<VersionRow> latestOf(Collection<UUID> documents) {
        return list(
                "from VersionRow v where v.documentId in ?1 and v.number ="
                        + " (select max(w.number) from VersionRow w where w.documentId = v.documentId)",
                documents);
    }

    /** Those of the documents that the person added a version to. */
    Set<UUID> addedTo(Collection<UUID> documents, UUID person) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct documentId from VersionRow where documentId in :documents and uploader = :person",
                        UUID.class)
                .setParameter("documents", documents)
                .setParameter("person", person)
                .getResultList());
    }

    List<VersionRow> page(UUID document, @Nullable Integer position, boolean backward, int limit) {
        var order = " order by number " + (backward ? "asc" : "desc");
        var found = position == null
                ? find("documentId = ?1" + order, document)
                : find("documentId = ?1 and number " + (backward ? ">" : "<") + " ?2" + order, document, position);
        return found.page(0, limit).list();
    }

    /** Oldest first. */
    List<VersionRow> in(VersionState state, int limit) {
        return find("state = ?1 order by createdAt, id", state).page(0, limit).list();
    }

    List<UUID> undestroyed(Instant addedBefore, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from VersionRow where destroyedAt is null and createdAt < :before and id > :after"
                                + " order by id",
                        UUID.class)
                .setParameter("before", addedBefore)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Without a lock. */
    List<UUID> idsOf(Sha256 digest) {
        return getEntityManager()
                .createQuery("select id from VersionRow where sha256 = :digest", UUID.class)
                .setParameter("digest", digest.bytes())
                .getResultList();
    }

    /** In order of id, which is the order in which several versions are locked. */
    List<VersionRow> lockAllOf(Sha256 digest) {
        return find("sha256 = ?1 order by id", (Object) digest.bytes())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
