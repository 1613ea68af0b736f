package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.testing.RawPdf.stream;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UnreadPart;
import org.imprimatur.testing.RawPdf;
import org.imprimatur.testing.SamplePicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of the pages of a PDF: what their data say besides what they show, and whether people certainly see it. */
class PdfPicturesTest {
    private static final String PLACE = "page 1 image 1";
    private static final String GREY =
            "/Type /XObject /Subtype /Image /Width 60 /Height 60 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    private static final String PIXELS = "\u0080".repeat(3600);
    private static final String DRAWN = "q 300 0 0 300 72 300 cm /I Do Q ";

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Contents read(RawPdf file) {
        return new FileReading(Limits.USUAL).read("a.pdf", file.bytes());
    }

    private static RawPdf picture(String content, String entries, String data) {
        return RawPdf.with(content)
                .object(stream(entries, data))
                .object("<< /Type /OCG /Name (Layer) >>")
                .object("<< /ca 0.05 >>")
                .object("<< /ca 0.5 >>")
                .object("<< /BM /Difference >>")
                .object(stream(GREY, PIXELS))
                .resources("/XObject << /I 6 0 R /J 11 0 R >> /Properties << /L 7 0 R >>"
                        + " /ExtGState << /Faint 8 0 R /Veil 9 0 R /Blend 10 0 R >>")
                .catalog("/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >> /Kept 11 0 R");
    }

    private static boolean isSeen(RawPdf file) {
        List<UnreadPart> pictures = read(file).unread().stream()
                .filter(part -> part.place().equals(PLACE) && part.mechanism() == Mechanism.IMAGE_TEXT)
                .toList();
        assertThat(pictures).hasSize(1);
        return pictures.get(0).seen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DRAWN,
                "0 0 600 700 re W n " + DRAWN,
                "0 1 0 rg 0 0 600 700 re f " + DRAWN,
                DRAWN + "0 0 50 50 re f",
                DRAWN + "BT 3 Tr /F1 9 Tf 100 400 Td (Figures of November) Tj ET",
                "q 600 0 0 780 6 6 cm /I Do Q"
            })
    void a_picture_over_which_nothing_is_painted_is_seen(String content) {
        assertThat(isSeen(picture(content, GREY, PIXELS))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OC /L BDC " + DRAWN + "EMC",
                DRAWN + "0 0 600 500 re f",
                DRAWN + "1 1 1 rg 100 400 20 10 re f",
                DRAWN + "/Veil gs 1 1 1 rg 0 0 600 700 re f",
                DRAWN + "9 w 0 400 m 600 400 l S",
                DRAWN + "BT /F1 90 Tf 100 400 Td (MMM) Tj ET",
                "/Faint gs " + DRAWN,
                "/Blend gs " + DRAWN,
                "0 0 100 400 re W n " + DRAWN,
                "q 300 0 0 300 -100 300 cm /I Do Q",
                "q 300 0 0 300 900 300 cm /I Do Q",
                "q 3 0 0 3 72 300 cm /I Do Q",
                "q 300 0 0 0 72 300 cm /I Do Q",
                "BT 7 Tr /F1 9 Tf 100 400 Td (x) Tj ET " + DRAWN
            })
    void a_picture_of_which_people_may_not_see_all_is_unread(String content) {
        assertThat(isSeen(picture(content, GREY, PIXELS))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/SMask 11 0 R",
                "/Mask [0 255]",
                "/Decode [0 0]",
                "/OC 7 0 R",
                "/ImageMask true /Decode [0 0.5]",
                "/Alternates [<< /Image 11 0 R >>]"
            })
    void a_picture_that_is_not_shown_as_it_is_is_unread(String entries) {
        assertThat(isSeen(picture(DRAWN, GREY + " " + entries, PIXELS))).isFalse();
    }

    @Test
    void strips_of_one_picture_are_seen_side_by_side_and_not_below_each_other() {
        assertThat(isSeen(picture(DRAWN + "q 300 0 0 300 72 0 cm /J Do Q", GREY, PIXELS)))
                .isTrue();
        assertThat(isSeen(picture(DRAWN + "q 300 0 0 300 72 200 cm /J Do Q", GREY, PIXELS)))
                .isFalse();
    }

    @Test
    void a_picture_whose_colours_may_all_be_the_same_is_unread() {
        String indexed = GREY.replace("/DeviceGray", "[/Indexed /DeviceRGB 1 <ffffffffffff>]");
        assertThat(isSeen(picture(DRAWN, indexed, "\0\1".repeat(1800)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0000000102330000, true", "00000000, true", "00000002ffffffff, false", "0000000100000000, false"})
    void a_picture_is_seen_in_colours_that_a_profile_does_not_make_the_same(String curve, boolean seen) {
        String grey = GREY.replace("/DeviceGray", "[/ICCBased 12 0 R]");
        assertThat(isSeen(picture(DRAWN, grey, PIXELS).object(stream("/N 1", profile(curve)))))
                .isEqualTo(seen);
    }

    /** Of one tag, by which values of grey are brightness. */
    private static String profile(String curve) {
        String tag = "\0\0\0\1kTRC\0\0\0\u0090\0\0\0\20";
        String values = latin(HexFormat.of().parseHex(curve));
        return "\0\0\0" + (char) (152 + values.length()) + "\0".repeat(32) + "acsp" + "\0".repeat(88) + tag
                + "curv\0\0\0\0" + values;
    }

    @Test
    void a_stencil_is_seen_in_a_colour_that_is_seen() {
        String stencil = "/Type /XObject /Subtype /Image /Width 64 /Height 60 /ImageMask true";
        String data = "\u00aa".repeat(480);
        assertThat(isSeen(picture(DRAWN, stencil, data))).isTrue();
        assertThat(isSeen(picture("1 1 1 rg " + DRAWN, stencil, data))).isFalse();
        assertThat(isSeen(picture("0 0 600 700 re f " + DRAWN, stencil, data))).isFalse();
    }

    static List<RawPdf> talking() {
        String commented = latin(SamplePicture.jpeg(0xfe, noted().getBytes(StandardCharsets.US_ASCII)));
        String jpeg = latin(SamplePicture.plain("jpeg"));
        return List.of(
                coded("/DCTDecode", commented),
                coded(
                        "/DCTDecode",
                        latin(SamplePicture.jpegWithExif(SamplePicture.exif(SamplePicture.ARTIST, noted())))),
                coded("/DCTDecode", jpeg + noted()),
                coded("/JPXDecode", jpx(noted())),
                coded("/JPXDecode", jpx("") + noted()),
                coded("/JBIG2Decode", JBIG2 + noted() + " and more"),
                coded("/CCITTFaxDecode", FAX + noted()));
    }

    /** A page's header with its length, and the end of the page. */
    private static final String JBIG2 = "\0\0\0\0\60\0\1\0\0\0\23" + "\0".repeat(19) + "\0\0\0\1\61\0\1\0\0\0\0";

    private static final String FAX = "\u0026\u00a0\0\20\1";

    private static String jpx(String comment) {
        String size = "\u00ff\u0051\0\51" + "\0".repeat(39);
        String said =
                comment.isEmpty() ? "" : "\u00ff\u0064" + (char) 0 + (char) (comment.length() + 4) + "\0\1" + comment;
        String tile = "\u00ff\u0090\0\12\0\0\0\0\0\20\0\1\u00ff\u0093\1\2";
        return "\u00ff\u004f" + size + said + tile + "\u00ff\u00d9";
    }

    private static RawPdf coded(String filter, String data) {
        return picture(DRAWN, GREY + " /Filter " + filter, data);
    }

    @ParameterizedTest
    @MethodSource("talking")
    void what_a_picture_says_of_itself_is_read(RawPdf file) {
        Inspected found = Inspected.file("a.pdf", file.bytes());
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.NOTED);
        assertThat(found.report().findings())
                .anyMatch(finding -> finding.personCount() > 0
                        && (finding.mechanism() == Mechanism.IMAGE_METADATA
                                || finding.mechanism() == Mechanism.OTHER_PART));
    }

    static List<RawPdf> silent() {
        return List.of(
                coded("/DCTDecode", latin(SamplePicture.plain("jpeg"))),
                coded("/JPXDecode", jpx("Made by a program")),
                coded("/JBIG2Decode", JBIG2),
                coded("/CCITTFaxDecode", FAX + "\0"));
    }

    @ParameterizedTest
    @MethodSource("silent")
    void a_picture_that_says_nothing_is_unread_for_what_it_shows_only(RawPdf file) {
        assertThat(read(file).unread())
                .filteredOn(part -> part.place().startsWith("page"))
                .singleElement()
                .satisfies(part -> assertThat(part.mechanism()).isEqualTo(Mechanism.IMAGE_TEXT));
    }
}
