package org.imprimatur.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.inspection.rules.Waiver;

@ApplicationScoped
class WaiverRows implements PanacheRepositoryBase<WaiverRow, UUID> {
    /** In the order in which they were asked for. */
    List<WaiverRow> of(Collection<UUID> versions) {
        return list("versionId in ?1 order by askedAt, id", versions);
    }

    /** The newest first. */
    List<WaiverRow> newest(Collection<Waiver.State> states, int limit) {
        return find("state in ?1 order by askedAt desc, id desc", states)
                .page(Page.ofSize(limit))
                .list();
    }
}
