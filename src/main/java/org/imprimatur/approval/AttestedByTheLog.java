package org.imprimatur.approval;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    private final ApprovalRequests requests;
    private final Openings openings;

    AttestedByTheLog(ApprovalRequests requests, Openings openings) {
        this.requests = requests;
        this.openings = openings;
    }

    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(
                AttestedTable.of(
                        "approval-request", RequestRow.class, row -> row.id, row -> row.entryId, requests::asStored),
                AttestedTable.of(
                        "sign-off",
                        SignOffRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toSignOff(openings))),
                AttestedTable.of(
                        "release-decision",
                        DecisionRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toDecision())));
    }
}
