package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DocumentRows implements PanacheRepositoryBase<DocumentRow, UUID> {
    private static final String OWN = " and (d.registeredBy = ?2 or exists"
            + " (select 1 from VersionRow v where v.documentId = d.id and v.uploader = ?2))";

    Optional<DocumentRow> shown(Sight sight, UUID id) {
        return shown("d.id = ?1", id, sight);
    }

    Optional<DocumentRow> shown(Sight sight, String reference) {
        return shown("d.reference = ?1", reference, sight);
    }

    private Optional<DocumentRow> shown(String which, Object named, Sight sight) {
        String all = "from DocumentRow d where " + which;
        return (sight.all()
                        ? find(all, named)
                        : find(all + OWN, named, sight.viewer().value()))
                .firstResultOptional();
    }

    /** Reads no entity, so that what is locked afterwards is read then. */
    boolean isShown(Sight sight, UUID id) {
        String all = "select d.id from DocumentRow d where d.id = ?1";
        var query = getEntityManager()
                .createQuery(sight.all() ? all : all + OWN, UUID.class)
                .setParameter(1, id);
        if (!sight.all()) {
            query.setParameter(2, sight.viewer().value());
        }
        return !query.getResultList().isEmpty();
    }
}
