package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleDoc;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOpenDocument;
import org.imprimatur.testing.SamplePicture;
import org.imprimatur.testing.SamplePpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are known by what they are called: only what their specification allows may lie in them. */
class BelievedByNameTest {
    private static final List<InventedPerson> PEOPLE = InventedPerson.people(25);
    private static final String NAMES = PEOPLE.stream()
            .map(person -> person.lastName() + ", " + person.firstName())
            .collect(Collectors.joining("\n"));
    /** Names, packed, so that nothing can be read. */
    private static final byte[] PACKED = SamplePicture.packed(NAMES.getBytes(StandardCharsets.UTF_8));

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] name(String text, int width) {
        byte[] bytes = text.getBytes(width == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        return SamplePicture.joined(buffer(4).putInt(bytes.length / width).array(), bytes);
    }

    /** As Word writes it. */
    private static byte[] maker() {
        return SamplePicture.joined(
                new byte[28],
                name("Microsoft Word 97-2003 Document\0", 1),
                name("MSWordDoc\0", 1),
                name("Word.Document.8\0", 1),
                buffer(4).putInt(0x71b239f4).array(),
                new byte[12]);
    }

    private static byte[] makerInUnicode() {
        byte[] start = Arrays.copyOf(maker(), maker().length - 12);
        return SamplePicture.joined(
                start, name("Worksheet\0", 2), buffer(8).putInt(-1).putInt(1).array(), name("Excel.Sheet.8\0", 2));
    }

    private static byte[] embedded() {
        return buffer(20).putInt(0x02000001).array();
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of("\u0001CompObj", maker()),
                Arguments.of("\u0001CompObj", makerInUnicode()),
                Arguments.of("\u0001CompObj", Arrays.copyOf(maker(), maker().length - 16)),
                Arguments.of("\u0001Ole", embedded()),
                Arguments.of("\u0003ObjInfo", new byte[6]));
    }

    static Stream<Arguments> unsound() {
        byte[] wide = NAMES.getBytes(StandardCharsets.UTF_16LE);
        byte[] linked =
                SamplePicture.joined(buffer(16).putInt(0x02000001).putInt(1).array(), PACKED);
        return Stream.of(
                Arguments.of("\u0001CompObj", SamplePicture.joined(maker(), PACKED)),
                Arguments.of("\u0001CompObj", PACKED),
                Arguments.of("\u0001CompObj", wide),
                Arguments.of("\u0001CompObj", SamplePicture.joined(new byte[28], name(NAMES, 1), new byte[8])),
                Arguments.of("\u0001Ole", SamplePicture.joined(embedded(), PACKED)),
                Arguments.of("\u0001Ole", linked),
                Arguments.of("\u0003ObjInfo", PACKED));
    }

    private static byte[] withStream(byte[] file, String name, byte[] bytes) {
        return OldWorkbook.adding(file, root -> {
            if (root.hasEntry(name)) {
                root.getEntry(name).delete();
            }
            root.createDocument(name, new ByteArrayInputStream(bytes));
        });
    }

    @ParameterizedTest
    @MethodSource("sound")
    void what_tells_how_an_object_is_embedded_is_known(String name, byte[] stream) {
        assertThat(OlePlumbing.is(name, stream)).isTrue();
        Inspected clean = Inspected.file("a.doc", withStream(SampleDoc.figures().bytes(), name, stream));
        assertThat(clean.mediumOrAbove()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void what_is_only_called_so_is_unread(String name, byte[] stream) {
        assertThat(OlePlumbing.is(name, stream)).isFalse();
        Inspected found = Inspected.file("a.doc", withStream(SampleDoc.figures().bytes(), name, stream));
        assertThat(found.findings("UNREAD")).extracting(Finding::place).containsExactly("stream " + name.substring(1));
    }

    /** A storage with an embedded workbook, and this stream beside it. */
    private static Inspected embedded(String name, byte[] stream) {
        byte[] storage = OldWorkbook.adding(SampleDoc.figures().bytes(), root -> {
            for (String each : List.copyOf(root.getEntryNames())) {
                root.getEntry(each).delete();
            }
            root.createDocument("Package", new ByteArrayInputStream(SampleFiles.cleanAggregate()));
            root.createDocument(name, new ByteArrayInputStream(stream));
        });
        return Inspected.file(
                "a.zip", new SampleArchive().with("object.bin", storage).zip());
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void beside_an_embedded_file_it_is_unread_too(String name, byte[] stream) {
        assertThat(embedded(name, stream).findings("UNREAD"))
                .extracting(Finding::place)
                .containsExactly("member object.bin/" + name.substring(1));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void beside_an_embedded_file_it_is_known_too(String name, byte[] stream) {
        assertThat(embedded(name, stream).findings("UNREAD")).isEmpty();
    }

    @Test
    void names_in_two_bytes_for_each_letter_are_found_as_a_list() {
        byte[] wide = NAMES.replace("\n", "\0").getBytes(StandardCharsets.UTF_16LE);
        Inspected found = Inspected.file("a.doc", withStream(SampleDoc.figures().bytes(), "\u0001CompObj", wide));
        assertThat(found.report().personCount()).isGreaterThanOrEqualTo(24);
        assertThat(found.findings("PERSON_NAME"))
                .extracting(Finding::place)
                .allMatch(place -> place.startsWith("stream CompObj line by line!"));
    }

    @Test
    void the_table_of_an_earlier_save_is_unread() {
        byte[] doc = SampleDoc.figures().bytes();
        assertThat(Inspected.file("a.doc", doc).mediumOrAbove()).isEmpty();
        boolean zero = SamplePpt.stream(doc, "WordDocument")[11] % 4 < 2;
        Inspected found = Inspected.file("a.doc", withStream(doc, zero ? "1Table" : "0Table", PACKED));
        assertThat(found.findings("UNREAD")).hasSize(1);
        assertThat(found.hiddenBy(Mechanism.EARLIER_REVISION)).isNotEmpty();
    }

    private static byte[] withRecord(int type, byte[] data) {
        byte[] file = new SamplePpt().bytes();
        byte[] stream = SamplePpt.stream(file, "PowerPoint Document");
        byte[] record = buffer(8)
                .putShort((short) 0)
                .putShort((short) type)
                .putInt(data.length)
                .array();
        return withStream(file, "PowerPoint Document", SamplePicture.joined(stream, record, data));
    }

    @Test
    void records_of_a_presentation_that_nobody_knows_are_unread() {
        assertThat(Inspected.file("a.ppt", withRecord(999, PACKED)).findings("UNREAD"))
                .hasSize(1);
        assertThat(Inspected.file("a.ppt", withRecord(16_001, PACKED)).findings("UNREAD"))
                .hasSize(1);
        assertThat(Inspected.file("a.ppt", withRecord(999, new byte[12])).mediumOrAbove())
                .isEmpty();
        assertThat(Inspected.file("a.ppt", withRecord(1011, new byte[20])).mediumOrAbove())
                .isEmpty();
    }

    private static byte[] theme(String name) {
        return new SampleArchive()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/></Types>")
                .with("theme/theme1.xml", "<theme xmlns=\"urn:a\"><name>" + name + "</name></theme>")
                .zip();
    }

    @Test
    void packages_in_the_records_of_a_presentation_are_read() {
        String number = PEOPLE.get(0).aNumber();
        Inspected found = Inspected.file("a.ppt", withRecord(1038, theme(number)));
        assertThat(found.report().personCount()).isEqualTo(1);
        assertThat(Inspected.file("a.ppt", withRecord(1038, theme("Office"))).mediumOrAbove())
                .isEmpty();
        byte[] cut = Arrays.copyOf(theme(number), 200);
        assertThat(Inspected.file("a.ppt", withRecord(1038, cut)).findings("UNREAD"))
                .hasSize(1);
    }

    private static byte[] gzip(byte[] extra) {
        byte[] plain = SampleArchive.gzip(SampleFiles.cleanAggregateCsv(), "", "");
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] |= 4;
        return SamplePicture.joined(
                head,
                buffer(2).putShort((short) extra.length).array(),
                extra,
                Arrays.copyOfRange(plain, 10, plain.length));
    }

    @Test
    void an_extra_field_of_gzip_that_is_no_index_is_unread() {
        byte[] field = SamplePicture.joined(
                new byte[] {'A', 'B'}, buffer(2).putShort((short) PACKED.length).array(), PACKED);
        assertThat(Inspected.file("a.gz", gzip(field)).findings("UNREAD")).hasSize(1);
        byte[] blocks = {'B', 'C', 2, 0, 17, 1};
        byte[] chunks = {'R', 'A', 8, 0, 1, 0, 0, 16, 1, 0, 44, 1};
        assertThat(Inspected.file("a.gz", gzip(blocks)).findings("UNREAD")).isEmpty();
        assertThat(Inspected.file("a.gz", gzip(chunks)).findings("UNREAD")).isEmpty();
        assertThat(Inspected.file("a.gz", gzip(SamplePicture.joined(blocks, field)))
                        .findings("UNREAD"))
                .hasSize(1);
    }

    private static Inspected printer(byte[] setup) {
        String item = "<config:config-item config:name=\"PrinterSetup\" config:type=\"base64Binary\">"
                + Base64.getEncoder().encodeToString(setup) + "</config:config-item>";
        return Inspected.file(
                "a.odt", SampleOpenDocument.text().xml("settings.xml", item).bytes());
    }

    @Test
    void settings_of_a_printer_in_which_nothing_can_be_read_are_unread() {
        assertThat(printer(SampleFiles.cleanAggregate()).findings("UNREAD"))
                .extracting(Finding::place)
                .containsExactly("part /settings.xml");
        byte[] usual = "Generic Printer\0SGENPRT\0JobData 1\ncopies=1\norientation=Portrait\n"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(printer(usual).mediumOrAbove()).isEmpty();
        assertThat(printer(NAMES.getBytes(StandardCharsets.UTF_8)).report().personCount())
                .isGreaterThanOrEqualTo(24);
    }

    private static Inspected layout(byte[] cache) {
        return Inspected.file(
                "a.odt", SampleOpenDocument.text().part("layout-cache", cache).bytes());
    }

    @Test
    void a_cache_of_a_layout_that_holds_more_than_places_is_unread() {
        ByteBuffer cache = buffer(4 + 5 + 9 + 13 + 27);
        cache.putShort((short) 1)
                .putShort((short) 1)
                .putInt('p' | (cache.capacity() - 4) << 8)
                .put((byte) 0);
        cache.putInt('P' | 9 << 8).put((byte) 4).putInt(5);
        cache.putInt('T' | 13 << 8).put((byte) 8).putInt(7).putInt(0);
        cache.putInt('F' | 27 << 8).put((byte) 0);
        assertThat(layout(cache.array()).mediumOrAbove()).isEmpty();
        assertThat(layout(SamplePicture.joined(cache.array(), PACKED)).findings("UNREAD"))
                .hasSize(1);
        assertThat(layout(PACKED).findings("UNREAD")).hasSize(1);
    }

    private static Inspected named(byte[] sets, byte[] entries, byte[] texts) {
        byte[] mail =
                OldWorkbook.adding(new OutlookMail().text(0x1000, "Figures").file(), root -> {
                    var names = root.createDirectory("__nameid_version1.0");
                    names.createDocument("__substg1.0_00020102", new ByteArrayInputStream(sets));
                    names.createDocument("__substg1.0_00030102", new ByteArrayInputStream(entries));
                    names.createDocument("__substg1.0_00040102", new ByteArrayInputStream(texts));
                    names.createDocument("__substg1.0_10010102", new ByteArrayInputStream(entries));
                });
        return Inspected.file("a.msg", mail);
    }

    @Test
    void names_of_properties_in_a_mail_are_names_and_nothing_else() {
        byte[] text = "Keywords".getBytes(StandardCharsets.UTF_16LE);
        byte[] texts = SamplePicture.joined(buffer(4).putInt(text.length).array(), text);
        byte[] entries = buffer(16)
                .putInt(0)
                .putShort((short) (3 << 1 | 1))
                .putShort((short) 0)
                .putInt(0x8501)
                .putShort((short) (4 << 1))
                .putShort((short) 1)
                .array();
        assertThat(named(new byte[32], entries, texts).findings("UNREAD")).isEmpty();
        assertThat(named(new byte[0], new byte[0], new byte[0]).findings("UNREAD"))
                .isEmpty();
        byte[] even = Arrays.copyOf(PACKED, PACKED.length / 16 * 16);
        assertThat(named(SamplePicture.joined(new byte[32], even), entries, texts)
                        .findings("UNREAD"))
                .hasSize(1);
        assertThat(named(new byte[32], entries, SamplePicture.joined(texts, PACKED))
                        .findings("UNREAD"))
                .hasSize(1);
        assertThat(named(PACKED, entries, texts).findings("UNREAD")).hasSize(1);
    }

    private static boolean saysOnlyThatItIsAPicture(byte[] picture, String ending) {
        return Inspected.file("a." + ending, picture).mediumOrAbove().stream().allMatch(Finding::isUnreadPicture);
    }

    @Test
    void long_pieces_of_pictures_that_nobody_knows_are_unread() {
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.png("iDOT", new byte[28]), "png"))
                .isTrue();
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.png("vpAg", new byte[] {0, 0, 2, 1, 0, 0, 2, 1, 0}), "png"))
                .isTrue();
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.png("prVt", PACKED), "png"))
                .isFalse();
        byte[] application = SamplePicture.joined("OWNPROGR1.0".getBytes(StandardCharsets.US_ASCII), PACKED);
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.gif(0xff, application), "gif"))
                .isFalse();
        assertThat(saysOnlyThatItIsAPicture(
                        SamplePicture.gif(0xff, "NETSCAPE2.0\1\0\0".getBytes(StandardCharsets.ISO_8859_1)), "gif"))
                .isTrue();
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.jpeg(0xe7, PACKED), "jpg"))
                .isFalse();
        assertThat(saysOnlyThatItIsAPicture(
                        SamplePicture.jpeg(0xee, "Adobe\0\0\0\0\0\0\1".getBytes(StandardCharsets.ISO_8859_1)), "jpg"))
                .isTrue();
        assertThat(saysOnlyThatItIsAPicture(SamplePicture.webp("OWN ", PACKED), "webp"))
                .isFalse();
    }

    /** The pixels of a PNG, and more. */
    private static byte[] withPixels(UnaryOperator<byte[]> change) {
        byte[] plain = SamplePicture.plain("png");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 8);
        int at = 8;
        while (at < plain.length) {
            int length = ByteBuffer.wrap(plain).getInt(at);
            byte[] type = Arrays.copyOfRange(plain, at + 4, at + 8);
            byte[] data = Arrays.copyOfRange(plain, at + 8, at + 8 + length);
            boolean pixels = new String(type, StandardCharsets.US_ASCII).equals("IDAT");
            byte[] chunk = SamplePicture.joined(type, pixels ? change.apply(data) : data);
            var sum = new CRC32();
            sum.update(chunk);
            out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
            out.writeBytes(chunk);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
            at += 12 + length;
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] data) {
        try (var in = new java.util.zip.InflaterInputStream(new ByteArrayInputStream(data))) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_lies_beyond_the_pixels_is_read(boolean within) {
        byte[] text = NAMES.concat(" " + PEOPLE.get(0).aNumber()).getBytes(StandardCharsets.UTF_8);
        byte[] picture = withPixels(data -> within
                ? SamplePicture.packed(SamplePicture.joined(unpacked(data), text))
                : SamplePicture.joined(data, text));
        Inspected found = Inspected.file("a.png", picture);
        assertThat(found.findings("A_NUMBER")).isNotEmpty();
        assertThat(saysOnlyThatItIsAPicture(withPixels(data -> SamplePicture.packed(unpacked(data))), "png"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_lies_around_the_pixels_of_a_bitmap_is_read(boolean before) {
        byte[] plain = SamplePicture.plain("bmp");
        byte[] text = NAMES.concat(" " + PEOPLE.get(0).aNumber()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.wrap(plain.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int pixels = data.getInt(10);
        int at = before ? pixels : plain.length;
        data.putInt(2, plain.length + text.length).putInt(10, before ? pixels + text.length : pixels);
        byte[] picture = SamplePicture.joined(
                Arrays.copyOf(data.array(), at), text, Arrays.copyOfRange(data.array(), at, plain.length));
        assertThat(Inspected.file("a.bmp", picture).findings("A_NUMBER")).isNotEmpty();
        assertThat(saysOnlyThatItIsAPicture(plain, "bmp")).isTrue();
    }
}
