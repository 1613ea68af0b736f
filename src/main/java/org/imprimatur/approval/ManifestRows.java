package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class ManifestRows implements PanacheRepositoryBase<ManifestRow, byte[]> {
    List<ManifestRow> of(Collection<Sha256> digests) {
        return list("sha256 in ?1", digests.stream().map(Sha256::bytes).toList());
    }

    boolean holds(Sha256 digest) {
        return count("sha256", (Object) digest.bytes()) > 0;
    }
}
