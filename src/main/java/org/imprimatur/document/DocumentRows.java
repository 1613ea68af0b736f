package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DocumentRows implements PanacheRepositoryBase<DocumentRow, UUID> {}
