package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.testing.SampleOffice.paragraph;
import static org.imprimatur.testing.SampleOffice.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text documents of Word: what is read where, and what is not taken for hidden. */
class WordFileTest {
    private static final InventedPerson PERSON = InventedPerson.people(1).get(0);
    private static final String NUMBER = PERSON.aNumber();
    private static final String HALF = NUMBER.substring(0, 4);
    private static final String REST = NUMBER.substring(4);

    private static Inspected body(String xml) {
        return Inspected.file("report.docx", SampleOffice.document(xml).bytes());
    }

    private static Inspected file(SampleOffice document) {
        return Inspected.file("report.docx", document.bytes());
    }

    @Test
    void everybody_in_a_table_is_counted_and_linked_to_their_claims() {
        Inspected found = body(WordCases.FIGURES + WordCases.table("", MechanismCase.roster()));
        assertThat(found.report().personCount()).isEqualTo(25);
        assertThat(found.report().claimantCount()).isEqualTo(25);
        assertThat(found.report().hiddenContent()).isFalse();
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("document table 2!C2:C26");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void people_in_a_table_are_linked_to_the_claims_of_its_heading() {
        List<List<String>> people = InventedPerson.people(25).stream()
                .map(person -> List.of(person.lastName(), person.firstName(), person.aNumber()))
                .toList();
        String rows = WordCases.table("", List.of(List.of("Last Name", "First Name", "A-Number")))
                .replace("</w:tbl>", WordCases.table("", people).replace("<w:tbl><w:tblPr/><w:tblGrid/>", ""));
        Inspected about = body(paragraph("", "Credible fear interviews") + rows);
        assertThat(about.report().claimantCount()).isEqualTo(25);
        Inspected not = body(paragraph("", "Visitors") + rows);
        assertThat(not.report().personCount()).isEqualTo(25);
        assertThat(not.report().claimantCount()).isZero();
    }

    @Test
    void a_roster_that_is_made_with_tabs_is_a_table() {
        var rows = new StringBuilder();
        for (InventedPerson person : InventedPerson.people(25)) {
            rows.append(tabbed(
                    person.lastName(), person.firstName(), person.born(), person.nationality(), person.fearClaim()));
        }
        String headers = tabbed("Last Name", "First Name", "Date of Birth", "Nationality", "Fear Claim");
        Inspected found = body(paragraph("", "Report") + headers + rows);
        assertThat(found.report().claimantCount()).isEqualTo(25);
        assertThat(found.report().hiddenContent()).isFalse();
        Inspected hidden = body(paragraph("", "Report") + (headers + rows).replace("<w:rPr>", "<w:rPr><w:vanish/>"));
        assertThat(hidden.report().claimantCount()).isEqualTo(25);
        assertThat(hidden.findings("LINKED_CLAIM")).allMatch(finding -> finding.mechanism() == Mechanism.VANISH);
        String contents = "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>" + run("", "Summary<w:tab/>3") + "</w:p>";
        assertThat(body(contents.repeat(6).replace("<w:tab/>", "</w:t><w:tab/><w:t>"))
                        .mediumOrAbove())
                .isEmpty();
    }

    private static String tabbed(Object... values) {
        String text = Stream.of(values).map(Object::toString).collect(Collectors.joining("</w:t><w:tab/><w:t>"));
        return paragraph("", text);
    }

    @Test
    void a_table_in_a_table_is_a_table() {
        String inner = WordCases.table("", MechanismCase.roster());
        Inspected found = body(
                "<w:tbl><w:tr><w:tc>" + paragraph("", "Annex") + inner + paragraph("", "") + "</w:tc></w:tr></w:tbl>");
        assertThat(found.report().claimantCount()).isEqualTo(25);
    }

    @Test
    void people_are_linked_to_claims_of_their_own_paragraph_only() {
        Inspected apart = body(paragraph("", "Held: " + NUMBER) + paragraph("", "Claims credible fear of return."));
        assertThat(apart.report().personCount()).isEqualTo(1);
        assertThat(apart.report().claimantCount()).isZero();
        Inspected together = body(paragraph("", "Held: " + NUMBER + ", claims credible fear of return."));
        assertThat(together.report().claimantCount()).isEqualTo(1);
    }

    @Test
    void a_birth_date_beside_a_number_is_no_second_person() {
        Inspected found = body(paragraph("", NUMBER + ", born 1957-12-19"));
        assertThat(found.findings("DATE_OF_BIRTH")).hasSize(1);
        assertThat(found.report().personCount()).isEqualTo(1);
    }

    @Test
    void a_number_in_several_runs_is_one_number() {
        Inspected found = body("<w:p>" + run("<w:b/>", HALF) + "<w:bookmarkStart w:id=\"1\" w:name=\"x\"/>"
                + run("", REST) + "</w:p>");
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void a_number_is_read_over_what_is_deleted_in_it() {
        Inspected found = body("<w:p>" + run("", HALF) + deleted("abc") + run("", REST) + "</w:p>");
        assertThat(found.findings("A_NUMBER")).anyMatch(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void a_number_half_of_which_is_hidden_is_found_there() {
        Inspected deleted = body("<w:p>" + run("", "Held: " + HALF) + deleted(REST) + run("", " today") + "</w:p>");
        assertThat(deleted.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.TRACKED_DELETION);
        Inspected apart =
                body("<w:p>" + run("<w:vanish/>", HALF) + run("", ", ") + run("<w:vanish/>", REST) + "</w:p>");
        assertThat(apart.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.VANISH);
    }

    @Test
    void a_visible_number_beside_something_hidden_is_not_said_to_be_hidden() {
        Inspected found = body("<w:p>" + run("", "Held: " + NUMBER + " ") + deleted("yesterday") + "</w:p>");
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void two_numbers_that_are_deleted_are_two() {
        String other = InventedPerson.people(2).get(1).aNumber();
        Inspected found = body("<w:p>" + deleted(NUMBER) + run("", ", ") + deleted(other) + "</w:p>");
        assertThat(found.report().personCount()).isEqualTo(2);
    }

    @Test
    void what_is_hidden_in_a_cell_does_not_hide_the_rest_of_it() {
        Inspected found = body("<w:tbl><w:tr><w:tc><w:p>" + run("", "Cedar Flats ") + run("<w:vanish/>", NUMBER)
                + "</w:p></w:tc></w:tr></w:tbl>");
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.mechanism()).isEqualTo(Mechanism.VANISH);
            assertThat(finding.place()).isEqualTo("document table 1 A1");
        });
    }

    private static String deleted(String text) {
        return "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>" + text + "</w:delText></w:r></w:del>";
    }

    @Test
    void what_is_written_twice_for_programs_of_different_age_counts_once() {
        String box = "<w:txbxContent>" + WordCases.table("", MechanismCase.roster()) + paragraph("", "Held: " + NUMBER)
                + "</w:txbxContent>";
        Inspected found =
                body("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wps:wsp>"
                        + "<wps:txbx>" + box
                        + "</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                        + "<v:shape><v:textbox>" + box
                        + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
                        + "</w:r></w:p>");
        assertThat(found.report().personCount()).isEqualTo(25);
        assertThat(found.report().hiddenContent()).isFalse();
        assertThat(found.findings("A_NUMBER")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // letters that nobody gave a colour are white on black
                "<w:shd w:val=\"clear\" w:fill=\"000000\"/>",
                "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>",
                "<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>",
                "<w:highlight w:val=\"yellow\"/>",
                "<w:color w:val=\"595959\"/><w:sz w:val=\"14\"/>",
                "<w:vanish w:val=\"0\"/>",
                "<w:rPrChange w:id=\"1\" w:author=\"A\"><w:rPr><w:vanish/><w:color w:val=\"FFFFFF\"/></w:rPr></w:rPrChange>"
            })
    void a_text_that_is_read_is_not_hidden(String properties) {
        Inspected found = body(paragraph(properties, "Held: " + NUMBER));
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void a_style_that_a_run_undoes_hides_nothing() {
        String hidden = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>"
                + "<w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:vanish/></w:rPr></w:style>";
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>";
        for (String properties : List.of("<w:vanish w:val=\"false\"/>", "<w:rStyle w:val=\"C\"/>")) {
            String xml = styled + run(properties, "Held: " + NUMBER) + "</w:p>";
            assertThat(file(SampleOffice.document(xml).withStyles(hidden)).hiddenBy(Mechanism.VANISH))
                    .isEmpty();
        }
    }

    @Test
    void the_light_letters_of_a_dark_header_row_are_read() {
        String style = "<w:style w:type=\"table\" w:styleId=\"Dark\"><w:tblStylePr w:type=\"firstRow\"><w:rPr>"
                + "<w:color w:val=\"FFFFFF\" w:themeColor=\"background1\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\""
                + " w:color=\"auto\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style>";
        String table = WordCases.table("", List.of(List.of("Facility", "Total"), List.of("Cedar Flats", "12")))
                .replace(
                        "<w:tblPr/>",
                        "<w:tblPr><w:tblStyle w:val=\"Dark\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\"/></w:tblPr>");
        assertThat(file(SampleOffice.document(table).withStyles(style)).mediumOrAbove())
                .isEmpty();
        String direct = table.replaceFirst("<w:rPr></w:rPr>", "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>");
        assertThat(file(SampleOffice.document(direct).withStyles(style)).mediumOrAbove())
                .isEmpty();
    }

    @Test
    void light_letters_in_a_dark_box_are_read() {
        String box = "<w:p><w:r><w:drawing><wp:inline><wps:wsp><wps:spPr>FILL</wps:spPr><wps:txbx><w:txbxContent>"
                + paragraph("<w:color w:val=\"FFFFFF\"/>", "Total")
                + "</w:txbxContent></wps:txbx></wps:wsp></wp:inline>"
                + "</w:drawing></w:r></w:p>";
        String dark = "<a:solidFill><a:srgbClr val=\"1F3864\"/></a:solidFill>";
        assertThat(body(box.replace("FILL", dark)).mediumOrAbove()).isEmpty();
        assertThat(body(box.replace("FILL", "<a:noFill/>")).hiddenBy(Mechanism.WHITE_TEXT))
                .isNotEmpty();
    }

    @Test
    void the_pages_of_a_table_of_contents_are_not_hidden() {
        assertThat(body(paragraph("", "Summary") + paragraph("<w:webHidden/>", "\t12"))
                        .mediumOrAbove())
                .isEmpty();
    }

    @Test
    void a_link_that_leads_where_it_says_hides_nothing() {
        String address = "somebody.else" + NUMBER + "@example.invalid";
        SampleOffice same = SampleOffice.document(
                        "<w:p><w:hyperlink r:id=\"rId1\">" + run("", address) + "</w:hyperlink></w:p>")
                .relatedFromWorkbook("hyperlink", "mailto:" + address);
        assertThat(file(same).hiddenBy(Mechanism.HYPERLINK)).isEmpty();
        SampleOffice other = SampleOffice.document(
                        "<w:p><w:hyperlink r:id=\"rId1\">" + run("", "write") + "</w:hyperlink></w:p>")
                .relatedFromWorkbook("hyperlink", "mailto:" + address);
        assertThat(file(other).hiddenBy(Mechanism.HYPERLINK)).isNotEmpty();
    }

    @Test
    void a_header_is_read_where_a_page_has_it() {
        String section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId1\"/>TITLE</w:sectPr>";
        for (boolean shown : new boolean[] {true, false}) {
            String xml = section.replace("TITLE", shown ? "<w:titlePg/>" : "");
            Inspected found = file(SampleOffice.document(paragraph("", "Report") + xml)
                    .withWord("header1", "header", "hdr", paragraph("", NUMBER)));
            assertThat(found.findings("A_NUMBER"))
                    .singleElement()
                    .matches(finding -> finding.mechanism() == (shown ? Mechanism.VISIBLE : Mechanism.OTHER_PART));
        }
    }

    @Test
    void notes_are_read_as_the_text_is() {
        Inspected found = file(SampleOffice.document(paragraph("", "Report"))
                .withWord(
                        "footnotes",
                        "footnotes",
                        "footnotes",
                        "<w:footnote w:id=\"2\">" + paragraph("", NUMBER) + "</w:footnote>"));
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.mechanism()).isEqualTo(Mechanism.VISIBLE);
            assertThat(finding.place()).isEqualTo("part /word/footnotes.xml footnote 2");
        });
    }

    @Test
    void the_strict_spelling_is_the_same() {
        Inspected found =
                file(SampleOffice.document(paragraph("<w:vanish/>", NUMBER)).strictly());
        assertThat(found.hiddenBy(Mechanism.VANISH)).isNotEmpty();
        assertThat(found.report().personCount()).isEqualTo(1);
    }

    @Test
    void what_a_program_writes_is_clean() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setTitle("Detention statistics");
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Statistics");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Page 1");
            document.createParagraph().createRun().setText("Report 202211281, (202) 555-0134");
            document.createParagraph()
                    .createHyperlinkRun("https://example.invalid/figures")
                    .setText("figures");
            var table = document.createTable(3, 2);
            table.getRow(0).getCell(0).setText("Facility");
            table.getRow(0).getCell(1).setText("Facility ID");
            table.getRow(1).getCell(0).setText("Cedar Flats Detention Center");
            table.getRow(1).getCell(1).setText("300000003");
            document.createFootnote().createParagraph().createRun().setText("Of 11/28/2022.");
            document.write(out);
            Inspected clean = Inspected.file("a.docx", out.toByteArray());
            assertThat(clean.mediumOrAbove()).isEmpty();
            assertThat(clean.report().clean()).isTrue();
        }
    }

    @Test
    void a_main_part_that_is_no_document_is_malformed() {
        byte[] other = SampleOffice.presentation()
                .typed("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
                .bytes();
        assertThat(Inspected.file("a.docx", other).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
    }

    @Test
    void the_name_must_agree() {
        byte[] document = WordCases.figures().bytes();
        for (String name : List.of("a.docm", "a.dotx", "a.pptx", "a.xlsx", "a.txt")) {
            assertThat(Inspected.file(name, document).report().reason()).isEqualTo(UninspectableReason.TYPE_MISMATCH);
        }
        assertThat(Inspected.file("a.docx", SampleFiles.cleanAggregate())
                        .report()
                        .reason())
                .isEqualTo(UninspectableReason.TYPE_MISMATCH);
        assertThat(Inspected.file("a.docx", SampleFiles.encrypted()).report().reason())
                .isEqualTo(UninspectableReason.ENCRYPTED);
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        byte[] whole = WordCases.figures()
                .withStyles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:vanish/></w:rPr></w:style>")
                .bytes();
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file("a.docx", damaged).report().state()).isNotNull();
        }
        IntStream.range(0, 10)
                .forEach(tenth -> assertThat(Inspected.file("a.docx", Arrays.copyOf(whole, whole.length * tenth / 10))
                                .report()
                                .state())
                        .isEqualTo(InspectionState.UNINSPECTABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</w:body>",
                "<w:tr/>",
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr></w:tc><w:tc/></w:tr></w:tbl>",
                "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>",
                "<mc:Choice Requires=\"wps wps\"><w:p/></mc:Choice><mc:AlternateContent><mc:Choice><mc:Choice/></mc:Choice>"
                        + "</mc:AlternateContent>",
                "<w:t>loose</w:t><w:delText>loose</w:delText><wp:posOffset>9e99</wp:posOffset>",
                "<w:p><w:r><w:sym w:char=\"zz\"/><w:sym w:char=\"110000\"/></w:r></w:p>",
                "<w:tbl><w:tblPr><w:tblLook w:val=\"x\"/></w:tblPr><w:p/></w:tbl>"
            })
    void whatever_is_written_has_an_answer(String xml) {
        assertThat(body(xml).report().reason()).isIn(null, UninspectableReason.MALFORMED);
    }

    @Test
    void styles_that_are_based_on_each_other_end() {
        String circle = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:vanish/></w:rPr></w:style>";
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" + run("", NUMBER) + "</w:p>";
        assertThat(file(SampleOffice.document(styled).withStyles(circle)).hiddenBy(Mechanism.VANISH))
                .isNotEmpty();
    }

    @Test
    void the_limits_stop_the_reading() {
        byte[] file = SampleOffice.document(WordCases.table("", MechanismCase.roster()))
                .bytes();
        assertThat(reason(file, new Limits(1 << 20, 1 << 20, 100, 50, 1 << 20, 20, Duration.ofMinutes(1))))
                .isEqualTo(UninspectableReason.TOO_MANY_CELLS);
        assertThat(reason(file, new Limits(1 << 20, 1 << 20, 100, 50, 500, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(UninspectableReason.TOO_MANY_CHARACTERS);
        assertThat(reason(file, new Limits(1 << 20, 1 << 20, 100, 50, 1 << 20, 1 << 20, Duration.ZERO)))
                .isEqualTo(UninspectableReason.TOO_SLOW);
    }

    private static UninspectableReason reason(byte[] file, Limits limits) {
        try {
            new FileReading(limits).read("a.docx", file);
            throw new AssertionError("was read");
        } catch (UninspectableFile e) {
            return e.reason();
        }
    }

    @Test
    void a_cell_in_no_row_or_directly_in_another_is_malformed() {
        String cell = "<w:tc>" + paragraph("", NUMBER) + "</w:tc>";
        assertThat(body("<w:tbl>" + cell + "</w:tbl>").report().reason()).isEqualTo(UninspectableReason.MALFORMED);
        String nested = "<w:tbl><w:tr><w:tc>" + paragraph("", NUMBER) + "<w:tc>" + paragraph("", "a")
                + "</w:tc></w:tc></w:tr></w:tbl>";
        assertThat(body(nested).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
        String table = "<w:tbl><w:tr><w:tc>" + paragraph("", "Total") + "<w:tbl><w:tr><w:tc>" + paragraph("", "1,200")
                + "</w:tc></w:tr></w:tbl>" + paragraph("", "") + "</w:tc></w:tr></w:tbl>";
        assertThat(body(table).mediumOrAbove()).isEmpty();
    }

    @Test
    void what_stands_where_a_distance_should_is_read() {
        String drawing = "<w:p><w:r><w:drawing><wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
                + "wordprocessingDrawing\"><wp:positionH><wp:posOffset>%s</wp:posOffset></wp:positionH></wp:anchor>"
                + "</w:drawing></w:r></w:p>";
        assertThat(body(drawing.formatted(NUMBER)).findings("A_NUMBER")).isNotEmpty();
        assertThat(body(drawing.formatted("-12345678")).report().findings()).isEmpty();
    }
}
