package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleSheet;
import org.imprimatur.testing.SampleWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A regenerated file holds what a reader saw and nothing else. */
class RegeneratedFileTest {
    private static Contents read(String name, byte[] file) {
        return new FileReading(Limits.USUAL).read(name, file);
    }

    private static RegeneratedFile regenerated(String name, byte[] file) {
        return Objects.requireNonNull(RegeneratedFile.of(read(name, file), name));
    }

    @Test
    void the_hidden_sheet_of_the_case_is_gone_and_the_figures_are_the_same() {
        RegeneratedFile file = regenerated("statistics.xlsx", SampleFiles.hiddenRoster(200));
        Inspected again = Inspected.file(file.fileName(), file.bytes());
        assertThat(again.report().clean()).isTrue();
        assertThat(again.report().summary()).isEqualTo("3 sheets, no people found");
        assertThat(texts(read(file.fileName(), file.bytes())))
                .isEqualTo(texts(read("a.xlsx", SampleFiles.cleanAggregate())));
    }

    @Test
    void what_was_visible_of_people_is_still_found() {
        RegeneratedFile file = regenerated("roster.xlsx", SampleFiles.visibleRoster(25));
        assertThat(Inspected.file(file.fileName(), file.bytes()).report().claimantCount())
                .isEqualTo(25);
    }

    @Test
    void hidden_rows_and_columns_leave_no_gap() {
        var sheet = SampleSheet.of(
                        "Figures",
                        List.of(
                                List.of("Month", "Name", "Total"),
                                List.of("January", "Sari Reko", 1200),
                                List.of("February", "Mipo Tusael", 1300)))
                .hidingColumns(Set.of(1))
                .hidingRows(Set.of(1));
        RegeneratedFile file =
                regenerated("a.xlsx", new SampleWorkbook().with(sheet).bytes());
        assertThat(texts(read("a.xlsx", file.bytes())))
                .containsExactly("A1 Month", "B1 Total", "A2 February", "B2 1300");
    }

    @Test
    void a_regenerated_file_regenerates_to_itself() {
        for (byte[] source : List.of(SampleFiles.cleanAggregate(), SampleFiles.rosterInHiddenColumns(20))) {
            RegeneratedFile once = regenerated("a.xlsx", source);
            assertThat(regenerated("a.xlsx", once.bytes()).sha256()).isEqualTo(once.sha256());
            assertThat(regenerated("a.xlsx", source).bytes()).isEqualTo(once.bytes());
        }
    }

    @Test
    void no_property_and_no_digit_beyond_the_displayed_ones_is_kept() {
        var workbook = new SampleWorkbook()
                .with(SampleSheet.of(
                        "Figures",
                        List.of(List.of("Ratio", 0.8691234567891234), List.of("On", LocalDate.of(2022, 11, 28)))))
                .withCoreProperties("<dc:creator>Reko Sari</dc:creator>");
        RegeneratedFile file = regenerated("a.xlsx", workbook.bytes());
        Contents contents = read("a.xlsx", file.bytes());
        assertThat(contents.segments()).allMatch(segment -> segment.use() != Segment.Use.SUBJECT_OF_FILE);
        assertThat(contents.segments()).noneMatch(segment -> segment.text().contains("Reko"));
        assertThat(texts(contents)).containsExactly("A1 Ratio", "B1 0.8691234568", "A2 On", "B2 11/28/2022");
    }

    @Test
    void a_csv_stays_a_csv_without_invisible_characters() {
        byte[] source = "Note;Count\nA\u200bB;\"x;y\"\n\n;3\n".getBytes(StandardCharsets.UTF_8);
        RegeneratedFile file = regenerated("notes.csv", source);
        assertThat(file.fileName()).isEqualTo("notes-visible.csv");
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo("Note,Count\r\nAB,x;y\r\n\r\n,3\r\n");
    }

    @Test
    void nothing_visible_gives_no_file() {
        var workbook = new SampleWorkbook()
                .with(SampleFiles.rosterSheet("A", 3).in(SampleSheet.State.HIDDEN))
                .with(SampleSheet.of("Empty", List.of()));
        assertThat(RegeneratedFile.of(read("a.xlsx", workbook.bytes()), "a.xlsx"))
                .isNull();
    }

    @Test
    void the_name_tells_the_files_apart_and_stays_a_name() {
        byte[] source = "Total\n7\n".getBytes(StandardCharsets.UTF_8);
        assertThat(regenerated("a.csv", source).fileName()).isEqualTo("a-visible.csv");
        assertThat(regenerated("a-visible.csv", source).fileName()).isEqualTo("a-visible.csv");
        assertThat(regenerated("a".repeat(196) + ".csv", source).fileName())
                .isEqualTo("a".repeat(180) + "-visible.csv");
    }

    private static List<String> texts(Contents contents) {
        return contents.tables().stream()
                .map(Table::cells)
                .flatMap(List::stream)
                .map(cell -> Cell.letters(cell.column()) + (cell.row() + 1) + " " + cell.text())
                .toList();
    }

    static java.util.List<MechanismCase> a_workbook_of_any_kind_is_made_anew_without_what_was_hidden() {
        return workbooks();
    }

    /** Only workbooks are made anew, of the files in which people hide. */
    private static List<MechanismCase> workbooks() {
        return MechanismTest.cases().stream()
                .filter(each -> each.ending().startsWith("xls"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void a_workbook_of_any_kind_is_made_anew_without_what_was_hidden(MechanismCase hidden) {
        RegeneratedFile made = RegeneratedFile.of(read("a." + hidden.ending(), hidden.file()), "a." + hidden.ending());
        if (made != null) {
            assertThat(made.fileName()).isEqualTo("a-visible.xlsx");
            Inspected again = Inspected.file(made.fileName(), made.bytes());
            assertThat(again.report().clean()).isTrue();
            assertThat(again.report().personCount()).isZero();
        }
    }

    @Test
    void what_is_visible_in_a_workbook_of_any_kind_is_kept() {
        for (MechanismCase hidden : workbooks()) {
            if (hidden.what().equals("sheet") || hidden.what().equals("description")) {
                RegeneratedFile made = regenerated("a." + hidden.ending(), hidden.file());
                assertThat(texts(read("a.xlsx", made.bytes())))
                        .containsExactly("A1 Month", "B1 Total", "A2 January", "B2 1200");
            }
        }
    }
}
