package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LegalHoldRows implements PanacheRepositoryBase<LegalHoldRow, UUID> {
    List<LegalHoldRow> of(UUID document) {
        return list("documentId = ?1 order by placedAt, id", document);
    }
}
