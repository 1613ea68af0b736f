package org.imprimatur.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class FindingStatementRows implements PanacheRepositoryBase<FindingStatementRow, UUID> {
    /** In the order in which they were made. */
    List<FindingStatementRow> of(Collection<UUID> versions) {
        return list("versionId in ?1 order by saidAt, id", versions);
    }
}
