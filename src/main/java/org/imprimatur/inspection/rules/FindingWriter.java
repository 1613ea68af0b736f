package org.imprimatur.inspection.rules;

import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Writes findings under one version of the ruleset, in places as a report may call them. */
record FindingWriter(String rulesetVersion, Places places) {
    Finding write(
            String recogniser,
            int recogniserVersion,
            String place,
            Mechanism mechanism,
            int personCount,
            int occurrences,
            Severity severity,
            @Nullable String maskedSample,
            String keyedHash,
            Set<ProtectionCategory> categories) {
        return new Finding(
                recogniser,
                recogniserVersion,
                rulesetVersion,
                ReportWord.of(places.shown(place)),
                mechanism,
                personCount,
                occurrences,
                severity,
                maskedSample == null ? null : ReportWord.of(maskedSample),
                keyedHash,
                categories);
    }
}
