package org.imprimatur.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InspectionRows implements PanacheRepositoryBase<InspectionRow, UUID> {
    Optional<InspectionRow> latestOf(UUID version) {
        return find("versionId = ?1 order by finishedAt desc, id desc", version).firstResultOptional();
    }

    List<InspectionRow> latestOf(Collection<UUID> versions) {
        return list(
                "from InspectionRow i where i.versionId in ?1 and not exists (select 1 from InspectionRow newer"
                        + " where newer.versionId = i.versionId and (newer.finishedAt > i.finishedAt"
                        + " or (newer.finishedAt = i.finishedAt and newer.id > i.id)))",
                versions);
    }
}
