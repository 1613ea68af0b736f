package org.imprimatur.release;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    private final ApprovalRequests requests;

    AttestedByTheLog(ApprovalRequests requests) {
        this.requests = requests;
    }

    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(
                AttestedTable.of(
                        "release",
                        ReleaseRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> requests.find(row.requestId).map(row::toRelease)),
                AttestedTable.of(
                                "permit-use",
                                PermitUseRow.class,
                                row -> row.id,
                                row -> row.entryId,
                                row -> Optional.of(row.toPermitUse()))
                        // A handle is locked and verified itself when it is redeemed; what permits only once is not
                        // remembered.
                        .aside());
    }
}
