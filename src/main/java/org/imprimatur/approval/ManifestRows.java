package org.imprimatur.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class ManifestRows implements PanacheRepositoryBase<ManifestRow, byte[]> {
    Optional<ManifestRow> find(Sha256 digest) {
        return find("sha256", (Object) digest.bytes()).firstResultOptional();
    }

    boolean holds(Sha256 digest) {
        return count("sha256", (Object) digest.bytes()) > 0;
    }
}
