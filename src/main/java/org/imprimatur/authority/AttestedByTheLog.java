package org.imprimatur.authority;

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
                        "person",
                        PersonRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toPerson())),
                AttestedTable.of(
                        "account",
                        AccountRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toLink())),
                AttestedTable.of(
                        "authority",
                        AuthorityRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toAuthority())));
    }
}
