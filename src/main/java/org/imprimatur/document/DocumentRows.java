package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DocumentRows implements PanacheRepositoryBase<DocumentRow, UUID> {
    private static final String SHOWN = " and (?2 = true or d.registeredBy = ?3 or exists"
            + " (select 1 from VersionRow v where v.documentId = d.id and v.uploader = ?3))";

    Optional<DocumentRow> shown(Sight sight, UUID id) {
        return shown("d.id = ?1", id, sight);
    }

    Optional<DocumentRow> shown(Sight sight, String reference) {
        return shown("d.reference = ?1", reference, sight);
    }

    private Optional<DocumentRow> shown(String which, Object named, Sight sight) {
        return find(
                        "from DocumentRow d where " + which + SHOWN,
                        named,
                        sight.all(),
                        sight.viewer().value())
                .firstResultOptional();
    }

    /** Reads no entity, so that what is locked afterwards is read then. */
    boolean isShown(Sight sight, UUID id) {
        return !getEntityManager()
                .createQuery("select d.id from DocumentRow d where d.id = ?1" + SHOWN, UUID.class)
                .setParameter(1, id)
                .setParameter(2, sight.all())
                .setParameter(3, sight.viewer().value())
                .getResultList()
                .isEmpty();
    }
}
