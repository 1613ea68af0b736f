package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.EntryBody;

/**
 * The private texts for which entries hold commitments. Knows nothing of who may read or erase them. Call inside a transaction.
 */
@ApplicationScoped
public class EntryDetails {
    private final EntityManager entityManager;

    EntryDetails(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What a commitment was computed from.
     *
     * @param salt lower-case hexadecimal
     */
    public record Opening(String salt, String text) {
        @Override
        public String toString() {
            return "Opening[…]";
        }
    }

    /**
     * The texts of these entries by entry and field: those that are still there and are what the entry committed to. One
     * statement.
     */
    public Map<UUID, Map<String, Opening>> of(List<VerifiedEntry> entries) {
        Map<UUID, VerifiedEntry> holding = entries.stream()
                .filter(entry -> !entry.details().isEmpty())
                .collect(Collectors.toMap(VerifiedEntry::id, entry -> entry, (one, same) -> one));
        var found = new HashMap<UUID, Map<String, Opening>>();
        if (holding.isEmpty()) {
            return found;
        }
        for (Object each : entityManager
                .createNativeQuery(
                        "select entry_id, field, salt, value from private.detail where entry_id in (:entries)")
                .setParameter("entries", holding.keySet())
                .getResultList()) {
            Object[] row = (Object[]) each;
            UUID entry = (UUID) row[0];
            String field = (String) row[1];
            byte[] salt = (byte[]) row[2];
            String text = (String) row[3];
            VerifiedEntry holder = holding.get(entry);
            if (holder != null
                    && EntryBody.commitment(salt, text).equals(holder.details().get(field))) {
                found.computeIfAbsent(entry, any -> new HashMap<>())
                        .put(field, new Opening(HexFormat.of().formatHex(salt), text));
            }
        }
        return found;
    }

    /** The documents that an entry is about, in order of id: those whose legal hold keeps its private texts. */
    public List<UUID> documentsOf(UUID entry) {
        List<?> found = entityManager
                .createNativeQuery("select d from private.documents_of(:entry) d order by d")
                .setParameter("entry", entry)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    /**
     * Erases one text, for ever. The database lets it happen only in the transaction of an entry of {@code ERASE_DETAIL} that
     * names it, and not under legal hold.
     */
    public void erase(UUID entry, String field) {
        entityManager
                .createNativeQuery("select private.erase_detail(:entry, :field)")
                .setParameter("entry", entry)
                .setParameter("field", field)
                .getSingleResult();
    }
}
