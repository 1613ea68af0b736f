package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.EntryDetails;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.rules.DetailErasure;

/** Which private texts were erased. Call inside a transaction. Asks nobody's permission. */
@ApplicationScoped
class DetailErasures {
    private final DetailErasureRows rows;
    private final EntryDetails details;
    private final AuditLog audit;

    DetailErasures(DetailErasureRows rows, EntryDetails details, AuditLog audit) {
        this.rows = rows;
        this.details = details;
        this.audit = audit;
    }

    /** An erasure, and the entry of it. */
    record Erased(DetailErasure erasure, UUID entry) {}

    /** Of these entries; those that no entry vouches for are left out. */
    List<Erased> of(Collection<UUID> entries) {
        return rows.ofEntries(entries).stream()
                .flatMap(row -> audit.vouchedFor(row, DetailErasureRow::cited).stream()
                        .map(erasure -> new Erased(erasure, row.entryId)))
                .toList();
    }

    /** Stores the erasure, and the text is gone: in one transaction with the entry, or not at all. */
    DetailErasure record(Change<DetailErasure> change) {
        DetailErasure erasure =
                audit.record(change, (erased, entry) -> rows.persist(new DetailErasureRow(erased, entry)));
        details.erase(erasure.ofEntry(), erasure.field());
        return erasure;
    }
}
