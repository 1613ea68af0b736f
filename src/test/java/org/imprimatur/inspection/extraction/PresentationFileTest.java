package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.testing.SampleOffice.shape;
import static org.imprimatur.testing.SampleOffice.slideText;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presentations of PowerPoint: what is read where, and what is not taken for hidden. */
class PresentationFileTest {
    private static final String NUMBER = InventedPerson.people(1).get(0).aNumber();

    private static Inspected file(SampleOffice presentation) {
        return Inspected.file("slides.pptx", presentation.bytes());
    }

    private static Inspected slide(String shapes) {
        return file(SampleOffice.presentation().withSlide(shapes));
    }

    private static void visible(Inspected found) {
        assertThat(found.findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void everybody_in_a_table_is_counted_and_linked_to_their_claims() {
        Inspected found =
                file(PresentationCases.figures().withSlide(PresentationCases.table("", "", MechanismCase.roster())));
        assertThat(found.report().personCount()).isEqualTo(25);
        assertThat(found.report().claimantCount()).isEqualTo(25);
        assertThat(found.report().hiddenContent()).isFalse();
        assertThat(found.report().summary()).isEqualTo("2 slides, 25 people with fear-claim results");
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("slide 2 table 1!C2:C26");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void hidden_slides_are_counted() {
        Inspected found =
                file(PresentationCases.figures().withSlide(" show=\"0\"", PresentationCases.box("", "", NUMBER)));
        assertThat(found.report().summary()).startsWith("2 slides, 1 hidden, ");
        assertThat(found.findings("A_NUMBER")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("slide 2 shape 1");
            assertThat(finding.mechanism()).isEqualTo(Mechanism.SLIDE_HIDDEN);
        });
    }

    @Test
    void slides_are_numbered_as_they_are_shown() {
        SampleOffice two = SampleOffice.presentation()
                .withSlide(PresentationCases.box("", "", "Total"))
                .withSlide(PresentationCases.box("", "", NUMBER))
                .with(
                        "<p:custShowLst><p:custShow><p:sldLst><p:sld r:id=\"rId1\"/></p:sldLst></p:custShow></p:custShowLst>");
        assertThat(file(two).findings("A_NUMBER").get(0).place()).isEqualTo("slide 2 shape 1");
    }

    @Test
    void a_number_in_several_runs_is_one_number() {
        visible(slide(shape(
                1,
                1,
                5,
                1,
                "",
                "<a:p><a:r><a:t>" + NUMBER.substring(0, 4) + "</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>"
                        + NUMBER.substring(4) + "</a:t></a:r></a:p>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>",
                "<a:solidFill><a:schemeClr val=\"bg1\"><a:lumMod val=\"85000\"/></a:schemeClr></a:solidFill>",
                "<a:gradFill/>",
                "<a:ln><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln>"
            })
    void a_text_in_a_box_of_another_colour_is_read(String fill) {
        visible(slide(PresentationCases.box(fill, "", NUMBER)));
    }

    @Test
    void light_letters_over_a_dark_box_or_a_picture_are_read() {
        String white = "<a:rPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill></a:rPr>";
        String text = PresentationCases.box("", white, NUMBER);
        String dark = shape(1, 1, 9, 4, "<a:solidFill><a:srgbClr val=\"203864\"/></a:solidFill>", "");
        visible(slide(dark + text));
        visible(slide("<p:pic><p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"12192000\" cy=\"6858000\"/></a:xfrm>"
                + "</p:spPr></p:pic>" + text));
        assertThat(slide(text).hiddenBy(Mechanism.WHITE_TEXT)).isNotEmpty();
    }

    @Test
    void a_shape_as_programs_make_it_has_light_letters_by_its_style() {
        String styled = PresentationCases.box("", "", NUMBER)
                .replace(
                        "<p:txBody>",
                        "<p:style><a:fillRef idx=\"1\"><a:schemeClr val=\"tx2\"/></a:fillRef><a:fontRef idx=\"minor\">"
                                + "<a:schemeClr val=\"bg1\"/></a:fontRef></p:style><p:txBody>");
        visible(slide(styled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // beside it, below it, clear, without paint, turned, round
                "<a:off x=\"9000000\" y=\"0\"/><a:ext cx=\"900000\" cy=\"6858000\"/>|<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>",
                "<a:off x=\"1828800\" y=\"1828800\"/><a:ext cx=\"1000000\" cy=\"100000\"/>|<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>",
                "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"12192000\" cy=\"6858000\"/>|<a:solidFill><a:srgbClr val=\"000000\"><a:alpha val=\"20000\"/></a:srgbClr></a:solidFill>",
                "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"12192000\" cy=\"6858000\"/>|<a:noFill/>"
            })
    void a_text_that_nothing_covers_is_read(String coverAndPaint) {
        String[] cover = coverAndPaint.split("\\|", -1);
        visible(slide(PresentationCases.box("", "", NUMBER) + "<p:sp><p:spPr><a:xfrm>" + cover[0]
                + "</a:xfrm><a:prstGeom prst=\"rect\"/>" + cover[1] + "</p:spPr></p:sp>"));
    }

    @Test
    void a_box_that_lies_under_the_text_covers_nothing() {
        String cover = shape(0, 0, 13, 7, "<a:solidFill><a:srgbClr val=\"E0E0E0\"/></a:solidFill>", "");
        visible(slide(cover + PresentationCases.box("", "", NUMBER)));
    }

    @Test
    void a_placeholder_stands_where_its_layout_puts_it() {
        String placeholder =
                "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Text\"/><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr>"
                        + "</p:nvSpPr><p:spPr>PLACE</p:spPr><p:txBody>TEXT</p:txBody></p:sp>";
        String away = "<a:xfrm><a:off x=\"-9000000\" y=\"0\"/><a:ext cx=\"3000000\" cy=\"900000\"/></a:xfrm>";
        SampleOffice presentation = SampleOffice.presentation()
                .withSlide(placeholder.replace("PLACE", "").replace("TEXT", slideText("", NUMBER)))
                .withPage(
                        "ppt/slideLayouts/slideLayout1.xml",
                        "slideLayout",
                        "sldLayout",
                        "",
                        placeholder
                                .replace("PLACE", away)
                                .replace("TEXT", slideText("", "Click to edit Master text styles")))
                .relatedFromSheet(1, "slideLayout", "../slideLayouts/slideLayout1.xml");
        assertThat(file(presentation).findings("A_NUMBER"))
                .singleElement()
                .matches(finding -> finding.mechanism() == Mechanism.OFF_PAGE);
    }

    @Test
    void what_is_written_twice_for_programs_of_different_age_counts_once() {
        String box = PresentationCases.box("", "", NUMBER);
        visible(slide("<mc:AlternateContent><mc:Choice Requires=\"a14\">" + box + "</mc:Choice><mc:Fallback>" + box
                + "</mc:Fallback></mc:AlternateContent>"));
    }

    @Test
    void the_number_of_the_page_is_no_note() {
        String number =
                "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Number\"/><p:nvPr><p:ph type=\"sldNum\" idx=\"5\"/></p:nvPr>"
                        + "</p:nvSpPr><p:spPr/><p:txBody><a:p><a:fld type=\"slidenum\"><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>";
        SampleOffice presentation = PresentationCases.figures()
                .withPage("ppt/notesSlides/notesSlide1.xml", "notesSlide", "notes", "", number)
                .relatedFromSheet(1, "notesSlide", "../notesSlides/notesSlide1.xml");
        assertThat(file(presentation).report().clean()).isTrue();
    }

    @Test
    void what_a_program_writes_is_clean() throws IOException {
        try (var show = new XMLSlideShow();
                var out = new ByteArrayOutputStream()) {
            var master = show.getSlideMasters().get(0);
            var first = show.createSlide(master.getLayout(SlideLayout.TITLE));
            first.getPlaceholder(0).setText("Detention statistics FY23");
            first.getPlaceholder(1).setText("Report 202211281");
            var second = show.createSlide(master.getLayout(SlideLayout.TITLE_AND_CONTENT));
            second.getPlaceholder(0).setText("Facilities");
            second.getPlaceholder(1).setText("Contact line (202) 555-0134");
            var table = second.createTable(2, 2);
            table.setAnchor(new Rectangle(50, 300, 400, 100));
            table.getCell(0, 0).setText("Facility");
            table.getCell(0, 1).setText("Facility ID");
            table.getCell(1, 0).setText("Cedar Flats Detention Center");
            table.getCell(1, 1).setText("300000003");
            var box = second.createTextBox();
            box.setAnchor(new Rectangle(500, 300, 150, 60));
            box.setText("As of 11/28/2022");
            show.write(out);
            Inspected clean = Inspected.file("a.pptx", out.toByteArray());
            // The library's own thumbnail has bytes behind its end.
            assertThat(clean.mediumOrAbove())
                    .hasSize(2)
                    .allMatch(finding -> finding.place().startsWith("part /docProps/thumbnail.jpeg"));
            assertThat(clean.report().summary()).isEqualTo("2 slides, 2 parts not read, no people found");
        }
    }

    @Test
    void a_slide_that_is_listed_twice_or_is_no_slide_is_malformed() {
        SampleOffice twice = SampleOffice.presentation()
                .withSlide(PresentationCases.FIGURES)
                .with("<p:sldIdLst><p:sldId id=\"300\" r:id=\"rId1\"/></p:sldIdLst>");
        assertThat(file(twice).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
        SampleOffice missing =
                SampleOffice.presentation().with("<p:sldIdLst><p:sldId id=\"300\" r:id=\"rId9\"/></p:sldIdLst>");
        assertThat(file(missing).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
        byte[] document = WordCases.figures()
                .typed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
                .bytes();
        assertThat(Inspected.file("a.pptx", document).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
    }

    @Test
    void the_name_must_agree() {
        byte[] slides = PresentationCases.figures().bytes();
        for (String name : List.of("a.pptm", "a.ppsx", "a.potx", "a.docx", "a.csv")) {
            assertThat(Inspected.file(name, slides).report().reason()).isEqualTo(UninspectableReason.TYPE_MISMATCH);
        }
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        byte[] whole = PresentationCases.figures().bytes();
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file("a.pptx", damaged).report().state()).isNotNull();
        }
        IntStream.range(0, 10)
                .forEach(tenth -> assertThat(Inspected.file("a.pptx", Arrays.copyOf(whole, whole.length * tenth / 10))
                                .report()
                                .state())
                        .isEqualTo(InspectionState.UNINSPECTABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a:t>loose</a:t><a:tc/><a:tr/><a:rPr sz=\"x\"/><a:solidFill><a:srgbClr/></a:solidFill>",
                "<p:sp><p:spPr><a:xfrm rot=\"x\"><a:off x=\"9e99\" y=\"\"/><a:ext cx=\"-5\" cy=\"NaN\"/></a:xfrm></p:spPr></p:sp>",
                "<p:sp><p:txBody><a:p><a:pPr lvl=\"99\"/><a:r><a:rPr sz=\"-1\"><a:solidFill><a:schemeClr val=\"none\">"
                        + "<a:lumMod val=\"x\"/></a:schemeClr></a:solidFill></a:rPr><a:t>x</a:t></a:r></a:p></p:txBody></p:sp>",
                "<p:graphicFrame><a:tbl><a:tc><a:p><a:r><a:t>no row</a:t></a:r></a:p></a:tc></a:tbl></p:graphicFrame>",
                "<p:sp><p:sp><p:nvPr><p:ph/></p:nvPr></p:sp></p:sp></p:spTree>"
            })
    void whatever_is_written_has_an_answer(String shapes) {
        assertThat(slide(shapes).report().reason()).isIn(null, UninspectableReason.MALFORMED);
    }

    @Test
    void text_in_no_shape_is_read_though_no_program_shows_it() {
        String half = NUMBER.substring(0, 4);
        String runs = "<a:p><a:r><a:t>" + half + "</a:t></a:r><a:r><a:t>" + NUMBER.substring(4) + "</a:t></a:r></a:p>";
        for (String astray :
                List.of(runs, "<a:tbl><a:tr><a:tc><a:txBody>" + runs + "</a:txBody></a:tc></a:tr></a:tbl>")) {
            Inspected found = slide(PresentationCases.box("", "", "Total") + astray);
            assertThat(found.findings("A_NUMBER"))
                    .singleElement()
                    .matches(finding -> finding.mechanism() == Mechanism.OTHER_PART);
        }
        assertThat(slide(PresentationCases.box("", "", "Total") + "<a:p><a:endParaRPr/></a:p>")
                        .mediumOrAbove())
                .isEmpty();
    }

    @Test
    void the_name_of_a_style_of_a_table_is_read() {
        String table = PresentationCases.table("", "", List.of(List.of("Month", "Total"), List.of("May", "1,200")));
        String named = table.replace("<a:tblPr/>", "<a:tblPr><a:tableStyleId>%s</a:tableStyleId></a:tblPr>");
        assertThat(slide(named.formatted(NUMBER)).findings("A_NUMBER")).isNotEmpty();
        assertThat(slide(named.formatted("{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"))
                        .mediumOrAbove())
                .isEmpty();
    }
}
