package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.rules.LegalHold;

/**
 * What keeps documents from being destroyed. Call inside a transaction, under the document's lock where it decides something.
 * Asks nobody's permission.
 */
@ApplicationScoped
class LegalHolds {
    private final LegalHoldRows rows;
    private final AuditLog audit;

    LegalHolds(LegalHoldRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** Oldest first; those that no entry vouches for are left out. */
    List<LegalHold> of(UUID document) {
        return audit.vouchedFor(rows.of(document), LegalHoldRow::cited);
    }

    Optional<LegalHold> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(row -> audit.vouchedFor(row, LegalHoldRow::cited));
    }

    /** A hold whose row no entry vouches for holds too: what is in doubt is not destroyed. */
    boolean isHeld(UUID document) {
        List<LegalHoldRow> all = rows.of(document);
        return all.stream().anyMatch(row -> row.toHold().stands())
                || audit.vouchedFor(all, LegalHoldRow::cited).size() < all.size();
    }

    LegalHold record(Change<LegalHold> change) {
        return audit.record(change, (hold, entry) -> rows.getEntityManager().merge(new LegalHoldRow(hold, entry)));
    }
}
