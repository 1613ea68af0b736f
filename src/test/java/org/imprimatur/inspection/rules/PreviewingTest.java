package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sheets are written as rows of text with {@code |} between the cells; what is masked is read as a dot. */
class PreviewingTest {
    private static final String[] ROSTER = {
        "Pending cases, November",
        "A-Number|Name|Nationality|Age",
        "A099163159|Ana Perez|Peru|31",
        "A099163160|Bo Li|China|44",
        "|||52"
    };

    private static Table sheet(String name, Mechanism state, String... rows) {
        var cells = new ArrayList<Cell>();
        for (int row = 0; row < rows.length; row++) {
            String[] values = rows[row].split("\\|", -1);
            for (int column = 0; column < values.length; column++) {
                if (!values[column].isBlank()) {
                    boolean number = values[column].chars().allMatch(Character::isDigit);
                    Cell.Kind kind = number ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
                    cells.add(new Cell(row, column, kind, values[column], values[column], state));
                }
            }
        }
        return new Table("workbook!" + name, name, state, cells);
    }

    private static Contents workbook(List<Segment> segments, Table... sheets) {
        return new Contents(Contents.Format.XLSX, new SheetCount(sheets.length, 0, 0), List.of(sheets), segments);
    }

    private static Preview masked(Contents contents) {
        return Previewing.of(contents, 0, 0, Ruleset.shipped(), false);
    }

    private static List<String> seen(Preview preview) {
        return preview.rows().stream()
                .map(row -> row.number() + ": "
                        + String.join(
                                "|",
                                row.values().stream()
                                        .map(value -> shown(value.text()))
                                        .toList()))
                .toList();
    }

    private static String shown(@Nullable String text) {
        return text == null ? "·" : text;
    }

    @Test
    void of_a_sheet_about_people_the_headers_and_what_stands_above_them_are_shown_and_every_other_cell_is_masked() {
        assertThat(seen(masked(workbook(List.of(), sheet("Cases", Mechanism.VISIBLE, ROSTER)))))
                .containsExactly(
                        "1: Pending cases, November",
                        "2: A-Number|Name|Nationality|Age",
                        "3: ·|·|·|·",
                        "4: ·|·|·|·",
                        "5: ·");
    }

    @Test
    void revealed_it_is_what_the_file_holds() {
        Preview preview = Previewing.of(
                workbook(List.of(), sheet("Cases", Mechanism.VISIBLE, ROSTER)), 0, 0, Ruleset.shipped(), true);
        assertThat(seen(preview)).contains("3: A099163159|Ana Perez|Peru|31", "4: A099163160|Bo Li|China|44", "5: 52");
    }

    @Test
    void figures_about_nobody_are_shown_and_a_single_value_that_is_somebodys_is_masked_among_them() {
        String[] figures = {"Month|Admissions", "January|120", "February|98", "Questions to sam.ortiz@agency.example|"};
        assertThat(seen(masked(workbook(List.of(), sheet("Figures", Mechanism.VISIBLE, figures)))))
                .containsExactly("1: Month|Admissions", "2: January|120", "3: February|98", "4: ·");
    }

    @Test
    void what_is_hidden_is_marked_with_how_it_is_hidden() {
        Preview preview = Previewing.of(
                workbook(
                        List.of(),
                        sheet("Figures", Mechanism.VISIBLE, "Month|Admissions", "January|120"),
                        sheet("Old", Mechanism.SHEET_HIDDEN, ROSTER)),
                1,
                0,
                Ruleset.shipped(),
                false);
        assertThat(preview.sheets())
                .extracting(Preview.Sheet::mechanism)
                .containsExactly(Mechanism.VISIBLE, Mechanism.SHEET_HIDDEN);
        assertThat(preview.sheets()).extracting(Preview.Sheet::rows).containsExactly(2, 5);
        assertThat(preview.rows())
                .flatExtracting(Preview.Row::values)
                .extracting(Preview.Value::mechanism)
                .containsOnly(Mechanism.SHEET_HIDDEN);
    }

    @Test
    void texts_outside_of_the_sheets_that_nobody_sees_are_masked_and_say_where_they_are() {
        var comment = new Segment(
                "workbook!Cases", "B2 comment", Segment.Use.CONTENT, Mechanism.COMMENT, "ask Ana first", null);
        var title = new Segment(
                "part /docProps/core.xml", "title", Segment.Use.SUBJECT_OF_FILE, Mechanism.VISIBLE, "Figures", null);
        Contents contents = workbook(List.of(comment, title), sheet("Cases", Mechanism.VISIBLE, "Month|Admissions"));
        assertThat(masked(contents).texts())
                .extracting(text -> text.place() + ": " + shown(text.text()))
                .containsExactly("workbook!Cases B2 comment: ·", "part /docProps/core.xml title: Figures");
        assertThat(Previewing.of(contents, 0, 0, Ruleset.shipped(), true).texts())
                .extracting(text -> shown(text.text()))
                .containsExactly("ask Ana first", "Figures");
    }

    @Test
    void a_long_and_wide_sheet_comes_a_page_at_a_time_and_says_what_is_left_off() {
        String[] rows = IntStream.range(0, 120)
                .mapToObj(row -> String.join(
                        "|",
                        IntStream.range(0, 70).mapToObj(column -> "v" + row).toList()))
                .toArray(String[]::new);
        Contents contents = workbook(List.of(), sheet("Wide", Mechanism.VISIBLE, rows));
        Preview last = Previewing.of(contents, 0, 100, Ruleset.shipped(), false);
        assertThat(last.rows())
                .hasSize(20)
                .first()
                .extracting(Preview.Row::number)
                .isEqualTo(101);
        assertThat(last.columns()).hasSize(60).startsWith("A", "B").endsWith("BH");
        assertThat(last.columnsLeftOff()).isEqualTo(10);
        assertThat(last.rows()).allSatisfy(row -> assertThat(row.values()).hasSize(60));
        assertThat(Previewing.of(contents, 7, 0, Ruleset.shipped(), false).rows())
                .hasSize(50);
    }

    @Test
    void nothing_of_what_is_shown_is_in_what_a_log_would_print() {
        Preview preview = Previewing.of(
                workbook(List.of(), sheet("Cases", Mechanism.VISIBLE, ROSTER)), 0, 0, Ruleset.shipped(), true);
        assertThat(preview.toString()).doesNotContain("Ana", "A099163159");
        assertThat(Arrays.toString(ROSTER)).contains("Ana");
    }
}
