package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.SampleWorkbook;

/** A file read and judged as the product does it, with a key of zeros. */
record Inspected(InspectionReport report) {
    static Inspected file(String name, byte[] bytes) {
        try {
            return new Inspected(Inspection.of(
                    new FileReading(Limits.USUAL).read(name, bytes),
                    name,
                    Ruleset.shipped(),
                    new KeyedHash(new byte[32])));
        } catch (UninspectableFile e) {
            return new Inspected(Inspection.uninspectable(e.reason(), e.place(), e.mechanism(), Ruleset.shipped()));
        }
    }

    static Inspected workbook(SampleWorkbook workbook) {
        return file("file.xlsx", workbook.bytes());
    }

    List<Finding> findings(String recogniser) {
        return report.findings().stream()
                .filter(finding -> finding.recogniser().equals(recogniser))
                .toList();
    }

    List<Finding> hiddenBy(Mechanism mechanism) {
        return report.findings().stream()
                .filter(finding -> finding.mechanism() == mechanism)
                .toList();
    }

    List<Finding> mediumOrAbove() {
        return report.findings().stream()
                .filter(finding -> finding.severity().isMediumOrAbove())
                .toList();
    }
}
