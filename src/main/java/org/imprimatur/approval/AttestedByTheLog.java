package org.imprimatur.approval;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    private final StoredRequests stored;

    AttestedByTheLog(StoredRequests stored) {
        this.stored = stored;
    }

    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(
                AttestedTable.of(
                        "approval-request",
                        RequestRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.ofNullable(stored.read(List.of(row)).get(row.id))
                                .map(StoredRequests.Stored::request)),
                AttestedTable.of(
                        "sign-off",
                        SignOffRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toSignOff(Openings::closed))),
                AttestedTable.of(
                        "release-decision",
                        DecisionRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toDecision())));
    }
}
