package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.ReportComparison.Verdict;
import org.junit.jupiter.api.Test;

class ReportComparisonTest {
    private static final Finding NUMBERS = finding("A_NUMBER", Mechanism.VISIBLE, Severity.HIGH, "a");

    @Test
    void the_same_findings_by_other_rules_are_the_same() {
        var before = report("1", List.of(NUMBERS), 3, false);
        var after = report("2", List.of(finding("A_NUMBER", Mechanism.VISIBLE, Severity.HIGH, "a")), 3, false);
        assertThat(ReportComparison.of(before, after)).isEqualTo(new ReportComparison(Verdict.SAME, 0, 0));
        assertThat(after.judgement()).isEqualTo(before.judgement());
        assertThat(after.content()).isNotEqualTo(before.content());
    }

    @Test
    void a_finding_that_was_not_there_is_graver_whatever_else_went() {
        var compared = ReportComparison.of(
                report("1", List.of(NUMBERS), 3, false),
                report("2", List.of(finding("EMAIL", Mechanism.VISIBLE, Severity.HIGH, "b")), 1, false));
        assertThat(compared).isEqualTo(new ReportComparison(Verdict.GRAVER, 1, 1));
        assertThat(compared.takesGroundAway()).isTrue();
    }

    @Test
    void more_people_or_content_that_is_hidden_is_graver_even_without_a_new_finding() {
        var before = report("1", List.of(NUMBERS), 3, false);
        assertThat(ReportComparison.of(before, report("2", List.of(NUMBERS), 4, false))
                        .verdict())
                .isEqualTo(Verdict.GRAVER);
        assertThat(ReportComparison.of(before, report("2", List.of(NUMBERS), 3, true))
                        .verdict())
                .isEqualTo(Verdict.GRAVER);
    }

    @Test
    void less_and_nothing_new_is_milder_and_takes_nothing_back() {
        var compared = ReportComparison.of(report("1", List.of(NUMBERS), 3, false), report("2", List.of(), 0, false));
        assertThat(compared).isEqualTo(new ReportComparison(Verdict.MILDER, 0, 1));
        assertThat(compared.takesGroundAway()).isFalse();
    }

    @Test
    void what_only_calls_for_an_acknowledgement_is_nothing_new() {
        var weak = finding("WEAK", Mechanism.VISIBLE, Severity.LOW, "c");
        assertThat(ReportComparison.of(report("1", List.of(), 0, false), report("2", List.of(weak), 0, false))
                        .verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void what_can_no_longer_be_read_takes_the_ground_away_and_what_can_be_read_now_does_not() {
        var read = report("1", List.of(), 0, false);
        var unread = Inspection.uninspectable(UninspectableReason.TOO_SLOW, null, null, Ruleset.shipped());
        assertThat(ReportComparison.of(read, unread).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(ReportComparison.of(read, unread).takesGroundAway()).isTrue();
        assertThat(ReportComparison.of(unread, read).verdict()).isEqualTo(Verdict.MILDER);
        assertThat(ReportComparison.of(unread, unread).verdict()).isEqualTo(Verdict.SAME);
    }

    private static Finding finding(String recogniser, Mechanism mechanism, Severity severity, String hash) {
        return new Finding(recogniser, 1, "1", "file!A1", mechanism, 1, 1, severity, null, hash, Set.of());
    }

    private static InspectionReport report(String rules, List<Finding> findings, int people, boolean hidden) {
        return new InspectionReport(
                rules,
                "0".repeat(64),
                InspectionState.INSPECTED,
                null,
                null,
                SheetCount.NONE,
                findings,
                EnumSet.of(ProtectionCategory.SPII),
                people,
                0,
                hidden,
                "",
                null);
    }
}
