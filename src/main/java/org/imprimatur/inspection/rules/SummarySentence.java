package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.imprimatur.document.rules.ProtectionCategory;

/** What the person who signs must see first: {@code 4 sheets, 1 hidden, 6,252 people with fear-claim results}. */
final class SummarySentence {
    private SummarySentence() {}

    static String of(
            Contents contents, List<Finding> findings, Set<ProtectionCategory> categories, int people, int claimants) {
        var sentence = new StringJoiner(", ");
        SheetCount sheets = contents.sheets();
        String whole = contents.tables().isEmpty() ? "1 text" : "1 table";
        Contents.Unit unit = contents.unit();
        sentence.add(unit == null ? whole : counted(sheets.all(), unit.one(), unit.several()));
        if (sheets.hidden() > 0) {
            sentence.add(String.format(Locale.ROOT, "%,d hidden", sheets.hidden()));
        }
        if (sheets.veryHidden() > 0) {
            sentence.add(String.format(Locale.ROOT, "%,d very hidden", sheets.veryHidden()));
        }
        int unread = (int) findings.stream()
                .filter(finding -> finding.severity() == Severity.UNKNOWN)
                .count();
        if (unread > 0) {
            sentence.add(counted(unread, "part", "parts") + " not read");
        }
        otherwiseHidden(findings).forEach(mechanism -> sentence.add("content in " + mechanism.words()));
        if (people == 0) {
            sentence.add("no people found");
        } else if (claimants == people) {
            sentence.add(counted(people, "person", "people") + " with " + claims(categories));
        } else {
            sentence.add(counted(people, "person", "people"));
            if (claimants > 0) {
                sentence.add(String.format(Locale.ROOT, "%,d of them with %s", claimants, claims(categories)));
            }
        }
        return sentence.toString();
    }

    private static Set<Mechanism> otherwiseHidden(List<Finding> findings) {
        var mechanisms = EnumSet.noneOf(Mechanism.class);
        findings.stream()
                .filter(finding -> finding.severity() != Severity.UNKNOWN)
                .filter(finding -> finding.severity().isMediumOrAbove())
                .forEach(finding -> mechanisms.add(finding.mechanism()));
        mechanisms.removeAll(EnumSet.of(Mechanism.VISIBLE, Mechanism.SHEET_HIDDEN, Mechanism.SHEET_VERY_HIDDEN));
        return mechanisms;
    }

    private static String claims(Set<ProtectionCategory> categories) {
        return categories.stream().anyMatch(ProtectionCategory::inAsylumGroup)
                ? "fear-claim results"
                : "claims that the law protects";
    }

    private static String counted(int count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }
}
