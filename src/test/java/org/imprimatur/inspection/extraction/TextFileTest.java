package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.InventedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files: whatever their encoding, separator and headers, the same people are in them. */
class TextFileTest {
    private static final int PEOPLE = 60;

    private static String roster(String separator, boolean headed) {
        String rows = InventedPerson.people(PEOPLE).stream()
                .map(person -> person.row().stream().map(Object::toString).collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\r\n"));
        return headed ? String.join(separator, InventedPerson.COLUMNS) + "\r\n" + rows : rows;
    }

    private static void assertEverybodyIsFound(InspectionReport report) {
        assertThat(report.personCount()).isEqualTo(PEOPLE);
        assertThat(report.claimantCount()).isEqualTo(PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "windows-1252", "x-UTF-16LE-BOM"
            })
    void a_roster_is_read_in_every_encoding_with_and_without_a_mark(String charset) {
        byte[] file =
                roster(";", true).replace("Fear Claim", "Fear Claim (año)").getBytes(Charset.forName(charset));
        assertEverybodyIsFound(Inspected.file("roster.csv", file).report());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "~", "^", ":"})
    void a_roster_is_read_with_every_separator_and_without_headers_too(String separator) {
        assertEverybodyIsFound(
                Inspected.file("roster.csv", roster(separator, true).getBytes(StandardCharsets.UTF_8))
                        .report());
        InspectionReport headless = Inspected.file(
                        "roster.txt", roster(separator, false).getBytes(StandardCharsets.UTF_8))
                .report();
        assertEverybodyIsFound(headless);
        assertThat(headless.findings())
                .anyMatch(finding -> finding.recogniser().equals("DATE_OF_BIRTH") && finding.personCount() == PEOPLE)
                .anyMatch(finding -> finding.recogniser().equals("PERSON_NAME") && finding.personCount() == PEOPLE);
    }

    @Test
    void a_mark_and_a_missing_one_make_no_difference() {
        byte[] plain = roster(",", true).getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\ufeff" + roster(",", true)).getBytes(StandardCharsets.UTF_8);
        assertThat(Inspected.file("a.csv", marked).report())
                .isEqualTo(Inspected.file("a.csv", plain).report());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows-1251",
                "KOI8-R",
                "ISO-8859-5",
                "windows-1250",
                "ISO-8859-7",
                "Shift_JIS",
                "GB18030",
                "Big5",
                "EUC-KR"
            })
    void numbers_are_found_whatever_the_letters_around_them_are_guessed_to_be(String charset) {
        String word = switch (charset) {
            case "Shift_JIS" -> "山田太郎さんの番号";
            case "GB18030", "Big5" -> "王小明先生的檔案";
            case "EUC-KR" -> "김철수 사건 번호";
            case "ISO-8859-7" -> "Υπόθεση ασύλου";
            case "windows-1250" -> "Žádost o azyl číslo";
            default -> "Дело об убежище номер";
        };
        String text = InventedPerson.people(20).stream()
                .map(person -> word + "," + person.aNumber())
                .collect(Collectors.joining("\n"));
        Inspected found = Inspected.file("notes.csv", text.getBytes(Charset.forName(charset)));
        assertThat(found.report().state()).isEqualTo(InspectionState.INSPECTED);
        assertThat(found.report().personCount()).isEqualTo(20);
    }

    @Test
    void one_wrong_byte_does_not_let_invisible_characters_pass() {
        String number = InventedPerson.people(1).get(0).aNumber();
        String hidden = "note\n" + String.join("\u200b", number.split("")) + "\n";
        byte[] utf8 = hidden.getBytes(StandardCharsets.UTF_8);
        assertThat(Inspected.file("a.csv", utf8).hiddenBy(Mechanism.ZERO_WIDTH)).isNotEmpty();
        byte[] spoiled = java.util.Arrays.copyOf(utf8, utf8.length + 3);
        System.arraycopy(new byte[] {(byte) 0xe9, 't', (byte) 0xe9}, 0, spoiled, utf8.length, 3);
        assertThat(Inspected.file("a.csv", spoiled).report().reason()).isEqualTo(UninspectableReason.UNREAD_ENCODING);
    }

    @Test
    void what_a_mainframe_wrote_is_not_taken_for_letters_with_accents() {
        byte[] ebcdic = roster(",", true).getBytes(Charset.forName("IBM037"));
        assertThat(Inspected.file("a.csv", ebcdic).report().reason()).isEqualTo(UninspectableReason.UNREAD_ENCODING);
    }

    @Test
    void invisible_and_look_alike_characters_hide_nobody() {
        String text = "note\n"
                + InventedPerson.people(100).stream()
                        .map(person -> String.join("\u200b", person.aNumber().split("")) + " / \u0410"
                                + person.aNumber().substring(1))
                        .collect(Collectors.joining("\n"));
        Inspected found = Inspected.file("a.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(found.report().personCount()).isEqualTo(100);
        assertThat(found.hiddenBy(Mechanism.ZERO_WIDTH)).anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        assertThat(found.hiddenBy(Mechanism.HOMOGLYPH)).anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    @Test
    void what_a_spreadsheet_makes_of_a_field_counts() {
        byte[] file = "A-Number,Office\r\n\"=\"\"99163159\"\"\",North\r\n'99163160,South\r\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Inspected.file("a.csv", file).report().personCount()).isEqualTo(2);
    }

    @Test
    void a_letter_links_by_paragraph() {
        String letter = """
                Dear Sir or Madam,

                the applicant A999163159 filed form I-589 in May.

                The other one, A 999 163 160, did not.
                """;
        Inspected found = Inspected.file("letter.txt", letter.getBytes(StandardCharsets.UTF_8));
        assertThat(found.report().summary()).isEqualTo("1 text, 2 people, 1 of them with fear-claim results");
        assertThat(found.findings("LINKED_CLAIM")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("file line 3");
            assertThat(finding.personCount()).isOne();
        });
    }

    @Test
    void columns_of_fixed_width_are_a_table() {
        String text = "Last Name           Number      Born        Country\n"
                + InventedPerson.people(PEOPLE).stream()
                        .map(person -> "%-20s%-12s%-12s%s"
                                .formatted(
                                        person.lastName(),
                                        person.aNumber().substring(1),
                                        person.born(),
                                        person.nationality()))
                        .collect(Collectors.joining("\n"));
        InspectionReport report = Inspected.file("list.txt", text.getBytes(StandardCharsets.UTF_8))
                .report();
        assertThat(report.findings())
                .anyMatch(finding -> finding.recogniser().equals("PERSON_NAME") && finding.personCount() == PEOPLE)
                .anyMatch(finding -> finding.recogniser().equals("A_NUMBER") && finding.occurrences() == PEOPLE);
        assertThat(report.personCount()).isEqualTo(PEOPLE);
    }

    @Test
    void prose_about_nobody_is_clean() {
        String text = """
                Detention statistics, November 2022

                The average length of stay was 22.4 days, and 12,691 people were detained.
                Report 202211281; case ID range 100200300-100200399; call (202) 555-0134.

                Northfield Processing Center, 6212 County Road 96, Lapola, TX 40297.
                """;
        Inspected clean = Inspected.file("report.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(clean.report().clean()).isTrue();
        assertThat(clean.report().summary()).isEqualTo("1 text, no people found");
    }

    @Test
    void every_kind_of_text_is_written_again_without_what_nobody_sees() {
        var reading = new FileReading(Limits.USUAL);
        for (String name : List.of("a.csv", "a.tsv", "a.txt")) {
            byte[] source = "Month\tTotal\tOther\nJanu\u200bary\t120\t44\nFebruary\t130\t55\nMarch\t140\t66\n"
                    .getBytes(StandardCharsets.UTF_16);
            Contents contents = reading.read(name, source);
            RegeneratedFile file = Objects.requireNonNull(RegeneratedFile.of(contents, name));
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("January").contains(name.endsWith("csv") ? "January,120,44" : "January\t120\t44");
            assertThat(file.fileName()).isEqualTo("a-visible" + name.substring(1));
        }
        Contents prose =
                reading.read("b.txt", "One\u200b line.\n\nAnother one,\nof two.\n".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(
                        Objects.requireNonNull(RegeneratedFile.of(prose, "b.txt"))
                                .bytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo("One line.\r\n\r\nAnother one,\r\nof two.\r\n");
    }

    @Test
    void a_hundred_thousand_rows_are_read() {
        String rows = roster(",", true);
        String many = rows + "\r\n" + (rows.substring(rows.indexOf('\n') + 1) + "\r\n").repeat(2_000);
        Inspected found = Inspected.file("large.csv", many.getBytes(StandardCharsets.UTF_8));
        assertThat(found.report().personCount()).isEqualTo(PEOPLE);
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(2_001 * PEOPLE));
    }

    /** Whatever the bytes are, an answer comes: what is read, or why it is not. */
    @Property(tries = 5_000)
    @Tag("deep")
    void no_bytes_break_the_reading_of_texts(@ForAll byte[] bytes) {
        for (String name : List.of("a.csv", "a.tsv", "a.txt")) {
            InspectionReport report = Inspected.file(name, bytes).report();
            assertThat(report.reason()).isNotEqualTo(UninspectableReason.INSPECTION_FAILED);
        }
    }

    /** Every character of a text that was read stands in some cell or paragraph of it. */
    @Property(tries = 2_000)
    @Tag("deep")
    void the_digits_of_a_text_are_all_in_what_was_read(@ForAll String text) {
        byte[] bytes =
                ("x," + text.replace("=", "").replace("+", "").replace("\u0000", "")).getBytes(StandardCharsets.UTF_8);
        try {
            Contents contents = new FileReading(Limits.USUAL).read("a.txt", bytes);
            long wanted = new String(bytes, StandardCharsets.UTF_8)
                    .chars()
                    .filter(Character::isDigit)
                    .count();
            long read = contents.tables().stream()
                    .flatMap(table -> table.cells().stream())
                    .flatMapToInt(cell -> cell.text().chars())
                    .filter(Character::isDigit)
                    .count();
            long prose = contents.segments().stream()
                    .flatMapToInt(segment -> segment.text().chars())
                    .filter(Character::isDigit)
                    .count();
            assertThat(Math.max(read, prose)).isEqualTo(wanted);
        } catch (UninspectableFile refused) {
            assertThat(refused.reason()).isNotEqualTo(UninspectableReason.INSPECTION_FAILED);
        }
    }
}
