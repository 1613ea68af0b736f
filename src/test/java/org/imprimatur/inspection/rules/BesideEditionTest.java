package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.SampleTable.beside;
import static org.imprimatur.inspection.rules.SampleTable.besideAll;
import static org.imprimatur.inspection.rules.SampleTable.found;
import static org.imprimatur.inspection.rules.SampleTable.inspected;
import static org.imprimatur.inspection.rules.SampleTable.table;

import java.util.List;
import java.util.Objects;
import org.imprimatur.document.rules.ProtectionCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two editions of one table, each of which says nothing about anybody. */
class BesideEditionTest {
    private static final Table MARCH = table("March", "Country|Granted|Denied", "Peru|120|430", "Chad|61|77");

    @Test
    void a_count_that_changed_by_a_few_people_singles_them_out() {
        var report = beside(MARCH, table("March", "Country|Granted|Denied", "Peru|123|430", "Chad|61|77"));
        assertThat(found(report)).containsExactly("MEDIUM CHANGED_BY_FEW 0");
        assertThat(report.findings().get(0).place()).isEqualTo("workbook!March!B2");
        assertThat(report.categories()).containsExactly(ProtectionCategory.SMALL_CELL);
        assertThat(report.clean()).isFalse();
        assertThat(report.gravestIsMedium()).as("the privacy officer judges").isTrue();
        assertThat(report.summary()).endsWith("and more together with version 3");
        assertThat(together(report).sentence())
                .isEqualTo("Together with version 3, which went out last, 1 count differs by 10 people or fewer.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Peru|120|430", "Peru|131|430", "Peru|109|441"})
    void a_count_that_is_the_same_or_another_by_many_singles_nobody_out(String peru) {
        var report = beside(MARCH, table("March", "Country|Granted|Denied", peru, "Chad|61|77"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(together(report).singlesOut()).isFalse();
        assertThat(together(report).sentence()).contains("nobody what neither says alone");
    }

    @Test
    void other_figures_than_counts_of_people_may_change_by_a_few() {
        var report = beside(
                table("T", "Office|Judges|Average days|Cases", "North|14|33|120", "South|25|41|190"),
                table("T", "Office|Judges|Average days|Cases", "North|15|35|120", "South|24|44|190"));
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<11", "*", "(D)", "fewer than 11", "1-10", "suppressed", "≤10", "(b)(6)"})
    void what_one_edition_suppresses_and_the_other_shows_is_found_in_either_order(String mark) {
        Table suppressed = table("March", "Country|Granted|Denied", "Peru|120|430", "Chad|" + mark + "|77");
        assertThat(found(beside(MARCH, suppressed))).containsExactly("MEDIUM SHOWN_IN_ONE_EDITION 0");
        assertThat(found(beside(suppressed, MARCH))).containsExactly("MEDIUM SHOWN_IN_ONE_EDITION 0");
        assertThat(beside(suppressed, suppressed).findings())
                .as("suppressed in both")
                .isEmpty();
    }

    @Test
    void a_total_of_one_edition_less_the_parts_of_the_other_is_a_small_count() {
        Table totalOnly = table("T", "Country|Granted", "Peru|*", "Chad|*", "Mali|*", "Total|187");
        Table parts = table("T", "Country|Granted", "Peru|120", "Chad|61", "Mali|*", "Total|*");
        var report = beside(totalOnly, parts);
        assertThat(found(report)).contains("MEDIUM COMPUTABLE_BY_EDITION 0");
        Finding computable = finding(report, "COMPUTABLE_BY_EDITION");
        assertThat(computable.place()).as("the suppressed one").isEqualTo("workbook!T!B4");
        assertThat(together(report).computable()).isEqualTo(1);
        assertThat(together(beside(parts, totalOnly)).computable()).isEqualTo(1);
    }

    @Test
    void what_is_left_of_a_total_is_no_small_count_where_it_is_of_many_people_or_of_several_countries() {
        Table parts = table("T", "Country|Granted", "Peru|120", "Chad|61", "Mali|*", "Total|*");
        Table many = table("T", "Country|Granted", "Peru|*", "Chad|*", "Mali|*", "Total|287");
        assertThat(together(beside(many, parts)).computable()).isZero();
        Table several = table("T", "Country|Granted", "Peru|120", "Chad|*", "Mali|*", "Total|*");
        Table total = table("T", "Country|Granted", "Peru|*", "Chad|*", "Mali|*", "Total|127");
        assertThat(together(beside(total, several)).computable()).isZero();
    }

    @Test
    void a_row_total_is_one_too() {
        Table total = table("T", "Country|Granted|Denied|Total", "Peru|*|*|127", "Chad|44|55|99");
        Table parts = table("T", "Country|Granted|Denied|Total", "Peru|*|120|*", "Chad|44|55|99");
        assertThat(together(beside(total, parts)).computable()).isEqualTo(1);
    }

    @Test
    void what_one_edition_gives_away_alone_is_not_computed_by_the_other() {
        Table alone = table("T", "Country|Granted", "Peru|120", "Chad|*", "Total|127");
        assertThat(together(beside(alone, alone)).computable()).isZero();
    }

    @Test
    void a_sheet_that_is_called_after_its_month_is_compared_all_the_same() {
        var report = besideAll(
                List.of(table("Notes", "Read me|x"), MARCH),
                List.of(
                        table("Notes", "Read me|x"),
                        table("April", "Country|Granted|Denied", "Peru|122|430", "Chad|61|77", "Mali|50|60")));
        assertThat(found(report)).containsExactly("MEDIUM CHANGED_BY_FEW 0");
        assertThat(together(report).rowsNew()).isEqualTo(1);
        assertThat(together(report).rowsGone()).isZero();
    }

    @Test
    void figures_whose_row_or_column_is_not_named_once_are_not_compared() {
        var report = beside(
                table("T", "Country|Granted", "Peru|120", "Peru|44", "Chad|61"),
                table("T", "Country|Granted", "Peru|121", "Peru|45", "Chad|61"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void people_who_came_and_who_went_are_counted() {
        var report = beside(
                table("R", "A-Number|Name", "A999163159|Ana Pop", "A999163160|Ben Orr", "A999163161|Cy Dent"),
                table("R", "A-Number|Name", "A999163159|Ana Pop", "A999163162|Dee Fry", "A999163161|Cy Dent"));
        var together = together(report);
        assertThat(List.of(together.peopleInBoth(), together.peopleNew(), together.peopleGone()))
                .containsExactly(2, 1, 1);
        assertThat(finding(report, "PEOPLE_BESIDE_EDITION").personCount()).isEqualTo(2);
        assertThat(together.sentence()).contains("2 are in both, 1 only in this one and 1 only in the other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-Number|Name|DOB", "Name|DOB|A-Number"})
    void somebody_with_a_number_is_known_by_name_and_date_of_birth_in_the_other(String columns) {
        boolean numberFirst = columns.startsWith("A");
        Table numbered = table(
                "R",
                columns,
                numberFirst ? "A999163159|Ana Pop|1984-01-17" : "Ana Pop|1984-01-17|A999163159",
                numberFirst ? "A999163160|Ben Orr|1971-03-04" : "Ben Orr|1971-03-04|A999163160");
        Table named = table("R", "Name|DOB", "Ana Pop|1984-01-17", "Cy Dent|1990-06-30");
        var together = together(beside(numbered, named));
        assertThat(List.of(together.peopleInBoth(), together.peopleNew(), together.peopleGone()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void the_same_people_are_nothing_new_and_neither_are_others() {
        Table roster = table("R", "A-Number|Name", "A999163159|Ana Pop", "A999163160|Ben Orr");
        assertThat(together(beside(roster, roster)).singlesOut()).isFalse();
        Table others = table("R", "A-Number|Name", "A999163169|Eve Lund", "A999163170|Fay Moss");
        assertThat(together(beside(roster, others)).singlesOut()).isFalse();
    }

    @Test
    void somebody_whose_claim_only_the_other_edition_tells_is_linked_to_it() {
        Table claims =
                table("R", "A-Number|Result", "A999163159|credible fear found", "A999163160|credible fear found");
        Table places = table("R", "A-Number|Place", "A999163159|North", "A999163161|South");
        var report = beside(claims, places);
        Finding linked = finding(report, "LINKED_BY_EDITION");
        assertThat(linked.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(linked.personCount()).isEqualTo(1);
        assertThat(report.categories()).contains(ProtectionCategory.FEAR_DETERMINATION);
        assertThat(inspected("R", "A-Number|Place", "A999163159|North").categories())
                .as("alone")
                .doesNotContain(ProtectionCategory.FEAR_DETERMINATION);
        assertThat(together(beside(places, claims)).linkedByEdition())
                .as("told by this one itself")
                .isZero();
    }

    @Test
    void rows_with_nothing_but_a_date_of_birth_are_different_people_in_each_edition() {
        Table births =
                table("R", "Date of birth|Result", "1984-01-17|credible fear found", "1991-05-02|credible fear found");
        Table others = table("R", "Date of birth|Place", "1977-03-09|North", "1968-11-30|South");
        assertThat(together(beside(births, others)).linkedByEdition()).isZero();
        assertThat(together(beside(births, others)).peopleInBoth()).isZero();
    }

    @Test
    void what_could_not_be_compared_waits_for_the_privacy_officer() {
        var report = Inspection.of(
                SampleTable.contents(List.of(MARCH)),
                "file.xlsx",
                Ruleset.shipped(),
                new KeyedHash(new byte[32]),
                Edition.unread(3));
        assertThat(found(report)).containsExactly("MEDIUM EDITION_NOT_COMPARED 0");
        assertThat(report.gravestIsMedium()).isTrue();
        assertThat(together(report).singlesOut()).isTrue();
        assertThat(together(report).sentence()).contains("could not be compared");
        assertThat(report.summary()).endsWith(", not compared with version 3");
    }

    @Test
    void what_nothing_went_out_before_is_compared_with_nothing() {
        assertThat(inspected("March", "Country|Granted", "Peru|120", "Chad|61").together())
                .isNull();
    }

    private static EditionComparison together(InspectionReport report) {
        return Objects.requireNonNull(report.together());
    }

    private static Finding finding(InspectionReport report, String recogniser) {
        return report.findings().stream()
                .filter(finding -> finding.recogniser().equals(recogniser))
                .findFirst()
                .orElseThrow();
    }
}
