package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.audit.rules.Sha256;

/** Salt and text of commitments, kept where they can be erased. Call inside a transaction. */
@ApplicationScoped
class Openings {
    private final EntityManager entityManager;

    Openings(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps salt and text, once; does nothing for what was erased. */
    void keep(Commitment commitment) {
        var opening = commitment.opening();
        if (opening == null) {
            return;
        }
        entityManager
                .createNativeQuery("insert into private.opening (sha256, salt, value) values (:sha256, :salt, :value)"
                        + " on conflict (sha256) do nothing")
                .setParameter("sha256", commitment.digest().bytes())
                .setParameter("salt", HexFormat.of().parseHex(opening.salt()))
                .setParameter("value", opening.value())
                .executeUpdate();
    }

    /** The commitment with its text; without it where it was erased, or is not what was committed to. */
    Commitment commitment(Sha256 digest) {
        List<?> rows = entityManager
                .createNativeQuery("select salt, value from private.opening where sha256 = :sha256")
                .setParameter("sha256", digest.bytes())
                .getResultList();
        if (rows.isEmpty()) {
            return new Commitment(digest, null);
        }
        Object[] row = (Object[]) rows.get(0);
        var opening = new Commitment.Opening(HexFormat.of().formatHex((byte[]) row[0]), (String) row[1]);
        return Commitment.opened(digest, opening);
    }
}
