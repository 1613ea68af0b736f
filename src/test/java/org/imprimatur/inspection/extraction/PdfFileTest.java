package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PDF shows, and what a redaction that only covers leaves in it. */
class PdfFileTest {
    private static Contents read(byte[] file) {
        return new FileReading(Limits.USUAL).read("a.pdf", file);
    }

    private static Inspected inspect(byte[] file) {
        return Inspected.file("a.pdf", file);
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream().map(Finding::place).distinct().toList();
    }

    @Test
    void text_under_a_black_box_is_found_with_its_page_and_rectangle() {
        byte[] file = new SamplePdf()
                .pages(3)
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 10, noted());
                    SamplePdf.box(content, 70, 398, 300, 12);
                })
                .bytes();
        assertThat(places(inspect(file).hiddenBy(Mechanism.COVERED_TEXT))).containsExactly("page 1 [72,397,176,11]");
    }

    @Test
    void a_number_of_which_half_is_covered_is_read_as_a_whole() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 11, "A999163159");
                    SamplePdf.box(content, 70, 396, 30, 16);
                })
                .bytes();
        assertThat(inspect(file).report().personCount()).isEqualTo(1);
        assertThat(inspect(file).hiddenBy(Mechanism.COVERED_TEXT)).isNotEmpty();
    }

    @Test
    void a_highlight_through_which_text_is_read_covers_nothing() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 10, "Figures of November");
                    var state = new PDExtendedGraphicsState();
                    state.setNonStrokingAlphaConstant(0.4f);
                    content.setGraphicsStateParameters(state);
                    content.setNonStrokingColor(Color.YELLOW);
                    SamplePdf.box(content, 70, 398, 300, 12);
                })
                .bytes();
        assertThat(inspect(file).report().clean()).isTrue();
    }

    @Test
    void a_text_that_is_painted_again_over_its_box_hides_nothing() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 10, "Figures of November");
                    content.setNonStrokingColor(Color.LIGHT_GRAY);
                    SamplePdf.box(content, 70, 398, 300, 12);
                    content.setNonStrokingColor(Color.BLACK);
                    SamplePdf.text(content, 72, 400, 10, "Figures of November");
                })
                .bytes();
        assertThat(inspect(file).report().clean()).isTrue();
    }

    @Test
    void many_covered_places_of_a_page_are_told_as_one() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    for (int line = 0; line < 240; line++) {
                        SamplePdf.text(content, 72, 680 - 2.5f * line, 2.2f, "Line " + line + " A999163159");
                    }
                    SamplePdf.box(content, 60, 60, 300, 630);
                })
                .bytes();
        assertThat(places(inspect(file).hiddenBy(Mechanism.COVERED_TEXT)))
                .containsExactly("page 1", "page 1 line by line!A1:A240");
    }

    /** Names below headers, without a number that would tell them by itself. */
    private static byte[] roster(int people, boolean headersOnEachPage) throws IOException {
        List<InventedPerson> all = InventedPerson.people(people);
        List<Object> headers = List.of("Last Name", "First Name", "Date of Birth", "Nationality", "Facility");
        try (var document = new PDDocument()) {
            for (int from = 0; from < people; from += 48) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                List<List<Object>> rows = new ArrayList<>();
                if (from == 0 || headersOnEachPage) {
                    rows.add(headers);
                }
                for (InventedPerson person : all.subList(from, Math.min(people, from + 48))) {
                    rows.add(List.of(
                            person.lastName(),
                            person.firstName(),
                            person.born().toString(),
                            person.nationality(),
                            person.facility()));
                }
                try (var content = new PDPageContentStream(document, page)) {
                    SamplePdf.text(content, 72, 750, 11, "Residents");
                    SamplePdf.rows(content, 720, rows);
                    SamplePdf.text(content, 290, 30, 8, "Page " + (from / 48 + 1));
                }
            }
            return SamplePdf.saved(document);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void people_of_a_list_over_many_pages_are_counted(boolean headersOnEachPage) throws IOException {
        byte[] file = roster(300, headersOnEachPage);
        assertThat(inspect(file).report().personCount()).isEqualTo(300);
        assertThat(read(file).tables())
                .hasSize(1)
                .first()
                .satisfies(table -> assertThat(table.path()).isEqualTo("pages 1-7 table 1"));
    }

    @Test
    void a_page_that_is_turned_is_read_as_it_is_seen() throws IOException {
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(roster(20, true))) {
            PDPage page = document.getPage(0);
            page.setRotation(90);
            try (var content = new PDPageContentStream(document, page, AppendMode.PREPEND, true)) {
                content.transform(org.apache.pdfbox.util.Matrix.getRotateInstance(Math.PI / 2, 700, 0));
            }
            page.setMediaBox(new PDRectangle(-200, -200, 1200, 1200));
            assertThat(inspect(SamplePdf.saved(document)).report().personCount())
                    .isEqualTo(20);
        }
    }

    @Test
    void two_columns_of_prose_are_read_one_after_the_other() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    for (int line = 0; line < 8; line++) {
                        float y = 500 - 12 * line;
                        SamplePdf.text(content, 72, y, 9, "left words that fill the line number " + line);
                        SamplePdf.text(content, 320, y, 9, "right words that fill the line number " + line);
                    }
                })
                .bytes();
        assertThat(read(file).segments())
                .anySatisfy(segment -> assertThat(segment.text())
                        .contains("left words that fill the line number 1\nleft words that fill the line number 2")
                        .doesNotContain("right"));
        assertThat(read(file).tables()).isEmpty();
    }

    @Test
    void characters_that_are_painted_one_by_one_in_any_order_are_a_word() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    String number = "A999163159";
                    for (int i = number.length() - 1; i >= 0; i--) {
                        SamplePdf.text(content, 72 + 6.1f * i, 400, 11, number.substring(i, i + 1));
                    }
                })
                .bytes();
        assertThat(inspect(file).report().personCount()).isEqualTo(1);
    }

    @Test
    void pages_are_counted() {
        Contents contents = read(new SamplePdf().pages(4).bytes());
        assertThat(contents.unit()).isEqualTo(Contents.Unit.PAGE);
        assertThat(contents.sheets().all()).isEqualTo(4);
    }

    @Test
    void figures_numbers_telephones_and_facilities_are_nobody() {
        Inspected clean = inspect(new SamplePdf().pages(3).bytes());
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void text_of_which_no_font_says_the_characters_is_unread() {
        byte[] file = new SamplePdf()
                .changed(document -> drawnFont(document, "g1", "BT /T3 12 Tf 72 400 Td (AAAAAA) Tj ET"))
                .bytes();
        assertThat(read(file).unread()).anySatisfy(part -> {
            assertThat(part.place()).isEqualTo("page 1 text without characters");
            assertThat(part.mechanism()).isEqualTo(Mechanism.IMAGE_TEXT);
        });
    }

    @Test
    void text_in_a_drawn_font_is_read() {
        byte[] file = new SamplePdf()
                .changed(document -> drawnFont(document, "nine", "BT /T3 12 Tf 72 400 Td (AAAAAA) Tj ET"))
                .bytes();
        assertThat(read(file).segments()).anySatisfy(segment -> {
            assertThat(segment.text()).contains("999999");
            assertThat(segment.mechanism()).isEqualTo(Mechanism.VISIBLE);
        });
        assertThat(inspect(file).report().clean()).isTrue();
    }

    private static void drawnFont(PDDocument document, String glyph, String painting) throws IOException {
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, new PDRectangle(0, 0, 500, 700));
        font.setItem(
                COSName.FONT_MATRIX,
                new COSArray(List.of(
                        new COSFloat(0.001f),
                        COSInteger.ZERO,
                        COSInteger.ZERO,
                        new COSFloat(0.001f),
                        COSInteger.ZERO,
                        COSInteger.ZERO)));
        var glyphs = new COSDictionary();
        glyphs.setItem(COSName.getPDFName(glyph), stream(document, "500 0 d0 0 0 400 700 re f"));
        font.setItem(COSName.CHAR_PROCS, glyphs);
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, new COSArray(List.of(COSInteger.get(65), COSName.getPDFName(glyph))));
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 65);
        font.setInt(COSName.LAST_CHAR, 65);
        font.setItem(COSName.WIDTHS, new COSArray(List.of(COSInteger.get(500))));
        font.setItem(COSName.RESOURCES, new COSDictionary());
        PDPage page = document.getPage(0);
        page.getResources().getCOSObject().getCOSDictionary(COSName.FONT).setItem(COSName.getPDFName("T3"), font);
        append(document, page, painting);
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        return new PDStream(
                document,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)),
                COSName.FLATE_DECODE);
    }

    private static void append(PDDocument document, PDPage page, String painting) throws IOException {
        var all = new COSArray();
        all.add(page.getCOSObject().getItem(COSName.CONTENTS));
        all.add(stream(document, painting));
        page.getCOSObject().setItem(COSName.CONTENTS, all);
    }

    @Test
    void a_font_that_calls_the_letters_that_it_shows_others_is_not_believed() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> SamplePdf.text(content, 72, 400, 11, "999163159"))
                .changed(document -> {
                    COSDictionary fonts =
                            document.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
                    COSName name = fonts.keySet().iterator().next();
                    var font = new COSDictionary(fonts.getCOSDictionary(name));
                    font.setItem(COSName.TO_UNICODE, stream(document, otherDigits()));
                    fonts.setItem(name, font);
                })
                .bytes();
        assertThat(read(file).unread()).anyMatch(part -> part.place().equals("page 1 text without characters"));
    }

    /** All digits are said to be zeros. */
    private static String otherDigits() {
        return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def"
                + " 1 begincodespacerange <00> <ff> endcodespacerange 10 beginbfchar"
                + " <30> <0030> <31> <0030> <32> <0030> <33> <0030> <34> <0030> <35> <0030> <36> <0030> <37> <0030>"
                + " <38> <0030> <39> <0030> endbfchar endcmap CMapName currentdict /CMap defineresource pop end end";
    }

    @Test
    void an_object_that_no_table_names_is_unread() {
        String file = new String(new SamplePdf().plain().bytes(), StandardCharsets.ISO_8859_1);
        int header = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
        byte[] longer = moved(file, header, "99 0 obj\n(A999163159)\nendobj\n");
        assertThat(read(longer).unread()).anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
        assertThat(inspect(longer).report().personCount()).isEqualTo(1);
    }

    @Test
    void the_end_of_a_file_inside_is_no_earlier_state() {
        byte[] inner = new SamplePdf().plain().bytes();
        byte[] file = new SamplePdf()
                .plain()
                .changed(document -> {
                    var stream = new PDStream(document, new ByteArrayInputStream(inner));
                    stream.getCOSObject().setItem(COSName.TYPE, COSName.EMBEDDED_FILE);
                    var name = new COSDictionary();
                    name.setItem(COSName.TYPE, COSName.FILESPEC);
                    name.setString(COSName.F, "figures.pdf");
                    var streams = new COSDictionary();
                    streams.setItem(COSName.F, stream);
                    name.setItem(COSName.EF, streams);
                    document.getDocumentCatalog().getCOSObject().setItem("AF", new COSArray(List.of(name)));
                })
                .bytes();
        Contents contents = read(file);
        assertThat(contents.unread()).isEmpty();
        assertThat(contents.segments())
                .anyMatch(segment -> segment.mechanism() == Mechanism.ATTACHMENT
                        && segment.text().contains("Northfield"))
                .noneMatch(segment -> segment.mechanism() == Mechanism.EARLIER_REVISION);
    }

    @Test
    void a_link_that_leads_where_it_says_hides_nothing() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 500, 10, "Write to (mira.tolen@example.org), please");
                    var link = new PDAnnotationLink();
                    link.setRectangle(new PDRectangle(72, 495, 200, 16));
                    var action = new PDActionURI();
                    action.setURI("mailto:mira.tolen@example.org");
                    link.setAction(action);
                    page.setAnnotations(List.of(link));
                })
                .bytes();
        assertThat(inspect(file).hiddenBy(Mechanism.HYPERLINK)).isEmpty();
    }

    @Test
    void a_picture_on_many_pages_is_one_unread_part() {
        byte[] file = new SamplePdf()
                .pages(3)
                .changed(document -> {
                    var picture = LosslessFactory.createFromImage(
                            document, new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
                    for (PDPage page : document.getPages()) {
                        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
                            content.drawImage(picture, 500, 40);
                        }
                    }
                })
                .bytes();
        assertThat(read(file).unread())
                .singleElement()
                .satisfies(part -> assertThat(part.place()).isEqualTo("page 1 image 1"));
    }

    @Test
    void a_picture_over_a_text_covers_it() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 10, noted());
                    content.drawImage(
                            LosslessFactory.createFromImage(
                                    document, new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB)),
                            60,
                            380,
                            400,
                            40);
                })
                .bytes();
        assertThat(places(inspect(file).hiddenBy(Mechanism.COVERED_TEXT))).containsExactly("page 1 [72,397,176,11]");
        assertThat(read(file).unread()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_picture_covers_as_far_as_its_mask_lets_it(boolean opaque) {
        var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 1600; i++) {
            picture.setRGB(i % 40, i / 40, opaque ? 0xfe336699 : 0x10336699);
        }
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    SamplePdf.text(content, 72, 400, 10, noted());
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 60, 380, 400, 40);
                })
                .bytes();
        assertThat(inspect(file).hiddenBy(Mechanism.COVERED_TEXT).isEmpty()).isNotEqualTo(opaque);
        assertThat(inspect(file).report().personCount()).isEqualTo(MechanismCase.NOTED);
    }

    @Test
    void a_form_that_nothing_paints_is_read() {
        byte[] file = new SamplePdf()
                .changed(document -> {
                    var form = new PDFormXObject(document);
                    form.setBBox(new PDRectangle(0, 0, 500, 500));
                    form.setResources(document.getPage(0).getResources());
                    String font =
                            form.getResources().getFontNames().iterator().next().getName();
                    try (var out = form.getContentStream().createOutputStream()) {
                        out.write(("BT /" + font + " 9 Tf 20 20 Td (" + noted() + ") Tj ET")
                                .getBytes(StandardCharsets.US_ASCII));
                    }
                    document.getPage(0).getResources().add(form);
                })
                .bytes();
        Inspected found = inspect(file);
        assertThat(found.hiddenBy(Mechanism.OTHER_PART)).isNotEmpty();
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.NOTED);
    }

    @Test
    void each_earlier_state_tells_what_the_later_ones_do_not_hold() {
        byte[] first = new SamplePdf()
                .with((document, page, content) -> SamplePdf.text(content, 72, 400, 10, "First A999163159"))
                .bytes();
        byte[] second =
                SamplePdf.updated(first, document -> replace(document, "BT /F1 9 Tf (Second A999163167) Tj ET"));
        byte[] third = SamplePdf.updated(second, document -> replace(document, "0 0 1 1 re f"));
        List<String> earlier = read(third).segments().stream()
                .filter(segment -> segment.mechanism() == Mechanism.EARLIER_REVISION)
                .filter(segment -> segment.use() == Segment.Use.CONTENT)
                .map(segment -> segment.place() + ": " + segment.text())
                .toList();
        assertThat(earlier)
                .anyMatch(text -> text.startsWith("revision 1, page 1") && text.contains("First A999163159"))
                .anyMatch(text -> text.startsWith("revision 2, page 1") && text.contains("Second A999163167"));
        assertThat(inspect(third).report().personCount()).isEqualTo(2);
    }

    private static void replace(PDDocument document, String painting) throws IOException {
        PDPage page = document.getPage(0);
        page.setContents(stream(document, painting));
        page.getCOSObject().setNeedToBeUpdated(true);
        page.getCOSObject().getCOSStream(COSName.CONTENTS).setNeedToBeUpdated(true);
    }

    @Test
    void the_first_end_of_a_linearized_file_is_no_earlier_state() {
        String file = new String(new SamplePdf().plain().bytes(), StandardCharsets.ISO_8859_1);
        int header = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
        // a comment in front of everything, as the first section ends there; places in the file move on by its length
        String first = "startxref\n0\n%%EOF\n";
        byte[] linearized = moved(file, header, first);
        assertThat(inspect(linearized).report().clean()).isTrue();
    }

    @Test
    void a_file_of_another_kind_between_the_objects_is_unread() {
        String file = new String(new SamplePdf().plain().bytes(), StandardCharsets.ISO_8859_1);
        int header = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
        String workbook = new String(SampleFiles.hiddenRoster(20), StandardCharsets.ISO_8859_1);
        assertThat(read(moved(file, header, workbook + "\n")).unread())
                .anyMatch(part -> part.mechanism() == Mechanism.OTHER_PART);
    }

    /** With an insertion after the header, and all places of the table of references moved on. */
    private static byte[] moved(String file, int at, String insertion) {
        String longer = file.substring(0, at) + insertion + file.substring(at);
        int table = longer.lastIndexOf("startxref");
        long start = Long.parseLong(
                longer.substring(table + 10, longer.indexOf("%%EOF", table)).strip());
        String body = longer.substring(0, table) + "startxref\n" + (start + insertion.length()) + "\n%%EOF\n";
        var moved = new StringBuilder(body);
        var entry = java.util.regex.Pattern.compile("(\\d{10}) (\\d{5}) n").matcher(body);
        while (entry.find()) {
            moved.replace(
                    entry.start(1),
                    entry.end(1),
                    "%010d".formatted(Long.parseLong(entry.group(1)) + insertion.length()));
        }
        return moved.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void bytes_behind_the_end_are_unread() {
        byte[] file = new SamplePdf().bytes();
        byte[] longer = concat(file, "A999163159 and more".getBytes(StandardCharsets.US_ASCII));
        assertThat(read(longer).unread()).anyMatch(part -> part.place().equals("end of the file"));
        assertThat(inspect(longer).report().personCount()).isEqualTo(1);
        assertThat(inspect(concat(file, "\r\n \n".getBytes(StandardCharsets.US_ASCII)))
                        .report()
                        .clean())
                .isTrue();
    }

    @Test
    void bytes_before_the_header_are_refused() {
        byte[] longer = concat("junk\n".getBytes(StandardCharsets.US_ASCII), new SamplePdf().bytes());
        assertThat(inspect(longer).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret"})
    void an_encrypted_file_is_refused_whatever_opens_it(String password) {
        byte[] file = new SamplePdf()
                .changed(document -> {
                    var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
                    policy.setEncryptionKeyLength(128);
                    document.protect(policy);
                })
                .bytes();
        assertThat(inspect(file).report().reason()).isEqualTo(UninspectableReason.ENCRYPTED);
    }

    @Test
    void a_file_of_another_name_contradicts_its_content() {
        assertThat(Inspected.file("a.txt", new SamplePdf().bytes()).report().reason())
                .isEqualTo(UninspectableReason.TYPE_MISMATCH);
        assertThat(Inspected.file("a.pdf", "Month,Total\n".getBytes(StandardCharsets.UTF_8))
                        .report()
                        .reason())
                .isEqualTo(UninspectableReason.TYPE_MISMATCH);
    }

    @Test
    void content_that_is_damaged_is_unread() throws IOException {
        byte[] file = new SamplePdf().plain().bytes();
        int content = new String(file, StandardCharsets.ISO_8859_1).indexOf("stream");
        file[content + 120] ^= 0x55;
        assertThat(read(file).unread()).anyMatch(part -> part.place().equals("page 1 damaged content"));
    }

    @Test
    void half_a_file_is_refused() {
        byte[] file = new SamplePdf().pages(3).bytes();
        for (int length : new int[] {8, 100, file.length / 2, file.length - 30}) {
            assertThat(inspect(Arrays.copyOf(file, length)).report().reason()).isEqualTo(UninspectableReason.MALFORMED);
        }
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> SamplePdf.box(content, 70, 398, 300, 12))
                .bytes();
        for (int at = 0; at < file.length; at += 7) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x55;
            assertThat(inspect(damaged).report().state()).isNotNull();
        }
    }

    @Test
    void a_stream_that_would_fill_the_memory_is_not_unpacked() {
        byte[] file = new SamplePdf()
                .changed(document -> append(document, document.getPage(0), " ".repeat(30 << 20)))
                .bytes();
        assertThat(limited(file, new Limits(1 << 20, 10 << 20, 100, 100, 1 << 20, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(UninspectableReason.EXPANDS_TOO_FAR);
    }

    private static UninspectableReason limited(byte[] file, Limits limits) {
        try {
            new FileReading(limits).read("a.pdf", file);
            throw new AssertionError("was read");
        } catch (UninspectableFile e) {
            return e.reason();
        }
    }

    @Test
    void forms_that_paint_each_other_without_end_stop_at_the_limit() throws IOException {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> content.drawForm(nested(document, 32)))
                .bytes();
        assertThat(limited(file, Limits.USUAL.within(Duration.ofSeconds(2)))).isEqualTo(UninspectableReason.TOO_SLOW);
    }

    /** Each but the first paints the one before it twice. */
    private static PDFormXObject nested(PDDocument document, int levels) throws IOException {
        PDFormXObject form = form(document, "0 0 1 1 re f");
        for (int level = 1; level < levels; level++) {
            PDFormXObject outer = form(document, "/F Do /F Do");
            outer.getResources().put(COSName.getPDFName("F"), form);
            form = outer;
        }
        return form;
    }

    private static PDFormXObject form(PDDocument document, String content) throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(0, 0, 100, 100));
        form.setResources(new PDResources());
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    @Test
    void a_form_that_paints_itself_is_unread() {
        byte[] file = new SamplePdf()
                .with((document, page, content) -> {
                    PDFormXObject form = nested(document, 2);
                    form.getResources().put(COSName.getPDFName("F"), form);
                    try (var out = form.getContentStream().createOutputStream()) {
                        out.write("/F Do".getBytes(StandardCharsets.US_ASCII));
                    }
                    content.drawForm(form);
                })
                .bytes();
        assertThat(inspect(file).report().clean()).isFalse();
    }

    @Test
    void one_page_in_ten_thousand_places_is_read_within_the_limits() throws IOException {
        byte[] file = new SamplePdf()
                .changed(document -> {
                    COSDictionary pages = document.getPages().getCOSObject();
                    COSArray kids = pages.getCOSArray(COSName.KIDS);
                    for (int i = 1; i < 10_000; i++) {
                        kids.add(kids.get(0));
                    }
                    pages.setInt(COSName.COUNT, 10_000);
                })
                .bytes();
        assertThat(inspect(file).report().state()).isEqualTo(InspectionState.INSPECTED);
    }

    @Test
    void the_same_bytes_give_the_same_contents() {
        for (MechanismCase each : PdfCases.all()) {
            Contents once = read(each.file());
            Contents again = read(each.file());
            assertThat(again).usingRecursiveComparison().isEqualTo(once);
        }
    }
}
