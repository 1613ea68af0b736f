package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class BlockedDigestRows implements PanacheRepositoryBase<BlockedDigestRow, UUID> {
    boolean holds(Sha256 digest) {
        return count("sha256 = ?1", (Object) digest.bytes()) > 0;
    }
}
