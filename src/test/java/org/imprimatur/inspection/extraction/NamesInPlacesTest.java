package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOpenDocument;
import org.imprimatur.testing.SampleSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A name that somebody gave a member or a sheet is judged, and a report calls no place by it when it is about a person. */
class NamesInPlacesTest {
    private static final InventedPerson PERSON = InventedPerson.people(1).get(0);
    private static final String NAMED = PERSON.lastName() + ", " + PERSON.firstName();
    private static final String NUMBERED = NAMED + " " + PERSON.aNumber();
    private static final byte[] UNREADABLE = "Rar!\u001a\u0007\0".getBytes(StandardCharsets.ISO_8859_1);

    static Stream<Arguments> archives() {
        return Stream.of(NAMED, NUMBERED, NUMBERED.replace(' ', '_').replace(",", ""))
                .flatMap(name -> {
                    SampleArchive archive = new SampleArchive()
                            .with("figures.csv", SampleFiles.cleanAggregateCsv())
                            .with(name + "/" + name + ".csv", SampleFiles.rosterCsv(3))
                            .with(name + ".rar", UNREADABLE)
                            .with(name + ".txt", SampleFiles.cleanAggregate());
                    return Stream.of(
                            Arguments.of("a.zip", archive.zip()),
                            Arguments.of("a.tar", archive.tar()),
                            Arguments.of("a.7z", archive.sevenZip()),
                            Arguments.of(
                                    "a.zip",
                                    new SampleArchive()
                                            .with(name + ".zip", archive.zip())
                                            .zip()),
                            Arguments.of("a.gz", SampleArchive.gzip(UNREADABLE, name + ".rar", "")));
                });
    }

    @ParameterizedTest
    @MethodSource("archives")
    void members_named_after_somebody_are_told_by_their_numbers(String file, byte[] archive) {
        Inspected found = Inspected.file(file, archive);
        assertThat(found.findings("UNREAD")).isNotEmpty();
        assertThat(found.report().findings())
                .extracting(Finding::place)
                .anyMatch(place -> place.matches("(.* )?member \\d+( .*)?"));
        assertTellsNobody(found);
    }

    @Test
    void each_of_several_members_has_its_own_number() {
        Inspected found = Inspected.file(
                "a.zip",
                new SampleArchive()
                        .with(NUMBERED + ".rar", UNREADABLE)
                        .with("of " + NUMBERED + ".rar", UNREADABLE)
                        .zip());
        assertThat(found.findings("UNREAD")).extracting(Finding::place).containsExactly("member 1", "member 2");
    }

    @Test
    void the_name_itself_is_still_judged() {
        Inspected found = Inspected.file(
                "a.zip", new SampleArchive().with(NUMBERED + ".txt", "Figures.").zip());
        assertThat(found.report().personCount()).isEqualTo(1);
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("names of members member 1");
            assertThat(finding.maskedSample()).startsWith("A9").contains("***");
        });
    }

    @Test
    void a_plain_name_stands_as_it_is() {
        Inspected found = Inspected.file(
                "a.zip",
                new SampleArchive()
                        .with("2022-11 figures/Annual report, final (2).rar", UNREADABLE)
                        .with("Northfield Processing Center.rar", UNREADABLE)
                        .zip());
        assertThat(found.findings("UNREAD"))
                .extracting(Finding::place)
                .containsExactly(
                        "member 2022-11 figures/Annual report, final (2).rar",
                        "member Northfield Processing Center.rar");
    }

    static Stream<Arguments> workbooks() {
        List<List<Object>> roster = SampleFiles.rosterSheet("Roster", 3).rows();
        String columns = SampleOpenDocument.table("'file:///c/" + NUMBERED + ".ods'#$Sheet1", roster);
        return Stream.of(
                Arguments.of(
                        "a.xlsx",
                        SampleFiles.aggregates()
                                .with(SampleSheet.of(NUMBERED, roster))
                                .bytes()),
                Arguments.of(
                        "a.ods",
                        SampleOpenDocument.spreadsheet()
                                .with(SampleOpenDocument.table(NUMBERED, roster))
                                .bytes()),
                Arguments.of(
                        "a.ods", SampleOpenDocument.spreadsheet().with(columns).bytes()));
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void sheets_named_after_somebody_are_told_by_their_numbers(String file, byte[] workbook) {
        Inspected found = Inspected.file(file, workbook);
        assertThat(found.report().personCount()).isGreaterThanOrEqualTo(3);
        assertThat(found.report().findings())
                .extracting(Finding::place)
                .anyMatch(place -> place.matches("workbook.sheet \\d.*"));
        assertTellsNobody(found);
        String preview = Previewing.of(
                        new FileReading(Limits.USUAL).read(file, workbook), 0, 0, Ruleset.shipped(), false)
                .toString();
        assertThat(preview).doesNotContain(PERSON.aNumber()).doesNotContain(PERSON.lastName());
    }

    @Test
    void a_part_of_a_package_named_after_somebody_is_told_by_its_kind() {
        Inspected found = Inspected.file(
                "a.odt",
                SampleOpenDocument.text()
                        .part("Pictures/" + NUMBERED + ".png", new byte[] {1, 2, 3})
                        .part("Pictures/" + "of " + NUMBERED + ".png", new byte[] {1, 2, 3})
                        .bytes());
        assertThat(found.findings("UNREAD"))
                .extracting(Finding::place)
                .containsExactly("part named after somebody, 1", "part named after somebody, 2");
        assertTellsNobody(found);
    }

    private static void assertTellsNobody(Inspected found) {
        String told = new String(CanonicalJson.bytes(found.report().content()), StandardCharsets.UTF_8);
        assertThat(told).doesNotContain(PERSON.aNumber()).doesNotContain(PERSON.lastName());
    }
}
