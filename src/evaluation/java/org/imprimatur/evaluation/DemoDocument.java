package org.imprimatur.evaluation;

import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.testing.SampleFiles;

/**
 * A document to begin with, made in code; everybody in it is invented.
 *
 * @param title tells it from the others
 * @param declared what its submitter believes to be in it
 * @param bytes of its only version
 */
record DemoDocument(String title, String fileName, List<ProtectionCategory> declared, Supplier<byte[]> bytes) {
    static final String CUSTODIAN = "Office of Statistics";

    private static final int PEOPLE_ON_A_ROSTER = 40;

    /** What may go out, what only looks so, and what may go out only with every signature. */
    static final List<DemoDocument> ALL = List.of(
            new DemoDocument(
                    "Detention statistics, fiscal year 2023",
                    "detention-statistics-fy23.xlsx",
                    List.of(ProtectionCategory.AGGREGATE_ONLY),
                    SampleFiles::cleanAggregate),
            new DemoDocument(
                    "Detention statistics, fiscal year 2023, routine update",
                    "detention-statistics-fy23-update.xlsx",
                    List.of(ProtectionCategory.AGGREGATE_ONLY),
                    SampleFiles::hiddenRoster),
            new DemoDocument(
                    "Custody roster with fear claims",
                    "custody-roster.xlsx",
                    List.of(ProtectionCategory.FEAR_DETERMINATION),
                    () -> SampleFiles.visibleRoster(PEOPLE_ON_A_ROSTER)));
}
