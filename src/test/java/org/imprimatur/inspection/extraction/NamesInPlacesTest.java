package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleDoc;
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

    private static byte[] odt(String name) {
        return SampleOpenDocument.text()
                .part("Pictures/" + name + ".png", new byte[] {1, 2, 3})
                .bytes();
    }

    private static byte[] xlsx(String name) {
        return SampleFiles.aggregates()
                .withPart("xl/media/" + name + ".bin", "application/octet-stream", UNREADABLE)
                .bytes();
    }

    private static byte[] withStream(byte[] file, String name) {
        return OldWorkbook.adding(file, root -> root.createDocument(name, new ByteArrayInputStream(UNREADABLE)));
    }

    private static byte[] withStorage(byte[] file, String name) {
        return OldWorkbook.adding(
                file,
                root -> root.createDirectory(name)
                        .createDocument("of " + PERSON.lastName(), new ByteArrayInputStream(UNREADABLE)));
    }

    private static byte[] withObject(byte[] file, String name) {
        return OldWorkbook.adding(file, root -> {
            var object = root.createDirectory("MBD00000001");
            object.createDocument(
                    "Package", new ByteArrayInputStream(SampleFiles.aggregates().bytes()));
            object.createDocument(name, new ByteArrayInputStream(UNREADABLE));
        });
    }

    static Stream<Arguments> containers() {
        byte[] doc = SampleDoc.figures().bytes();
        byte[] xls = new OldWorkbook().bytes();
        return Stream.of(
                Arguments.of("part", (Naming) name -> Inspected.file("a.odt", odt(name))),
                Arguments.of("part", (Naming) name -> Inspected.file("a.xlsx", xlsx(name))),
                Arguments.of("stream", (Naming) name -> Inspected.file("a.doc", withStream(doc, name))),
                Arguments.of("stream", (Naming) name -> Inspected.file("a.doc", withStorage(doc, name))),
                Arguments.of("stream", (Naming) name -> Inspected.file("a.xls", withStream(xls, name))),
                Arguments.of(
                        "stream MBD00000001/stream", (Naming) name -> Inspected.file("a.xls", withObject(xls, name))));
    }

    private interface Naming {
        Inspected file(String name);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void parts_and_streams_named_after_somebody_are_told_by_their_numbers(String kind, Naming naming) {
        Inspected found = naming.file(NAMED);
        assertThat(found.findings("UNREAD"))
                .extracting(Finding::place)
                .singleElement()
                .satisfies(place -> assertThat(place).matches(kind + " \\d+"));
        assertTellsNobody(found);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void parts_and_streams_with_plain_names_are_told_by_them(String kind, Naming naming) {
        assertThat(naming.file("Figures 2022").findings("UNREAD"))
                .extracting(Finding::place)
                .singleElement()
                .satisfies(place -> assertThat(place).contains("Figures 2022"));
    }

    @Test
    void a_file_that_was_not_inspected_is_told_without_the_name_of_its_part() {
        for (String name : List.of(NAMED, NUMBERED)) {
            InspectionReport report = Inspection.uninspectable(
                    UninspectableReason.TOO_LARGE,
                    "part /word/" + name + ".xml",
                    Mechanism.OTHER_PART,
                    Ruleset.shipped());
            assertThat(report.unreadPlace()).isEqualTo("part named after somebody");
            assertTellsNobody(new Inspected(report));
        }
        assertThat(Inspection.uninspectable(
                                UninspectableReason.TOO_LARGE,
                                "part /word/document.xml",
                                Mechanism.OTHER_PART,
                                Ruleset.shipped())
                        .unreadPlace())
                .isEqualTo("part /word/document.xml");
    }

    @Test
    void each_of_several_parts_has_its_own_number() {
        Inspected found = Inspected.file(
                "a.odt",
                SampleOpenDocument.text()
                        .part("Pictures/" + NUMBERED + ".png", new byte[] {1, 2, 3})
                        .part("Pictures/of " + NUMBERED + ".png", new byte[] {1, 2, 3})
                        .bytes());
        assertThat(found.findings("UNREAD"))
                .extracting(Finding::place)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertTellsNobody(found);
    }

    private static void assertTellsNobody(Inspected found) {
        String told = new String(CanonicalJson.bytes(found.report().content()), StandardCharsets.UTF_8);
        assertThat(told).doesNotContain(PERSON.aNumber()).doesNotContain(PERSON.lastName());
    }
}
