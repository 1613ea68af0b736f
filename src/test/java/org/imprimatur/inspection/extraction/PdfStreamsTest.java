package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.testing.RawPdf.packed;
import static org.imprimatur.testing.RawPdf.stream;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UnreadPart;
import org.imprimatur.testing.RawPdf;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in a PDF is believed for what it calls itself, and whatever lies beside what programs read is read all the same. */
class PdfStreamsTest {
    private static final String SAYS = "Roster of people: " + noted();

    private static Contents read(RawPdf file) {
        return new FileReading(Limits.USUAL).read("a.pdf", file.bytes());
    }

    private static Inspected inspect(RawPdf file) {
        return Inspected.file("a.pdf", file.bytes());
    }

    private static void assertNamed(RawPdf file, Mechanism mechanism) {
        assertThat(read(file).segments())
                .as("%s", read(file).segments())
                .anyMatch(segment -> segment.mechanism() == mechanism
                        && segment.use() == Segment.Use.CONTENT
                        && segment.text().contains(noted()));
        Inspected found = inspect(file);
        assertThat(found.hiddenBy(mechanism)).isNotEmpty();
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.NOTED);
    }

    private static void assertClean(RawPdf file) {
        Inspected clean = inspect(file);
        assertThat(clean.report().findings()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    private static RawPdf plain() {
        return RawPdf.with("");
    }

    static List<RawPdf> impostors() {
        return List.of(
                plain().object(stream("/Type /ObjStm /N 0 /First 0", SAYS)),
                plain().object(stream("/Type /XRef /W [1 2 1] /Size 9", SAYS)),
                plain().object(stream("", SAYS)).catalog("/DSS << /Certs [6 0 R] >>"),
                plain().object(stream("", SAYS)).catalog("/Other << /FontFile2 6 0 R >>"),
                font("FontFile", "%!PS\n" + SAYS),
                font("FontFile2", "true" + SAYS),
                font("FontFile3", "\1\0\4\1" + SAYS.repeat(9)),
                plain().object(stream("", SAYS)).catalog("/Other << /ToUnicode 6 0 R >>"),
                plain().object(stream("", SAYS.repeat(2))).catalog("/Other << /CIDSet 6 0 R >>"),
                plain().object(stream("", SAYS)).resources("/ColorSpace << /C [/ICCBased 6 0 R] >>"),
                plain().object(stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", SAYS)),
                plain().object(stream("/FunctionType 0", SAYS.repeat(2))),
                plain().object(stream("/ShadingType 4", SAYS.repeat(2))),
                plain().object(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", SAYS)),
                plain().object(stream("/PatternType 1 /BBox [0 0 9 9]", SAYS)));
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void a_text_that_calls_itself_data_of_machines_is_read(RawPdf file) {
        assertNamed(file, Mechanism.OTHER_PART);
    }

    static List<RawPdf> genuine() {
        return List.of(
                plain().object(stream("", "0\6\2\1\1\2\1\2")).catalog("/DSS << /Certs [6 0 R] >>"),
                plain().object(stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", "{ 1 exch sub dup 0.5 mul }")),
                plain().object(stream("/FunctionType 0", "\0\u00ff\u0080")),
                plain().object(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 9 9 re f")),
                plain().object(stream("", "\0\0\0\u00ff\u00ff\u00ff"))
                        .resources("/ColorSpace << /C [/Indexed /DeviceRGB 1 6 0 R] >>"));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void data_of_machines_that_are_such_are_clean(RawPdf file) {
        assertClean(file);
    }

    @Test
    void what_lies_behind_the_tables_of_a_font_is_read() {
        String font = "\0\1\0\0\0\1\0\0\0\0\0\0head\0\0\0\0\0\0\0\34\0\0\0\4abcd";
        assertNamed(font("FontFile2", font + SAYS), Mechanism.OTHER_PART);
        assertClean(font("FontFile2", font + "\0\0"));
    }

    @Test
    void what_lies_between_the_tables_of_a_font_is_read() {
        String tables = "\0\1\0\0\0\2\0\0\0\0\0\0head\0\0\0\0\0\0\0\54\0\0\0\4glyf\0\0\0\0\0\0";
        String further =
                tables + (char) ((48 + SAYS.length()) >> 8) + (char) ((48 + SAYS.length()) & 0xff) + "\0\0\0\4abcd";
        assertNamed(font("FontFile2", further + SAYS + "efgh"), Mechanism.OTHER_PART);
        assertClean(font("FontFile2", tables + "\0\60\0\0\0\4abcdefgh"));
    }

    @Test
    void a_text_that_is_a_table_of_a_font_is_read() {
        String font = "\0\1\0\0\0\1\0\0\0\0\0\0glyf\0\0\0\0\0\0\0\34\0\0";
        String text = SAYS.repeat(3);
        String length = "" + (char) (text.length() >> 8) + (char) (text.length() & 0xff);
        assertNamed(font("FontFile2", font + length + text), Mechanism.OTHER_PART);
    }

    private static RawPdf font(String key, String data) {
        return plain().object(stream("", data))
                .object("<< /Type /FontDescriptor /FontName /F /" + key + " 6 0 R >>")
                .catalog("/Other << /FontDescriptor 7 0 R >>");
    }

    private static final String CLEAR = "%!PS-AdobeFont-1.0: F\n/FontMatrix [0.001 0 0 0.001 0 0] def\n";
    private static final String PROGRAM = "dup /Private 8 dict dup begin\n2 index /CharStrings 1 dict dup begin\nend\n"
            + "mark currentfile closefile\n";

    private static String type1(String clear, String program, String behind) {
        var font = new StringBuilder(CLEAR + clear + "currentfile eexec\n");
        int key = 55665;
        for (char c : ("\u00ff\u00ff\u00ff\u00ff" + program).toCharArray()) {
            int cipher = c ^ (key >> 8);
            key = ((cipher + key) * 52845 + 22719) & 0xffff;
            font.append((char) cipher);
        }
        return font + "\n" + ("0".repeat(64) + "\n").repeat(8) + "cleartomark\n" + behind;
    }

    @Test
    void what_lies_behind_a_font_that_is_a_program_is_read() {
        assertNamed(font("FontFile", type1("", PROGRAM, SAYS)), Mechanism.OTHER_PART);
        assertClean(font("FontFile", type1("", PROGRAM, "")));
    }

    @Test
    void what_lies_behind_a_font_in_the_compact_format_is_read() {
        String names = "\0\1\1\1\2F";
        String font = "\0\1\1\1\7" + "\35\0\0\0\31\21";
        String glyphs = "\0\1\1\1\2\16";
        String compact = "\1\0\4\1" + names + font + "\0\0" + "\0\0" + glyphs;
        assertNamed(font("FontFile3", compact + SAYS), Mechanism.OTHER_PART);
        assertClean(font("FontFile3", compact));
    }

    @Test
    void a_list_in_a_font_that_is_a_program_is_found() {
        String list = new String(SampleFiles.rosterCsv(12), StandardCharsets.UTF_8) + "\n";
        for (String font : List.of(type1(list, PROGRAM, ""), type1("", list + PROGRAM, ""))) {
            assertThat(inspect(font("FontFile", font)).report().personCount()).isEqualTo(12);
        }
    }

    private static String zip() {
        byte[] zip =
                new SampleArchive().with("people.csv", SampleFiles.rosterCsv(9)).zip();
        return new String(zip, StandardCharsets.ISO_8859_1);
    }

    private static String noise() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        return new String(noise, StandardCharsets.ISO_8859_1);
    }

    private static final String MESH =
            "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 1 0 1 0 1] ";
    private static final String CORNERS = "\0\1\2\3\0\5\6\7\0\7\u0080\u0090\1\2\3\4";

    private static String thresholds(String data) {
        return stream("/HalftoneType 6 /Width " + data.length() + " /Height 1", data);
    }

    static List<RawPdf> packedImpostors() {
        return List.of(
                plain().object(stream("/ShadingType 4", zip())).catalog("/Other 6 0 R"),
                plain().object(stream(MESH, zip())).resources("/Shading << /S 6 0 R >>"),
                plain().object(stream(MESH, CORNERS)).catalog("/Other 6 0 R"),
                plain().object(stream(MESH, CORNERS + "\u0090\u0090")).resources("/Shading << /S 6 0 R >>"),
                plain().object(thresholds(zip())).resources("/ExtGState << /G << /HT 6 0 R >> >>"),
                plain().object(thresholds(noise())).resources("/ExtGState << /G << /HT 6 0 R >> >>"),
                plain().object(thresholds("\0\u0080\u00ff")).catalog("/Other << /HT 6 0 R >>"),
                plain().object(stream("/FunctionType 0", zip())),
                plain().object(stream("", type1("", PROGRAM, noise()))).catalog("/Other << /FontFile 6 0 R >>"),
                font("FontFile", "%!PS" + noise()),
                font("FontFile", CLEAR + "currentfile eexec\n" + noise()),
                font("FontFile", type1("", PROGRAM, noise())),
                font("FontFile", type1("", PROGRAM + noise(), "")),
                font("FontFile2", "true" + noise()),
                font("FontFile2", "ttcf" + noise()),
                font("FontFile3", "\1\0\4\1" + noise()));
    }

    @ParameterizedTest
    @MethodSource("packedImpostors")
    void what_is_not_built_like_the_data_that_it_calls_itself_is_unread(RawPdf file) {
        assertThat(read(file).unread()).anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
    }

    static List<RawPdf> numbers() {
        return List.of(
                plain().object(stream(MESH, CORNERS + "\n")).resources("/Shading << /S 6 0 R >>"),
                plain().object(stream(MESH, CORNERS))
                        .resources("/Pattern << /P << /PatternType 2 /Shading 6 0 R >> >>"),
                plain().object(stream(MESH.replace("Type 4", "Type 5 /VerticesPerRow 2"), "\1\2\3".repeat(4)))
                        .resources("/Shading << /S 6 0 R >>"),
                plain().object(stream(
                                MESH.replace("Type 4", "Type 6"),
                                "\0" + "\1\2\3\4".repeat(7) + "\2" + "\5\6".repeat(9)))
                        .resources("/Shading << /S 6 0 R >>"),
                plain().object(thresholds("\0\u0080\u00ff")).resources("/ExtGState << /G << /HT 6 0 R >> >>"),
                plain().object(thresholds("\0\u0080\u00ff"))
                        .resources("/ExtGState << /G << /HT << /HalftoneType 5 /Default 6 0 R >> >> >>"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void tables_of_numbers_where_the_format_has_them_are_clean(RawPdf file) {
        assertClean(file);
    }

    @Test
    void a_table_of_places_that_comes_before_the_pages_is_clean() {
        String hints = "\0\1\2\u0080\u0090\0\0\3".repeat(9);
        RawPdf file = plain().object("<< /Linearized 1 /L 1 /H [ 0000000000 72 ] /O 3 /E 1 /N 1 /T 1 >>")
                .object(stream("/S 9", hints));
        String written = new String(file.bytes(), StandardCharsets.ISO_8859_1);
        String place = "%010d".formatted(written.indexOf("7 0 obj"));
        byte[] linearized = latin(written.replace("[ 0000000000 72 ]", "[ " + place + " 72 ]"));
        assertThat(new FileReading(Limits.USUAL).read("a.pdf", linearized).unread())
                .isEmpty();
        assertThat(read(file).unread()).isNotEmpty();
    }

    @Test
    void certificates_that_are_none_are_unread() {
        RawPdf file =
                plain().object(stream("", "0\u0082\2\1\1\u0090".repeat(40))).catalog("/DSS << /Certs [6 0 R] >>");
        assertThat(read(file).unread()).anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s)", "%% %s"})
    void what_stands_between_objects_that_are_packed_together_is_read(String between) {
        byte[] file = plain().packedObjects(between.formatted(SAYS));
        assertThat(Inspected.file("a.pdf", file).hiddenBy(Mechanism.OTHER_PART)).isNotEmpty();
        assertThat(Inspected.file("a.pdf", file).report().personCount()).isEqualTo(MechanismCase.NOTED);
        Inspected clean = Inspected.file("a.pdf", plain().packedObjects(""));
        assertThat(clean.report().findings()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void what_only_looks_like_a_stream_of_references_is_unread() {
        String data = packed(SAYS.repeat(9));
        // it begins where a comment says
        RawPdf file = plain().between("50 0 obj\n" + stream("/Type /XRef", data) + "\nendobj\n% /Prev 9\n");
        assertThat(read(file).unread())
                .anyMatch(part -> part.place().startsWith("bytes 0-") && part.mechanism() == Mechanism.OTHER_PART);
        assertThat(new FileReading(Limits.USUAL)
                        .read("a.pdf", new SamplePdf().bytes())
                        .unread())
                .isEmpty();
    }

    private static final String GREY =
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray";

    @Test
    void a_picture_that_another_dictionary_calls_a_mask_is_none() {
        RawPdf file = plain().object(stream(GREY, "\0\1\2\3")).catalog("/Other << /SMask 6 0 R >>");
        assertThat(read(file).unread()).anyMatch(part -> part.mechanism() == Mechanism.IMAGE_TEXT);
    }

    private static RawPdf masked(String mask) {
        return RawPdf.with("q 90 0 0 90 72 400 cm /I Do Q")
                .object(stream(GREY + " /SMask 7 0 R", "\0\1\2\3"))
                .object(mask)
                .resources("/XObject << /I 6 0 R >>");
    }

    @Test
    void what_a_mask_holds_behind_its_pixels_is_read() {
        assertNamed(masked(stream(GREY, "\0\1\2\3" + SAYS)), Mechanism.OTHER_PART);
        assertThat(read(masked(stream(GREY, "\0\1\2\3"))).unread())
                .singleElement()
                .satisfies(part -> assertThat(part.place()).isEqualTo("page 1 image 1"));
    }

    @Test
    void what_a_picture_holds_behind_its_pixels_is_read() {
        RawPdf more = plain().object(stream(GREY + " /Filter /FlateDecode", packed("\0\1\2\3" + SAYS)));
        assertNamed(more, Mechanism.OTHER_PART);
        RawPdf exact = plain().object(stream(GREY + " /Filter /FlateDecode", packed("\0\1\2\3\n")));
        assertThat(read(exact).unread()).hasSize(1);
    }

    private static final String PAINTING = "BT /F1 11 Tf 72 700 Td (Figures of November) Tj ET";

    static Stream<String> packings() {
        String hexadecimal = HexFormat.of().formatHex(latin(PAINTING));
        String runs = (char) (PAINTING.length() - 1) + PAINTING + (char) 128;
        return Stream.of(
                "/LZWDecode|" + lzw(),
                "/FlateDecode|" + packed(PAINTING),
                "/ASCIIHexDecode|" + hexadecimal + ">",
                "/RunLengthDecode|" + runs);
    }

    private static String lzw() {
        var painting = new StringBuilder(PAINTING);
        for (int i = 0; i < 3000; i++) {
            painting.append("\n").append(i * 7919 % 500).append(" 9 1 1 re f");
        }
        var out = new java.io.ByteArrayOutputStream();
        try {
            FilterFactory.INSTANCE
                    .getFilter(COSName.LZW_DECODE)
                    .encode(new ByteArrayInputStream(latin(painting.toString())), out, new COSDictionary(), 0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RawPdf contentOf(String packing, String behind) {
        String[] parts = packing.split("\\|", 2);
        return RawPdf.ofStream(stream("/Filter " + parts[0], parts[1] + behind));
    }

    @ParameterizedTest
    @MethodSource("packings")
    void what_lies_behind_packed_data_is_read(String packing) {
        RawPdf file = contentOf(packing, SAYS);
        assertNamed(file, Mechanism.OTHER_PART);
        assertThat(read(file).unread()).anyMatch(part -> part.place().equals("page 1 content behind the data"));
        assertClean(contentOf(packing, "\r\n"));
    }

    static List<RawPdf> comments() {
        return List.of(
                RawPdf.with("% " + SAYS + "\n0 0 9 9 re f"),
                RawPdf.with("0 0 9 9 re f (" + SAYS + ")"),
                RawPdf.with("BX (" + SAYS + ") Unheard EX"),
                RawPdf.with("(" + SAYS + ") q Q"),
                RawPdf.with("/Tag << /Remark (" + SAYS + ") >> BDC EMC"),
                RawPdf.with("/Tag << /ActualText (" + SAYS + ") >> DP"),
                RawPdf.with("/Tag << /Inner << /Remark [(" + SAYS + ")] >> >> DP"),
                RawPdf.with("q BI /W 1 /H 1 /BPC 8 /CS /G /Remark (" + SAYS + ") ID x EI Q"),
                RawPdf.with(SAYS),
                plain().between("% " + SAYS + "\n"),
                plain().object("<< /A 1 % " + SAYS + "\n /B 2 >>"),
                plain().object("<< /A 1 >> (" + SAYS + ")"),
                plain().object(stream("", "0 0 9 9 re f") + " (" + SAYS + ")"));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void what_stands_between_instructions_and_objects_is_read(RawPdf file) {
        assertNamed(file, Mechanism.OTHER_PART);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "% drawn by a program\n0 0 9 9 re f",
                "BX 1 i EX",
                "0 0 m10 10 l S",
                "/Artifact << /Attached [/Top] /Type /Pagination >> BDC EMC",
                "/P << /MCID 0 /Lang (en-US) >> BDC EMC"
            })
    void what_programs_write_between_instructions_is_clean(String content) {
        Inspected clean = inspect(RawPdf.with(content));
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void the_data_of_an_inline_picture_are_no_comment() {
        RawPdf file = RawPdf.with("q 90 0 0 90 72 72 cm BI /W 2 /H 1 /BPC 8 /CS /G ID %( EI Q 0 0 9 9 re f");
        assertThat(read(file).unread())
                .singleElement()
                .satisfies(part -> assertThat(part.place()).isEqualTo("page 1 image 1"));
    }

    @Test
    void where_very_many_inline_pictures_end_is_not_searched_for_ever() {
        String picture = "q BI /W 1 /H 1 /BPC 8 /CS /G ID xEI Q\n";
        assertThat(read(RawPdf.with(picture.repeat(9))).unread())
                .noneMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
        assertThat(read(RawPdf.with(picture.repeat(2100))).unread())
                .anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
    }

    @Test
    void what_is_to_be_read_instead_of_what_is_painted_is_hidden() {
        RawPdf file = RawPdf.with("/Span << /ActualText (" + SAYS + ") >> BDC BT /F1 9 Tf (December) Tj ET EMC");
        assertNamed(file, Mechanism.INVISIBLE_TEXT);
        assertClean(RawPdf.with("/Span << /ActualText (December) >> BDC BT /F1 9 Tf (December) Tj ET EMC"));
    }

    @Test
    void figures_that_are_replaced_one_by_one_are_read_together() {
        assertThat(inspect(RawPdf.with(spans("A999163159", "x"))).hiddenBy(Mechanism.INVISIBLE_TEXT))
                .isNotEmpty();
        assertThat(inspect(RawPdf.with(spans("A999163159", "x"))).report().personCount())
                .isEqualTo(1);
        assertClean(RawPdf.with(spans("November", "")));
    }

    /** @param painted instead of each letter; itself where empty */
    private static String spans(String text, String painted) {
        var spans = new StringBuilder("BT /F1 9 Tf 72 600 Td ");
        for (char c : text.toCharArray()) {
            spans.append("/Span << /ActualText (").append(c).append(") >> BDC (");
            spans.append(painted.isEmpty() ? String.valueOf(c) : painted).append(") Tj EMC ");
        }
        return spans + "ET";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\1 BT /F1 9 Tf (more) Tj ET",
                "[ (more) BT",
                "(one) (other) Tj",
                "0 0 0 1 1 1 rg",
                "q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F1 9 Tf (more) Tj ET Q"
            })
    void instructions_that_programs_take_in_different_ways_are_unread(String content) {
        assertThat(read(RawPdf.with(content)).unread()).anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
    }

    @Test
    void a_line_of_text_silences_no_unread_part_of_an_earlier_state() {
        String bytes = "\0\1\2\3\4\5\6\7".repeat(20);
        String silencing = "bytes " + Arrays.hashCode(latin(bytes)) + " " + bytes.length();
        byte[] before =
                plain().object(stream("", bytes)).catalog("/Other 6 0 R").bytes();
        byte[] after = SamplePdf.updated(before, document -> {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("Other"));
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentInformation().setTitle(silencing);
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(new FileReading(Limits.USUAL).read("a.pdf", after).unread())
                .anyMatch(part -> part.place().startsWith("revision 1"));
    }

    @Test
    void a_setting_silences_no_text_of_an_earlier_state() {
        byte[] before = RawPdf.with("% " + SAYS).bytes();
        byte[] after = SamplePdf.updated(before, document -> {
            document.getPage(0).setContents(new PDStream(document, new ByteArrayInputStream(latin("0 0 9 9 re f"))));
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentInformation().setCreator(SAYS);
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
        });
        assertThat(new FileReading(Limits.USUAL).read("a.pdf", after).segments())
                .anyMatch(segment -> segment.mechanism() == Mechanism.EARLIER_REVISION
                        && segment.use() == Segment.Use.CONTENT
                        && segment.text().contains(noted()));
    }

    @Test
    void a_picture_of_an_earlier_state_that_was_shown_otherwise_is_told() {
        byte[] before = RawPdf.with("q 90 0 0 90 72 400 cm /I Do Q")
                .object(stream(GREY, "\0\1\2\3"))
                .resources("/XObject << /I 6 0 R >>")
                .bytes();
        assertThat(changedPicture(before, "Decode"))
                .anyMatch(part -> part.place().startsWith("revision 1"));
        assertThat(changedPicture(before, "Name"))
                .noneMatch(part -> part.place().startsWith("revision 1"));
    }

    private static List<UnreadPart> changedPicture(byte[] before, String key) {
        byte[] after = SamplePdf.updated(before, document -> {
            COSDictionary objects =
                    document.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
            objects.getCOSStream(COSName.getPDFName("I"))
                    .setItem(COSName.getPDFName(key), new COSArray(List.of(COSInteger.ONE, COSInteger.ZERO)));
            objects.getCOSStream(COSName.getPDFName("I")).setNeedToBeUpdated(true);
        });
        return new FileReading(Limits.USUAL).read("a.pdf", after).unread();
    }
}
