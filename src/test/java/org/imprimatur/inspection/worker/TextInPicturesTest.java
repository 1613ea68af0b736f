package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.ReadingProgress;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.testing.InstalledTesseract;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.PrintedPicture;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands on pictures of print is found by a real tesseract, in each kind of file; what it is not sure of stays unread. */
class TextInPicturesTest {
    private static final int PEOPLE = 10;
    private static final int WIDTH = 1900;
    private static final int HEIGHT = 1400;
    private static final int[] COLUMNS = {100, 450, 800, 1150, 1500};
    private static final List<String> HEADERS =
            List.of("Last Name", "First Name", "A-Number", "Date of Birth", "Nationality");
    private static final List<String> LETTER = List.of(
            "Report on the work of the office in March",
            "The office answered all requests that came in",
            "within the time that the law gives it for them.",
            "More is in the annual report of the department.");

    /** Each character is one that has no meaning but by agreement. */
    private static final String NAMELESS = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
            + " /CMapName /Nameless def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange"
            + " 1 beginbfrange <0000> <00FF> <E000> endbfrange endcmap end end";

    @BeforeAll
    static void requireTesseract() {
        assumeTrue(InstalledTesseract.isThere(), "tesseract is not installed (Debian: tesseract-ocr)");
    }

    private static List<List<String>> rows(int from, int to, boolean headers) {
        List<List<String>> rows = new ArrayList<>();
        if (headers) {
            rows.add(HEADERS);
        }
        for (InventedPerson person : InventedPerson.people(to).subList(from, to)) {
            rows.add(List.of(
                    person.lastName(),
                    person.firstName(),
                    person.aNumber(),
                    person.born().toString(),
                    person.nationality()));
        }
        return rows;
    }

    private static PrintedPicture roster() {
        return new PrintedPicture(WIDTH, HEIGHT)
                .print("Population of March", 100, 120, 40)
                .table(rows(0, PEOPLE, true), COLUMNS, 250, 28);
    }

    private static PrintedPicture letter() {
        return new PrintedPicture(WIDTH, HEIGHT).print(LETTER, 150, 300, 34);
    }

    private static InspectionReport inspect(String name, byte[] file) {
        var recogniser = InstalledRecogniser.found(InstalledTesseract.program(), "eng");
        return Inspection.of(
                new FileReading(Limits.USUAL, ReadingProgress.UNHEARD, Tesseract.of(recogniser.command()))
                        .read(name, file),
                name,
                Ruleset.shipped(),
                new KeyedHash(new byte[32]));
    }

    private static void assertTenPeople(InspectionReport report, Mechanism mechanism) {
        assertThat(report.personCount()).isEqualTo(PEOPLE);
        assertThat(report.findings())
                .filteredOn(finding -> finding.recogniser().equals("PERSON_NAME"))
                .hasSize(2)
                .allSatisfy(names -> {
                    assertThat(names.personCount()).isEqualTo(PEOPLE);
                    assertThat(names.mechanism()).isEqualTo(mechanism);
                });
        assertThat(report.findings()).extracting(Finding::severity).doesNotContain(Severity.UNKNOWN);
    }

    private static void assertOnlyRead(InspectionReport report) {
        assertThat(report.findings()).singleElement().satisfies(read -> {
            assertThat(read.recogniser()).isEqualTo("MACHINE_READ");
            assertThat(read.severity()).isEqualTo(Severity.LOW);
            assertThat(read.categories()).isEmpty();
        });
        assertThat(report.clean()).isTrue();
        assertThat(report.summary()).doesNotContain("not read");
    }

    /** Two people must say that it may go out: nobody may have looked at it. */
    private static void assertOnlyReadUnseen(InspectionReport report) {
        assertThat(report.findings()).singleElement().satisfies(read -> {
            assertThat(read.recogniser()).isEqualTo("MACHINE_READ_UNSEEN");
            assertThat(read.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(read.categories()).containsExactly(ProtectionCategory.UNKNOWN);
            assertThat(read.isUnreadPicture()).isFalse();
        });
        assertThat(report.clean()).isFalse();
        assertThat(report.summary()).contains("no people found").doesNotContain("not read");
    }

    private static void assertUnread(InspectionReport report, String recogniser) {
        assertThat(report.findings()).singleElement().satisfies(unread -> {
            assertThat(unread.recogniser()).isEqualTo(recogniser);
            assertThat(unread.severity()).isEqualTo(Severity.UNKNOWN);
        });
    }

    private enum Kind {
        PNG,
        JPG,
        GIF,
        BMP,
        TIFF
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void people_on_a_picture_are_counted_as_in_a_table(Kind kind) {
        String ending = kind.name().toLowerCase(Locale.ROOT);
        InspectionReport report = inspect("scan." + ending, roster().bytes(ending));
        assertTenPeople(report, Mechanism.VISIBLE);
        assertThat(report.findings())
                .filteredOn(finding -> finding.recogniser().equals("MACHINE_READ"))
                .singleElement()
                .satisfies(read -> assertThat(read.place()).isEqualTo("picture"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, -1.3})
    void a_sheet_that_lay_aslant_is_read_row_by_row(double degrees) {
        assertTenPeople(inspect("scan.png", roster().turned(degrees).bytes("png")), Mechanism.VISIBLE);
    }

    @Test
    void a_page_about_nobody_asks_for_no_more_than_that_somebody_knows_it() {
        assertOnlyRead(inspect("scan.png", letter().bytes("png")));
    }

    @Test
    void figures_and_long_texts_are_nobody_also_where_nobody_knows_whether_the_picture_is_seen() {
        List<List<String>> figures = new ArrayList<>();
        figures.add(List.of("Month", "Region", "Approved", "Denied", "Pending"));
        for (String month : List.of("January", "February", "March", "April", "May", "June")) {
            int length = month.length();
            figures.add(
                    List.of(month, "North", "" + (1200 + 37 * length), "" + (3400 + 91 * length), "" + 410 * length));
        }
        var table = new PrintedPicture(WIDTH, HEIGHT)
                .print("Decisions by month", 100, 120, 40)
                .table(figures, COLUMNS, 250, 28);
        var text = new PrintedPicture(WIDTH, 2400).print(Collections.nCopies(30, LETTER.get(1)), 100, 200, 34);
        for (PrintedPicture picture : List.of(table, text)) {
            assertOnlyRead(inspect("figures.png", picture.bytes("png")));
            assertOnlyReadUnseen(inspect("figures.rtf", richText(picture)));
        }
    }

    private static byte[] richText(PrintedPicture picture) {
        return ("{\\rtf1\\ansi Figures by facility\\par{\\pict\\pngblip "
                        + HexFormat.of().formatHex(picture.bytes("png")) + "}\\par}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void what_shows_no_words_stays_unread() {
        var blank = new PrintedPicture(800, 800);
        var scribble = new PrintedPicture(800, 800).scribble(3);
        var logo = new PrintedPicture(400, 120).print("Imprimatur", 20, 80, 60);
        for (PrintedPicture picture : List.of(blank, scribble, logo)) {
            assertUnread(inspect("picture.png", picture.bytes("png")), "UNREAD_PICTURE");
        }
    }

    @Test
    void what_it_is_not_sure_of_stays_unread() {
        var blurred = letter().coarser(5);
        var onItsSide = roster().turned(90);
        var tiny = new PrintedPicture(800, 400).print(LETTER, 20, 100, 7);
        for (PrintedPicture picture : List.of(blurred, onItsSide, tiny)) {
            assertUnread(inspect("picture.png", picture.bytes("png")), "UNREAD_PICTURE");
        }
    }

    private interface Picture {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    /** Each picture fills a page. */
    private static byte[] pdf(Picture... pictures) throws IOException {
        try (var document = new PDDocument()) {
            for (Picture picture : pictures) {
                var page = new PDPage(new PDRectangle(WIDTH * 72f / 200, HEIGHT * 72f / 200));
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            picture.in(document),
                            0,
                            0,
                            page.getCropBox().getWidth(),
                            page.getCropBox().getHeight());
                }
            }
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static BufferedImage inBlackAndWhite(BufferedImage image) {
        var bits = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        bits.createGraphics().drawImage(image, 0, 0, null);
        return bits;
    }

    @Test
    void people_on_a_scanned_page_are_counted_however_it_is_packed() throws IOException {
        BufferedImage roster = roster().image();
        List<Picture> packed = List.of(
                document -> LosslessFactory.createFromImage(document, roster),
                document -> LosslessFactory.createFromImage(document, inBlackAndWhite(roster)),
                document -> JPEGFactory.createFromByteArray(document, roster().bytes("jpg")),
                document -> CCITTFactory.createFromImage(document, inBlackAndWhite(roster)));
        for (Picture picture : packed) {
            InspectionReport report = inspect("scan.pdf", pdf(picture));
            assertTenPeople(report, Mechanism.VISIBLE);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.recogniser().equals("PERSON_NAME"))
                    .extracting(Finding::place)
                    .containsExactlyInAnyOrder("page 1 image 1 table 1!A2:A11", "page 1 image 1 table 1!B2:B11");
        }
    }

    @Test
    void a_table_goes_on_upon_the_next_scanned_page() throws IOException {
        BufferedImage first = new PrintedPicture(WIDTH, HEIGHT)
                .table(rows(0, 6, true), COLUMNS, 250, 28)
                .image();
        BufferedImage second = new PrintedPicture(WIDTH, HEIGHT)
                .table(rows(6, PEOPLE, false), COLUMNS, 150, 28)
                .image();
        InspectionReport report = inspect(
                "scan.pdf",
                pdf(
                        document -> LosslessFactory.createFromImage(document, first),
                        document -> LosslessFactory.createFromImage(document, second)));
        assertTenPeople(report, Mechanism.VISIBLE);
    }

    @Test
    void clean_scanned_pages_are_clean() throws IOException {
        BufferedImage letter = letter().image();
        assertOnlyRead(inspect("scan.pdf", pdf(document -> LosslessFactory.createFromImage(document, letter))));
    }

    @Test
    void a_page_of_which_nothing_can_be_read_can_still_be_read_by_people() throws IOException {
        BufferedImage scribble = new PrintedPicture(800, 800).scribble(3).image();
        assertUnread(
                inspect("scan.pdf", pdf(document -> LosslessFactory.createFromImage(document, scribble))),
                "UNREAD_PICTURE");
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    /** A page of letters that are drawn, and what is drawn before and after them. */
    private static byte[] drawn(Drawing before, Drawing after) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(WIDTH * 72f / 200, HEIGHT * 72f / 200));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                before.on(content);
                List<List<String>> rows = rows(0, PEOPLE, true);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < COLUMNS.length; column++) {
                        draw(content, rows.get(row).get(column), COLUMNS[column] * 0.36, 400 - row * 20, 10);
                    }
                }
                after.on(content);
            }
            return saved(document);
        }
    }

    private static void bar(PDPageContentStream content, float x, float y, float width, float height)
            throws IOException {
        float round = Math.min(width, height) / 4;
        content.moveTo(x + round, y);
        content.lineTo(x + width - round, y);
        content.curveTo(x + width, y, x + width, y, x + width, y + round);
        content.lineTo(x + width, y + height - round);
        content.curveTo(x + width, y + height, x + width, y + height, x + width - round, y + height);
        content.lineTo(x + round, y + height);
        content.curveTo(x, y + height, x, y + height, x, y + height - round);
        content.lineTo(x, y + round);
        content.curveTo(x, y, x, y, x + round, y);
        content.fill();
    }

    @Test
    void people_in_letters_that_are_drawn_are_counted_whatever_lies_over_or_under_them() throws IOException {
        Drawing nothing = content -> {};
        Drawing white = content -> content.setNonStrokingColor(1f);
        Drawing cover = content -> {
            content.setNonStrokingColor(1f);
            content.addRect(0, 0, 700, 500);
            content.fill();
        };
        Drawing round = content -> bar(content, 20, 190, 640, 30);
        Drawing underWhite = content -> {
            round.on(content);
            bar(content, 20, 230, 640, 30);
            white.on(content);
        };
        for (byte[] file : List.of(
                drawn(nothing, nothing), drawn(nothing, cover), drawn(underWhite, nothing), drawn(nothing, round))) {
            InspectionReport report = inspect("drawn.pdf", file);
            assertTenPeople(report, Mechanism.IMAGE_TEXT);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.recogniser().equals("MACHINE_READ_UNSEEN"))
                    .extracting(Finding::place)
                    .containsExactly("page 1 drawn outlines");
        }
    }

    @Test
    void where_drawn_letters_would_be_lost_in_what_else_is_drawn_the_page_stays_unread() throws IOException {
        Drawing nothing = content -> {};
        Drawing tag = content -> bar(content, 35, 195, 50, 20);
        Drawing whiteOnTag = content -> {
            tag.on(content);
            content.setNonStrokingColor(1f);
        };
        Drawing outline = content -> {
            content.moveTo(20, 20);
            for (int corner = 1; corner < 40; corner++) {
                content.lineTo(20 + 10 * corner, 20 + 8 * (corner % 2));
            }
            content.stroke();
        };
        Drawing heading = content -> draw(content, "L", 400, 410, 110);
        Drawing overTheEdge = content -> draw(content, "Population", 640, 20, 10);
        for (byte[] file : List.of(
                drawn(whiteOnTag, nothing),
                drawn(nothing, tag),
                drawn(outline, nothing),
                drawn(nothing, heading),
                drawn(nothing, overTheEdge))) {
            assertUnread(inspect("drawn.pdf", file), "UNREAD");
        }
    }

    @Test
    void people_in_characters_that_no_font_names_are_counted() throws IOException {
        try (var document = new PDDocument();
                InputStream liberation = PDFont.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            var page = new PDPage(new PDRectangle(WIDTH * 72f / 200, HEIGHT * 72f / 200));
            document.addPage(page);
            PDType0Font font = PDType0Font.load(document, Objects.requireNonNull(liberation), false);
            try (var content = new PDPageContentStream(document, page)) {
                List<List<String>> rows = rows(0, PEOPLE, true);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < COLUMNS.length; column++) {
                        content.beginText();
                        content.setFont(font, 10);
                        content.newLineAtOffset(COLUMNS[column] * 0.36f, 400 - row * 20);
                        content.showText(rows.get(row).get(column));
                        content.endText();
                    }
                }
            }
            document.save(new ByteArrayOutputStream());
            COSStream nameless = document.getDocument().createCOSStream();
            try (OutputStream out = nameless.createOutputStream()) {
                out.write(NAMELESS.getBytes(StandardCharsets.US_ASCII));
            }
            font.getCOSObject().setItem(COSName.TO_UNICODE, nameless);
            InspectionReport report = inspect("nameless.pdf", saved(document));
            assertTenPeople(report, Mechanism.IMAGE_TEXT);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.recogniser().equals("MACHINE_READ_UNSEEN"))
                    .extracting(Finding::place)
                    .containsExactly("page 1 text without characters");
        }
    }

    @Test
    void a_picture_that_is_seen_through_a_mask_only_stays_unread_since_the_mask_may_show_something_else()
            throws IOException {
        BufferedImage letter = letter().image();
        var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Picture masked = document -> {
            PDImageXObject picture = JPEGFactory.createFromByteArray(document, letter().bytes("jpg"));
            picture.getCOSObject().setItem(COSName.SMASK, LosslessFactory.createFromImage(document, mask));
            return picture;
        };
        assertThat(inspect("scan.pdf", pdf(masked)).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.UNKNOWN);
        assertOnlyRead(inspect("scan.pdf", pdf(document -> JPEGFactory.createFromImage(document, letter, 0.9f))));
    }

    private static void draw(PDPageContentStream content, String text, double x, double y, double size)
            throws IOException {
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size, size);
        for (Shape letter : PrintedPicture.letters(text)) {
            draw(content, letter.getPathIterator(place));
        }
    }

    private static void draw(PDPageContentStream content, PathIterator path) throws IOException {
        float[] at = new float[6];
        float fromX = 0;
        float fromY = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO ->
                    content.curveTo(
                            fromX + (at[0] - fromX) * 2 / 3,
                            fromY + (at[1] - fromY) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                case PathIterator.SEG_CUBICTO -> content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> content.closePath();
            }
            int last = kind == PathIterator.SEG_QUADTO ? 2 : kind == PathIterator.SEG_CUBICTO ? 4 : 0;
            fromX = at[last];
            fromY = at[last + 1];
        }
        content.fill();
    }

    private static byte[] letterWith(PrintedPicture picture) {
        return SampleOffice.document(SampleOffice.paragraph("", "Figures by facility"))
                .withPart("word/media/image1.png", "image/png", picture.bytes("png"))
                .relatedFromWorkbook("image", "media/image1.png")
                .bytes();
    }

    @Test
    void people_on_a_picture_in_a_document_are_counted() {
        assertTenPeople(inspect("letter.docx", letterWith(roster())), Mechanism.VISIBLE);
        assertOnlyRead(inspect("letter.docx", letterWith(letter())));
    }

    @Test
    void people_on_a_picture_in_a_workbook_a_mail_a_page_rich_text_and_an_archive_are_counted() throws IOException {
        byte[] png = roster().bytes("png");
        byte[] workbook = SampleFiles.aggregates()
                .withPart("xl/media/image1.png", "image/png", png)
                .relatedFromSheet(1, "image", "../media/image1.png")
                .bytes();
        assertTenPeople(inspect("figures.xlsx", workbook), Mechanism.VISIBLE);
        String encoded = Base64.getMimeEncoder().encodeToString(png);
        byte[] mail = ("From: a@statistics.example\r\nTo: b@records.example\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: image/png; name=scan.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + encoded)
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(inspect("mail.eml", mail).personCount()).isGreaterThanOrEqualTo(PEOPLE);
        byte[] page = ("<!DOCTYPE html><html><body><p>Figures</p><img src=\"data:image/png;base64,"
                        + encoded.replace("\r\n", "") + "\"></body></html>")
                .getBytes(StandardCharsets.US_ASCII);
        assertTenPeople(inspect("page.html", page), Mechanism.EMBEDDED_OBJECT);
        assertTenPeople(inspect("figures.rtf", richText(roster())), Mechanism.IMAGE_TEXT);
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("scan.png"));
            zip.write(png);
        }
        assertTenPeople(inspect("scans.zip", archive.toByteArray()), Mechanism.VISIBLE);
    }

    @Test
    void a_worker_reads_pictures_where_it_is_told_by_what() throws Exception {
        byte[] png = roster().bytes("png");
        InstalledRecogniser recogniser = InstalledRecogniser.found(InstalledTesseract.program(), "eng");
        for (boolean configured : new boolean[] {true, false}) {
            WorkerSettings settings = configured ? WorkerSettings.USUAL.with(recogniser) : WorkerSettings.USUAL;
            try (var workers =
                    new Workers(1, settings, Confinement.found(), Duration.ofMinutes(1), false, unheard -> {})) {
                InspectionReport report = workers.inspect(
                        new Workers.SentFile("scan.png", png.length, new ByteArrayInputStream(png)),
                        WrittenRuleset.shipped(),
                        new byte[32],
                        unheard -> {});
                if (configured) {
                    assertTenPeople(report, Mechanism.VISIBLE);
                } else {
                    assertUnread(report, "UNREAD_PICTURE");
                }
            }
        }
    }
}
