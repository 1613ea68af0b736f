package org.imprimatur.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class RulesetVersionRows implements PanacheRepositoryBase<RulesetVersionRow, Integer> {
    Optional<RulesetVersionRow> newest() {
        return find("order by version desc").firstResultOptional();
    }
}
