package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.ENCRYPTED;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_MANY_CELLS;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;
import static org.imprimatur.testing.SampleOpenDocument.paragraph;
import static org.imprimatur.testing.SampleOpenDocument.shape;
import static org.imprimatur.testing.SampleOpenDocument.slide;
import static org.imprimatur.testing.SampleOpenDocument.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOpenDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of the Open Document Format, sound and unsound. */
class OpenDocumentFileTest {
    static Stream<Arguments> visible_rosters() {
        String table = table("Roster", MechanismCase.roster());
        String lines = MechanismCase.roster().stream()
                .map(row -> paragraph(row.stream().map(Object::toString).collect(Collectors.joining("<text:tab/>"))))
                .collect(Collectors.joining());
        return Stream.of(
                Arguments.of("odt", SampleOpenDocument.text().with(table)),
                Arguments.of("odt", SampleOpenDocument.text().with(lines)),
                Arguments.of("ott", new SampleOpenDocument("text-template").with(table)),
                Arguments.of("ods", SampleOpenDocument.spreadsheet().with(table)),
                Arguments.of("odp", SampleOpenDocument.presentation().with(slide("", table))));
    }

    @ParameterizedTest
    @MethodSource("visible_rosters")
    void a_roster_in_sight_is_counted(String ending, SampleOpenDocument file) {
        Inspected found = Inspected.file("a." + ending, file.bytes());
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.ROSTER);
        assertThat(found.hiddenBy(Mechanism.VISIBLE)).isNotEmpty();
    }

    @Test
    void sheets_and_slides_are_counted() {
        var book = SampleOpenDocument.spreadsheet()
                .style("table", "h", "<style:table-properties table:display=\"false\"/>")
                .with(table("Second", "table:style-name=\"h\"", "", "", List.of(List.of(1))));
        Contents sheets = read("ods", book);
        assertThat(sheets.unit()).isEqualTo(Contents.Unit.SHEET);
        assertThat(sheets.sheets()).isEqualTo(new SheetCount(1, 1, 0));
        Contents slides = read("odp", SampleOpenDocument.presentation().with(slide("", "")));
        assertThat(slides.unit()).isEqualTo(Contents.Unit.SLIDE);
        assertThat(slides.sheets()).isEqualTo(new SheetCount(2, 0, 0));
    }

    private static Contents read(String ending, SampleOpenDocument file) {
        return new FileReading(Limits.USUAL).read("a." + ending, file.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A9<text:span>99163</text:span>159",
                "A999163159<text:line-break/>x",
                "A999<text:s text:c=\"0\"/>163159"
            })
    void a_number_in_pieces_is_one(String pieces) {
        assertThat(Inspected.file(
                                "a.odt",
                                SampleOpenDocument.text()
                                        .with(paragraph(pieces))
                                        .bytes())
                        .report()
                        .personCount())
                .isEqualTo(1);
    }

    @Test
    void white_words_on_something_dark_hide_nothing() {
        String white = "<style:text-properties fo:color=\"#ffffff\"/>";
        var text = SampleOpenDocument.text()
                .style("paragraph", "w", white)
                .style("table-cell", "d", "<style:table-cell-properties fo:background-color=\"#102030\"/>")
                .with(table("T", "", "", "table:style-name=\"d\"", List.of(List.of("Month")))
                        .replace("<text:p>", "<text:p text:style-name=\"w\">"));
        assertThat(Inspected.file("a.odt", text.bytes()).report().clean()).isTrue();
        var slide = SampleOpenDocument.presentation()
                .style("text", "w", white)
                .style("graphic", "d", "<style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"#102030\"/>")
                .with("<draw:page>"
                        + shape(
                                "draw:style-name=\"d\"",
                                paragraph("<text:span text:style-name=\"w\">Month</text:span>"))
                        + "</draw:page>");
        assertThat(Inspected.file("a.odp", slide.bytes()).report().clean()).isTrue();
    }

    @Test
    void a_link_that_is_written_out_hides_nothing() {
        var shown = SampleOpenDocument.text()
                .with(paragraph("<text:a xlink:href=\"mailto:A999163159\">A999163159</text:a>"));
        assertThat(Inspected.file("a.odt", shown.bytes()).hiddenBy(Mechanism.HYPERLINK))
                .isEmpty();
    }

    @Test
    void cells_repeated_without_end_stop_the_reading() {
        String row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell"
                + " table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        var bomb = SampleOpenDocument.spreadsheet().with("<table:table table:name=\"B\">" + row + "</table:table>");
        assertThat(Inspected.file("a.ods", bomb.bytes()).report().reason()).isEqualTo(TOO_MANY_CELLS);
        String blank = row.replace("office:value=\"1\"", "").replace("office:value-type=\"float\"", "");
        var wide = SampleOpenDocument.spreadsheet().with("<table:table table:name=\"B\">" + blank + "</table:table>");
        assertThat(Inspected.file("a.ods", wide.bytes()).report().clean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999"})
    void a_number_of_repetitions_that_is_none_is_malformed(String repeated) {
        String cell =
                "<table:table table:name=\"B\"><table:table-row><table:table-cell table:number-columns-repeated=\""
                        + repeated + "\"/></table:table-row></table:table>";
        assertThat(Inspected.file(
                                "a.ods",
                                SampleOpenDocument.spreadsheet().with(cell).bytes())
                        .report()
                        .reason())
                .isEqualTo(MALFORMED);
    }

    @Test
    void an_encrypted_part_is_told() {
        var file = SampleOpenDocument.text()
                .entry("content.xml", "text/xml", "<manifest:encryption-data manifest:checksum=\"x\"/>");
        assertThat(Inspected.file("a.odt", file.bytes()).report().reason()).isEqualTo(ENCRYPTED);
    }

    @Test
    void a_wrong_name_is_told() {
        byte[] file = SampleOpenDocument.text().bytes();
        for (String name : List.of("a.ods", "a.odp", "a.docx", "a.txt")) {
            assertThat(Inspected.file(name, file).report().reason()).isEqualTo(TYPE_MISMATCH);
        }
        assertThat(Inspected.file("a.odt", SampleFiles.cleanAggregate())
                        .report()
                        .reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @Test
    void entities_are_not_expanded() {
        var file = SampleOpenDocument.text()
                .part(
                        "meta.xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Inspected.file("a.odt", file.bytes()).report().reason()).isEqualTo(MALFORMED);
    }

    @Test
    void what_breaks_off_or_is_damaged_is_survived() {
        for (MechanismCase each : OpenDocumentCases.all()) {
            byte[] file = each.file();
            assertThat(Inspected.file("a." + each.ending(), Arrays.copyOf(file, file.length / 2))
                            .report()
                            .state())
                    .isEqualTo(InspectionState.UNINSPECTABLE);
            for (int at = 0; at < file.length; at += 97) {
                byte[] damaged = file.clone();
                damaged[at] ^= 0x55;
                assertThat(Inspected.file("a." + each.ending(), damaged)
                                .report()
                                .state())
                        .isNotNull();
            }
        }
    }

    static Stream<Arguments> astray() {
        String cell = "<table:table-cell><text:p>A990000123</text:p></table:table-cell>";
        String row = "<table:table-row>" + cell + "</table:table-row>";
        String sheet = "<table:table table:name=\"s\">";
        return Stream.of(
                Arguments.of("ods", "spreadsheet", sheet + cell + row + "</table:table>"),
                Arguments.of(
                        "ods",
                        "spreadsheet",
                        sheet + "<table:table-row>" + cell + row + "</table:table-row></table:table>"),
                Arguments.of(
                        "odt",
                        "text",
                        "<text:p><text:script>A990000123<svg:title>a</svg:title></text:script></text:p>"));
    }

    @ParameterizedTest
    @MethodSource("astray")
    void what_stands_where_the_format_has_nothing_is_malformed(String ending, String kind, String xml) {
        byte[] file = new SampleOpenDocument(kind).with(xml).bytes();
        assertThat(Inspected.file("a." + ending, file).report().reason()).isEqualTo(MALFORMED);
    }

    private static final String NUMBER = InventedPerson.people(1).get(0).aNumber();

    private static String cells(String header, String attributes, String text) {
        return "<table:table table:name=\"s\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>"
                + header
                + "</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell " + attributes
                + "><text:p>"
                + text + "</text:p></table:table-cell></table:table-row></table:table>";
    }

    static Stream<Arguments> values_behind_text() {
        String digits = NUMBER.substring(1);
        return Stream.of(
                        Arguments.of(
                                "Note", "office:value-type=\"string\" office:string-value=\"" + NUMBER + "\"", "Total"),
                        Arguments.of(
                                "A-Number", "office:value-type=\"string\" office:string-value=\"" + digits + "\"", "-"),
                        Arguments.of("A-Number", "office:value-type=\"float\" office:value=\"" + digits + "\"", "1"),
                        Arguments.of("Note", "office:value-type=\"float\" office:value=\"" + NUMBER + "\"", "1"),
                        Arguments.of(
                                "Note",
                                "office:value-type=\"float\" office:value=\"1\" office:string-value=\"" + NUMBER + "\"",
                                "1"),
                        Arguments.of("Note", "office:value-type=\"date\" office:date-value=\"" + NUMBER + "\"", "May"),
                        Arguments.of(
                                "Note", "office:value-type=\"time\" office:time-value=\"" + NUMBER + "\"", "10:00"),
                        Arguments.of(
                                "Note",
                                "office:value-type=\"boolean\" office:boolean-value=\"" + NUMBER + "\"",
                                "TRUE"))
                .flatMap(each -> Stream.of("ods", "odt")
                        .map(ending -> Arguments.of(ending, each.get()[0], each.get()[1], each.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("values_behind_text")
    void a_value_that_is_not_what_its_cell_shows_is_hidden(
            String ending, String header, String attributes, String text) {
        var file = new SampleOpenDocument(ending.equals("ods") ? "spreadsheet" : "text");
        Inspected found = Inspected.file(
                "a." + ending, file.with(cells(header, attributes, text)).bytes());
        assertThat(found.report().personCount())
                .as("%s", found.report().findings())
                .isEqualTo(1);
        assertThat(found.hiddenBy(Mechanism.INVISIBLE_TEXT))
                .anyMatch(finding -> finding.recogniser().equals("A_NUMBER"));
    }

    @Test
    void names_behind_the_texts_of_a_sheet_are_judged_below_their_header() {
        String rows = InventedPerson.people(9).stream()
                .map(person -> "<table:table-row><table:table-cell office:value-type=\"string\" office:string-value=\""
                        + person.lastName() + " " + person.firstName()
                        + "\"><text:p>5</text:p></table:table-cell></table:table-row>")
                .collect(Collectors.joining());
        String sheet = "<table:table table:name=\"s\"><table:table-row><table:table-cell><text:p>Last Name</text:p>"
                + "</table:table-cell></table:table-row>" + rows + "</table:table>";
        Inspected found = Inspected.file(
                "a.ods", new SampleOpenDocument("spreadsheet").with(sheet).bytes());
        assertThat(found.report().personCount()).isEqualTo(9);
        assertThat(found.hiddenBy(Mechanism.INVISIBLE_TEXT)).isNotEmpty();
    }

    static Stream<Arguments> values_as_shown() {
        return Stream.of(
                Arguments.of("office:value-type=\"float\" office:value=\"1234567\"", "1,234,567"),
                Arguments.of("office:value-type=\"float\" office:value=\"1234567.89\"", "1.2 M"),
                Arguments.of("office:value-type=\"float\" office:value=\"12345678\"", "12.346"),
                Arguments.of("office:value-type=\"float\" office:value=\"12000000000\"", "1.2E+10"),
                Arguments.of(
                        "office:value-type=\"currency\" office:currency=\"USD\" office:value=\"-25000000\"",
                        "-$25,000,000.00"),
                Arguments.of("office:value-type=\"percentage\" office:value=\"0.1234\"", "12%"),
                Arguments.of("office:value-type=\"float\" office:value=\"1\"", "Yes"),
                Arguments.of("office:value-type=\"date\" office:date-value=\"2022-03-01\"", "March"),
                Arguments.of("office:value-type=\"date\" office:date-value=\"2022-03-01T00:00:00\"", "1 Mar 2022"),
                Arguments.of("office:value-type=\"date\" office:date-value=\"2022-03-01T00:00:00\"", ""),
                Arguments.of("office:value-type=\"time\" office:time-value=\"PT10H00M00S\"", "10:00"),
                Arguments.of("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"),
                Arguments.of(
                        "office:value-type=\"string\" office:string-value=\"In all  &#10;months\"",
                        "In all<text:line-break/>months"));
    }

    @ParameterizedTest
    @MethodSource("values_as_shown")
    void a_value_that_is_shown_in_another_way_hides_nothing(String attributes, String text) {
        for (String kind : List.of("spreadsheet", "text")) {
            byte[] file = new SampleOpenDocument(kind)
                    .with(cells("Total", attributes, text))
                    .bytes();
            Inspected clean = Inspected.file(kind.equals("text") ? "a.odt" : "a.ods", file);
            assertThat(clean.report().reason()).isNull();
            assertThat(clean.findings("HIDDEN_CONTENT"))
                    .allMatch(finding -> finding.mechanism() == Mechanism.NUMFMT_HIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:own=\"urn:own\" own:value=\"%s\"",
                "xmlns:own=\"urn:own\" own:cell-type=\"%s\"",
                "table:style-name=\"%s\"",
                "office:value-type=\"%s\"",
                "xmlns:own=\"urn:own\" own:repeated=\"%s\""
            })
    void attributes_of_tables_are_read_whatever_they_are_called(String attribute) {
        for (String kind : List.of("spreadsheet", "text")) {
            byte[] file = new SampleOpenDocument(kind)
                    .with(cells("Total", attribute.formatted(NUMBER), "5"))
                    .bytes();
            Inspected found = Inspected.file(kind.equals("text") ? "a.odt" : "a.ods", file);
            assertThat(found.report().personCount()).isEqualTo(1);
        }
    }
}
