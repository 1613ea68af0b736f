package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * Answers the commitment of each of these digests with its text; without it where it was erased, or is not what was
     * committed to, and for any other digest. One statement.
     */
    Function<Sha256, Commitment> of(Collection<Sha256> digests) {
        var commitments = new HashMap<Sha256, Commitment>();
        if (!digests.isEmpty()) {
            for (Object found : rows(digests)) {
                Object[] row = (Object[]) found;
                Sha256 digest = Digests.of((byte[]) row[0]);
                var opening = new Commitment.Opening(HexFormat.of().formatHex((byte[]) row[1]), (String) row[2]);
                commitments.put(digest, Commitment.opened(digest, opening));
            }
        }
        return digest -> commitments.getOrDefault(digest, closed(digest));
    }

    /** Without its text: enough for what is signed, which holds the digest alone. */
    static Commitment closed(Sha256 digest) {
        return new Commitment(digest, null);
    }

    private List<?> rows(Collection<Sha256> digests) {
        return entityManager
                .createNativeQuery("select o.sha256, o.salt, o.value from unnest(cast(:digests as text[])) wanted"
                        + " join private.opening o on o.sha256 = decode(wanted, 'hex')")
                .setParameter("digests", digests.stream().map(Sha256::hex).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
    }
}
