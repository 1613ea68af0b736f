package org.imprimatur.inspection;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.imprimatur.audit.AttestedTable;
import org.imprimatur.audit.AttestedTables;
import org.imprimatur.inspection.rules.FindingStatement;
import org.imprimatur.inspection.rules.RulesetProposal;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.imprimatur.inspection.rules.Waiver;

/** The tables of this feature that the verification of the record walks through. */
@Singleton
class AttestedByTheLog {
    @Produces
    @Singleton
    AttestedTables tables() {
        return AttestedTables.of(
                AttestedTable.of(
                        "inspection",
                        InspectionRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toInspection())),
                AttestedTable.of(
                        Waiver.KIND,
                        WaiverRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toWaiver())),
                AttestedTable.of(
                        FindingStatement.ATTESTED_KIND,
                        FindingStatementRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toStatement())),
                AttestedTable.of(
                        RulesetProposal.KIND,
                        RulesetProposalRow.class,
                        row -> row.id,
                        row -> row.entryId,
                        row -> Optional.of(row.toProposal())),
                new AttestedTable<>(
                        RulesetVersion.KIND,
                        RulesetVersionRow.class,
                        "version",
                        Integer::valueOf,
                        row -> row.version,
                        row -> row.entryId,
                        row -> Optional.of(row.toVersion())));
    }
}
