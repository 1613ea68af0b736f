package org.imprimatur.policy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;
import org.imprimatur.policy.rules.PolicyVersion;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(new AttestedTable<>(
                PolicyVersion.KIND,
                PolicyVersionRow.class,
                "version",
                Integer::valueOf,
                row -> row.version,
                row -> row.entryId,
                row -> Optional.of(row.toVersion())));
    }
}
