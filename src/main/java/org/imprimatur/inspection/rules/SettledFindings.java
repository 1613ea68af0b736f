package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * What findings call for together.
 *
 * @param categories figures about groups where they call for nothing
 * @param clean whether nothing is left that more than an acknowledgement is due for
 * @param hiddenContent whether anything is in a place that a reader does not see
 * @param gravestIsMedium whether nobody is identified for certain, and something is there by which somebody could be
 */
public record SettledFindings(
        Set<ProtectionCategory> categories, boolean clean, boolean hiddenContent, boolean gravestIsMedium) {
    public SettledFindings {
        categories = Set.copyOf(categories);
    }

    static SettledFindings of(List<Finding> findings) {
        boolean hidden = findings.stream()
                .filter(finding -> finding.severity() != Severity.UNKNOWN)
                .anyMatch(finding ->
                        finding.mechanism().hidden() && finding.severity().isMediumOrAbove());
        return new SettledFindings(
                categories(findings),
                findings.stream().noneMatch(finding -> finding.severity().isMediumOrAbove()),
                hidden,
                isOf(findings, Severity.MEDIUM)
                        && !isOf(findings, Severity.HIGH)
                        && !isOf(findings, Severity.CRITICAL));
    }

    private static Set<ProtectionCategory> categories(List<Finding> findings) {
        var categories = EnumSet.noneOf(ProtectionCategory.class);
        findings.forEach(finding -> categories.addAll(finding.categories()));
        if (categories.isEmpty()) {
            categories.add(ProtectionCategory.AGGREGATE_ONLY);
        }
        return categories;
    }

    private static boolean isOf(List<Finding> findings, Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }
}
