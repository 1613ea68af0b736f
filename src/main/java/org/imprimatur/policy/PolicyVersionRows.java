package org.imprimatur.policy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PolicyVersionRows implements PanacheRepositoryBase<PolicyVersionRow, Integer> {
    Optional<PolicyVersionRow> newest() {
        return find("order by version desc").firstResultOptional();
    }
}
