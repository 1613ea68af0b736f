package org.imprimatur.inspection;

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
        return AttestedTables.of(AttestedTable.of(
                "inspection",
                InspectionRow.class,
                row -> row.id,
                row -> row.entryId,
                row -> Optional.of(row.toInspection())));
    }
}
