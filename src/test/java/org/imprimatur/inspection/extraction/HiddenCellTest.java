package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleSheet;
import org.imprimatur.testing.SampleWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of visible sheets that a reader does not see. The sample's dates, style 1, stand for any cell of that style. */
class HiddenCellTest {
    private static final String FORMATS = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font>%s<name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF003366\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"%s\" fontId=\"1\" fillId=\"%s\" borderId=\"0\" xfId=\"0\"/></cellXfs>";

    private static Inspected styled(String font, String numberFormat, String fill) {
        return Inspected.workbook(SampleFiles.aggregates().withStyles(FORMATS.formatted(font, numberFormat, fill)));
    }

    @Test
    void white_text_on_white_is_hidden() {
        assertThat(styled("<sz val=\"11\"/><color rgb=\"FFFFFFFF\"/>", "14", "0")
                        .hiddenBy(Mechanism.WHITE_TEXT))
                .isNotEmpty();
        assertThat(styled("<sz val=\"11\"/><color theme=\"0\"/>", "14", "0").hiddenBy(Mechanism.WHITE_TEXT))
                .isNotEmpty();
        assertThat(styled("<sz val=\"11\"/><color theme=\"1\" tint=\"0.999\"/>", "14", "0")
                        .hiddenBy(Mechanism.WHITE_TEXT))
                .isNotEmpty();
    }

    @Test
    void white_text_on_a_dark_fill_is_visible() {
        assertThat(styled("<sz val=\"11\"/><color rgb=\"FFFFFFFF\"/>", "14", "1")
                        .report()
                        .clean())
                .isTrue();
        assertThat(styled("<sz val=\"11\"/><color rgb=\"FF003366\"/>", "14", "1")
                        .hiddenBy(Mechanism.WHITE_TEXT))
                .isNotEmpty();
    }

    @Test
    void tiny_text_is_hidden() {
        assertThat(styled("<sz val=\"1\"/>", "14", "0").hiddenBy(Mechanism.TINY_TEXT))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;", "&quot;none&quot;", "**;**;**", "[&gt;9]&quot;many&quot;;0", "_-;-0"})
    void a_number_format_that_shows_nothing_of_the_number_hides_it(String format) {
        Inspected found = formatted(format);
        assertThat(found.hiddenBy(Mechanism.NUMFMT_HIDDEN)).isNotEmpty();
        assertThat(found.report().hiddenContent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "#,##0_);(#,##0)", "[$-409]d-mmm-yy;@", "[h]:mm", "0.0%;;", "General&quot; days&quot;"})
    void a_number_format_that_shows_the_number_does_not(String format) {
        assertThat(formatted(format).hiddenBy(Mechanism.NUMFMT_HIDDEN)).isEmpty();
    }

    private static Inspected formatted(String format) {
        String formats = "<numFmts count=\"1\"><numFmt numFmtId=\"200\" formatCode=\"" + format + "\"/></numFmts>"
                + FORMATS.formatted("<sz val=\"11\"/>", "200", "0");
        return Inspected.workbook(SampleFiles.aggregates().withStyles(formats));
    }

    @Test
    void a_merged_cell_covers_what_the_others_hold() {
        var merged = SampleSheet.of("Merged", List.of(List.of("Title", "A999163159"), List.of("Total", "12")))
                .followedBy("<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>");
        assertThat(Inspected.workbook(new SampleWorkbook().with(merged)).hiddenBy(Mechanism.COVERED_TEXT))
                .extracting(finding -> finding.recogniser() + " " + finding.place())
                .containsExactlyInAnyOrder("A_NUMBER workbook!Merged!B1", "HIDDEN_CONTENT workbook!Merged!B1");
    }

    @Test
    void a_column_without_width_is_hidden() {
        var sheet = SampleFiles.rosterSheet("Roster", 3);
        var narrow = new SampleSheet(
                sheet.name(),
                sheet.state(),
                sheet.rows(),
                sheet.hiddenRows(),
                sheet.hiddenColumns(),
                "<cols><col min=\"3\" max=\"3\" width=\"0.1\" customWidth=\"1\"/></cols>",
                "");
        assertThat(Inspected.workbook(new SampleWorkbook().with(narrow)).findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.COLUMN_HIDDEN);
    }

    @Test
    void shared_texts_that_no_cell_shows_are_left_over_content() {
        String strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<si><t>Total</t></si><si><r><t>see </t></r><r><t>A999163159</t></r></si></sst>";
        var workbook = SampleFiles.aggregates()
                .withPart(
                        "xl/sharedStrings.xml",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
                        strings)
                .relatedFromWorkbook("sharedStrings", "sharedStrings.xml");
        assertThat(Inspected.workbook(workbook).hiddenBy(Mechanism.EARLIER_REVISION))
                .extracting(finding -> finding.recogniser())
                .containsExactly("A_NUMBER", "HIDDEN_CONTENT");
    }

    @Test
    void an_identifier_in_a_setting_is_found() {
        var workbook = new SampleWorkbook()
                .with(
                        SampleFiles.figures()
                                .followedBy(
                                        "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"A999163159\"/>"));
        assertThat(Inspected.workbook(workbook).findings("A_NUMBER")).hasSize(1);
    }

    @Test
    void formulas_are_searched_for_what_they_hold() {
        var sheet = SampleSheet.of("Figures", List.of(List.of("Total", "=IF(1>2,\"A999163159\",7)")));
        assertThat(Inspected.workbook(new SampleWorkbook().with(sheet)).findings("A_NUMBER"))
                .hasSize(1);
    }

    @Test
    void page_headers_and_sheet_names_are_read() {
        var sheet = SampleFiles.figures()
                .followedBy("<headerFooter><oddHeader>&amp;LA999163159&amp;R&amp;P</oddHeader></headerFooter>");
        assertThat(Inspected.workbook(new SampleWorkbook().with(sheet)).findings("A_NUMBER"))
                .hasSize(1);
        var named = SampleSheet.of("A999163159", List.of(List.of("Total", 7)));
        assertThat(Inspected.workbook(new SampleWorkbook().with(named)).findings("A_NUMBER"))
                .hasSize(1);
    }

    @Test
    void escaped_characters_are_read_as_they_are_shown() {
        var sheet = SampleSheet.of("Figures", List.of(List.of("Total", "_x0041_999163159")));
        assertThat(Inspected.workbook(new SampleWorkbook().with(sheet)).findings("A_NUMBER"))
                .hasSize(1);
    }
}
