package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.document.rules.ProtectionCategory.AGGREGATE_ONLY;
import static org.imprimatur.document.rules.ProtectionCategory.FEAR_DETERMINATION;
import static org.imprimatur.document.rules.ProtectionCategory.SPII;
import static org.imprimatur.document.rules.ProtectionCategory.WITHHOLDING_CAT;

import java.nio.charset.StandardCharsets;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;

/** The files of the case, whole. */
class CaseTest {
    @Test
    void statistics_with_case_numbers_dates_and_facility_names_are_clean() {
        Inspected clean = Inspected.file("statistics.xlsx", SampleFiles.cleanAggregate());
        assertThat(clean.report().state()).isEqualTo(InspectionState.INSPECTED);
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
        assertThat(clean.report().categories()).containsExactly(AGGREGATE_ONLY);
        assertThat(clean.report().summary()).isEqualTo("3 sheets, no people found");
    }

    @Test
    void statistics_as_csv_are_clean() {
        Inspected clean = Inspected.file("statistics.csv", SampleFiles.cleanAggregateCsv());
        assertThat(clean.report().clean()).isTrue();
        assertThat(clean.report().categories()).containsExactly(AGGREGATE_ONLY);
    }

    @Test
    void the_hidden_sheet_of_the_case_is_seen_with_everybody_on_it() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.hiddenRoster());
        assertThat(found.report().summary()).isEqualTo("4 sheets, 1 hidden, 6,252 people with fear-claim results");
        assertThat(found.report().personCount()).isEqualTo(6_252);
        assertThat(found.report().claimantCount()).isEqualTo(6_252);
        assertThat(found.report().hiddenContent()).isTrue();
        assertThat(found.report().categories()).containsExactlyInAnyOrder(FEAR_DETERMINATION, WITHHOLDING_CAT, SPII);
        Finding numbers = found.findings("A_NUMBER").get(0);
        assertThat(numbers.place()).isEqualTo("workbook!Sheet1 (2)!C2:C6253");
        assertThat(numbers.mechanism()).isEqualTo(Mechanism.SHEET_HIDDEN);
        assertThat(numbers.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(numbers.personCount()).isEqualTo(6_252);
        assertThat(numbers.maskedSample()).matches("A9\\*{5}\\d{3}");
    }

    @Test
    void a_very_hidden_sheet_is_told_from_a_hidden_one() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.veryHiddenRoster(30));
        assertThat(found.report().summary()).isEqualTo("4 sheets, 1 very hidden, 30 people with fear-claim results");
        assertThat(found.hiddenBy(Mechanism.SHEET_VERY_HIDDEN)).isNotEmpty();
    }

    @Test
    void a_visible_roster_has_no_hidden_content_and_is_protected_as_claims() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.visibleRoster(40));
        assertThat(found.report().hiddenContent()).isFalse();
        assertThat(found.report().categories()).containsExactlyInAnyOrder(FEAR_DETERMINATION, WITHHOLDING_CAT, SPII);
        assertThat(found.findings("LINKED_CLAIM"))
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.CRITICAL);
        assertThat(found.findings("A_NUMBER")).allMatch(finding -> finding.severity() == Severity.HIGH);
    }

    @Test
    void people_in_hidden_columns_are_found_there_and_linked_to_their_visible_claims() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.rosterInHiddenColumns(50));
        assertThat(found.report().personCount()).isEqualTo(50);
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.COLUMN_HIDDEN);
        assertThat(found.findings("LINKED_CLAIM"))
                .isNotEmpty()
                .allMatch(finding -> finding.mechanism() == Mechanism.COLUMN_HIDDEN);
        assertThat(found.report().summary())
                .isEqualTo("1 sheet, content in hidden columns, 50 people with fear-claim results");
    }

    @Test
    void people_in_hidden_rows_are_found_there() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.rosterInHiddenRows(50));
        assertThat(found.report().claimantCount()).isEqualTo(50);
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.ROW_HIDDEN);
    }

    @Test
    void a_number_left_in_the_document_properties_is_critical() {
        Inspected found = Inspected.file("statistics.xlsx", SampleFiles.identifierInProperties());
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("part /docProps/core.xml description");
            assertThat(finding.mechanism()).isEqualTo(Mechanism.DOC_PROPERTY);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
        assertThat(found.report().hiddenContent()).isTrue();
    }

    @Test
    void a_roster_is_the_same_in_every_spelling_of_csv() {
        Inspected commas = Inspected.file("roster.csv", SampleFiles.rosterCsv(200));
        Inspected semicolons = Inspected.file("roster.csv", SampleFiles.rosterCsvSemicolonUtf16(200));
        assertThat(commas.report().personCount()).isEqualTo(200);
        assertThat(semicolons.report()).isEqualTo(commas.report());
    }

    @Test
    void the_roster_of_the_case_as_csv_with_a_mark_counts_everybody() {
        byte[] roster = SampleFiles.rosterCsv(SampleFiles.PEOPLE_OF_THE_CASE);
        byte[] marked = new byte[roster.length + 3];
        System.arraycopy(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, 0, marked, 0, 3);
        System.arraycopy(roster, 0, marked, 3, roster.length);
        Inspected found = Inspected.file("roster.csv", marked);
        assertThat(found.report().personCount()).isEqualTo(6_252);
        assertThat(found.report().claimantCount()).isEqualTo(6_252);
        assertThat(found.report().gravestIsMedium()).isFalse();
        assertThat(found.findings("A_NUMBER").get(0).place()).isEqualTo("file!C2:C6253");
    }

    @Test
    void neither_report_nor_finding_tells_who_was_found() {
        String told = Inspected.file("roster.csv", SampleFiles.rosterCsv(50))
                .report()
                .content()
                .toString();
        for (InventedPerson person : InventedPerson.people(50)) {
            assertThat(told).doesNotContain(person.aNumber(), person.aNumber().substring(1));
            assertThat(told).doesNotContainIgnoringCase(person.lastName() + " " + person.firstName());
        }
        assertThat(new String(SampleFiles.rosterCsv(50), StandardCharsets.UTF_8))
                .contains(InventedPerson.people(50).get(49).aNumber());
    }

    @Test
    void the_same_file_gives_the_same_report() {
        byte[] file = SampleFiles.hiddenRoster(100);
        assertThat(Inspected.file("a.xlsx", file)).isEqualTo(Inspected.file("a.xlsx", file));
    }
}
