package org.imprimatur.document;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(
                AttestedTable.of(
                        "document",
                        DocumentRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toDocument())),
                AttestedTable.of(
                        "document-version",
                        VersionRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toVersion())),
                AttestedTable.of(
                        "legal-hold",
                        LegalHoldRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toHold())),
                AttestedTable.of(
                        "detail-erasure",
                        DetailErasureRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toErasure())),
                AttestedTable.of(
                        "blocked-digest",
                        BlockedDigestRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toBlockedDigest())));
    }
}
