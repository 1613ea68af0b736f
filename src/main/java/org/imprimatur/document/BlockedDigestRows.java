package org.imprimatur.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;

@ApplicationScoped
class BlockedDigestRows implements PanacheRepositoryBase<BlockedDigestRow, UUID> {
    List<byte[]> among(Collection<Sha256> digests) {
        return find("sha256 in ?1", digests.stream().map(Sha256::bytes).toList()).stream()
                .map(row -> row.sha256)
                .toList();
    }

    boolean holds(Sha256 digest) {
        return count("sha256 = ?1", (Object) digest.bytes()) > 0;
    }
}
