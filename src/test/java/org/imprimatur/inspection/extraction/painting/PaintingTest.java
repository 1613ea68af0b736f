package org.imprimatur.inspection.extraction.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SamplePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of PDF files as whoever decides about them is shown them. */
class PaintingTest {
    private static final String NAME =
            InventedPerson.people(1).get(0).row().get(1).toString();
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 612, 792",
        "90, 0, 0, 612, 792",
        "180, 0, 0, 612, 792",
        "270, 0, 0, 612, 792",
        "0, 36, 200, 500, 560",
        "90, 36, 200, 500, 560",
        "180, 36, 200, 500, 560",
        "270, 36, 200, 500, 560"
    })
    void the_place_of_a_finding_is_where_the_box_is_however_the_page_is_turned_and_cut(
            int rotation, float left, float bottom, float width, float height) {
        byte[] file = new SamplePdf()
                .with(PaintingTest::coveredName)
                .changed(document -> {
                    document.getPage(0).setRotation(rotation);
                    document.getPage(0).setCropBox(new PDRectangle(left, bottom, width, height));
                })
                .bytes();

        Shown page = Shown.of(file, 1, false);
        Shown.Mark mark = page.mark(Shown.place(file, Mechanism.COVERED_TEXT));

        assertThat(page.layout().rotation()).isEqualTo(rotation);
        assertThat(page.layout().whole()).isTrue();
        assertThat(page.at(mark.x(), mark.y())).isEqualTo(BLACK);
        assertThat(page.share(mark, BLACK)).isGreaterThan(0.99);
        assertThat(page.share(mark.beside(60), WHITE)).isGreaterThan(0.99);
    }

    @Test
    void what_lies_under_a_box_is_read_where_the_text_is_laid_bare() {
        byte[] file = new SamplePdf().with(PaintingTest::coveredName).bytes();
        Shown.Mark mark = Shown.of(file, 1, false).mark(Shown.place(file, Mechanism.COVERED_TEXT));

        Shown bare = Shown.of(file, 1, true);

        assertThat(bare.dark(mark)).as("letters").isBetween(0.02, 0.6);
        assertThat(bare.share(mark, BLACK)).as("the box is pale").isLessThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"white", "without ink", "clipped", "on a layer that is off", "faint"})
    void text_that_nobody_sees_is_laid_bare_however_it_is_hidden(String how) {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> hide(how, document, content))
                .bytes();
        Shown page = Shown.of(file, 1, false);
        Shown bare = Shown.of(file, 1, true);
        Shown.Mark mark = page.mark(new int[] {100, 398, 120, 14});
        assertThat(page.dark(mark)).isZero();
        assertThat(bare.dark(mark)).isGreaterThan(0.02);
    }

    private static void hide(String how, PDDocument document, PDPageContentStream content) throws IOException {
        switch (how) {
            case "white" -> content.setNonStrokingColor(Color.WHITE);
            case "without ink" -> content.setRenderingMode(RenderingMode.NEITHER);
            case "clipped" -> {
                content.addRect(0, 0, 10, 10);
                content.clip();
            }
            case "faint" -> {
                var state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant(0f);
                content.setGraphicsStateParameters(state);
            }
            default -> {
                var layers = new PDOptionalContentProperties();
                var layer = new PDOptionalContentGroup("Names");
                layers.addGroup(layer);
                layers.setGroupEnabled(layer, false);
                document.getDocumentCatalog().setOCProperties(layers);
                content.beginMarkedContent(COSName.OC, layer);
            }
        }
        SamplePdf.text(content, 100, 400, 12, NAME);
        if (how.startsWith("on a layer")) {
            content.endMarkedContent();
        }
    }

    @Test
    void a_page_that_is_not_there_is_not_painted_and_the_file_says_how_many_there_are() {
        byte[] file = new SamplePdf().pages(3).bytes();
        assertThat(Shown.of(file, 3, false).layout().pages()).isEqualTo(3);
        assertThat(Shown.painting().paint(file, 4, false)).isNull();
        assertThat(Shown.painting().paint(file, 0, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"14400, 14400", "14400, 3", "3, 14400", "200000, 200000", "0.5, 0.5"})
    void a_page_of_any_size_becomes_a_picture_that_can_be_shown(float width, float height) {
        byte[] file = new SamplePdf()
                .changed(document -> {
                    document.getPage(0).setMediaBox(new PDRectangle(width, height));
                    document.getPage(0).setCropBox(new PDRectangle(width, height));
                })
                .bytes();
        PaintedPage.Layout layout = Shown.of(file, 1, false).layout();
        assertThat(layout.width() * layout.height()).isBetween(1, PaintedPage.MOST_PIXELS);
        assertThat(layout.boxWidth()).isEqualTo(width);
    }

    @Test
    void colours_are_told_without_the_profile_that_the_file_brings() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    var space = new COSArray(List.of(COSName.ICCBASED, profile(document)));
                    content.setNonStrokingColor(new PDColor(new float[] {1, 0, 0}, PDICCBased.create(space, null)));
                    SamplePdf.box(content, 100, 300, 100, 100);
                })
                .bytes();
        Shown page = Shown.of(file, 1, false);
        assertThat(System.getProperty("org.apache.pdfbox.rendering.UseAlternateInsteadOfICCColorSpace"))
                .isEqualTo("true");
        assertThat(page.share(page.mark(new int[] {110, 310, 80, 80}), 0xff0000))
                .isEqualTo(1);
    }

    private static COSStream profile(PDDocument document) throws IOException {
        var profile = new PDStream(document);
        try (var out = profile.createOutputStream()) {
            out.write("no profile".getBytes(StandardCharsets.US_ASCII));
        }
        profile.getCOSObject().setInt(COSName.N, 3);
        profile.getCOSObject().setItem(COSName.ALTERNATE, COSName.DEVICERGB);
        return profile.getCOSObject();
    }

    static void coveredName(PDDocument document, PDPage page, PDPageContentStream content) throws IOException {
        SamplePdf.text(content, 100, 400, 12, NAME);
        content.setNonStrokingColor(Color.BLACK);
        SamplePdf.box(content, 92, 392, 220, 24);
    }
}
