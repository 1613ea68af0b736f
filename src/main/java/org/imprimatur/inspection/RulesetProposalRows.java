package org.imprimatur.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RulesetProposalRows implements PanacheRepositoryBase<RulesetProposalRow, UUID> {
    List<RulesetProposalRow> newest(int limit) {
        return find("order by proposedAt desc, id desc").range(0, limit - 1).list();
    }
}
