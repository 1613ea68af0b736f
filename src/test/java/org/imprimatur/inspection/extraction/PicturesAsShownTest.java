package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.imprimatur.inspection.extraction.TextRecogniser.Page;
import org.imprimatur.inspection.extraction.TextRecogniser.Word;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A picture of a PDF counts as read only where what the machine is given is what the file shows. */
class PicturesAsShownTest {
    private static final InventedPerson PERSON = InventedPerson.people(1).get(0);
    private static final int WIDTH = 30;
    private static final int HEIGHT = 20;
    /** The first point is black, the second red, all others are white. */
    private static final BufferedImage POINTS = points(BufferedImage.TYPE_INT_RGB);

    private final List<byte[]> given = new ArrayList<>();

    private interface Picture {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    private static BufferedImage points(int type) {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, 0xffffff);
            }
        }
        image.setRGB(0, 0, 0);
        image.setRGB(1, 0, 0xff0000);
        return image;
    }

    /** Sees the same person on whatever it is given. */
    private List<Page> read(byte[] picture) {
        given.add(picture);
        List<String> texts = List.of("A-Number", PERSON.aNumber(), PERSON.firstName(), PERSON.lastName());
        List<Word> words = new ArrayList<>();
        for (String text : texts) {
            int left = 10 + 120 * words.size();
            words.add(new Word(0, text, left, 20, left + 110, 40, 96));
        }
        return List.of(new Page(1, 600, words));
    }

    private InspectionReport inspect(Picture picture) throws IOException {
        given.clear();
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(300, 200));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(picture.in(document), 0, 0, 300, 200);
            }
            document.save(out);
        }
        return Inspection.of(
                new FileReading(Limits.USUAL, ReadingProgress.UNHEARD, (bytes, within) -> read(bytes))
                        .read("scan.pdf", out.toByteArray()),
                "scan.pdf",
                Ruleset.shipped(),
                new KeyedHash(new byte[32]));
    }

    private void assertNotGiven(String why, Picture picture) throws IOException {
        InspectionReport report = inspect(picture);
        assertThat(given).as(why).isEmpty();
        assertThat(report.findings())
                .as(why)
                .isNotEmpty()
                .extracting(Finding::severity)
                .containsOnly(Severity.UNKNOWN);
    }

    private void assertGiven(String why, Picture picture, String recogniser) throws IOException {
        InspectionReport report = inspect(picture);
        assertThat(given).as(why).hasSize(1);
        assertThat(report.personCount()).as(why).isEqualTo(1);
        assertThat(report.findings()).as(why).extracting(Finding::recogniser).contains(recogniser);
    }

    /** The points that were given, as a greymap. */
    private byte[] greys() {
        byte[] head = ("P5\n" + WIDTH + " " + HEIGHT + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = given.get(0);
        assertThat(file).startsWith(head);
        return Arrays.copyOfRange(file, head.length, file.length);
    }

    private static Picture jpeg(Consumer<COSStream> change) {
        return document -> changed(JPEGFactory.createFromImage(document, POINTS, 0.9f), change);
    }

    private static Picture packed(Consumer<COSStream> change) {
        return document -> changed(LosslessFactory.createFromImage(document, POINTS), change);
    }

    private static PDImageXObject changed(PDImageXObject picture, Consumer<COSStream> change) {
        change.accept(picture.getCOSObject());
        return picture;
    }

    private static COSArray array(COSBase... entries) {
        var array = new COSArray();
        for (COSBase entry : entries) {
            array.add(entry);
        }
        return array;
    }

    private static COSArray numbers(float... numbers) {
        var array = new COSArray();
        for (float number : numbers) {
            array.add(new COSFloat(number));
        }
        return array;
    }

    private static COSStream stream(byte[] bytes, COSBase filter) {
        var stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(filter)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream;
    }

    private static COSArray profile(int values, @Nullable COSBase otherwise) {
        COSStream profile = stream(new byte[128], COSName.FLATE_DECODE);
        profile.setInt(COSName.N, values);
        profile.setItem(COSName.ALTERNATE, otherwise);
        return array(COSName.ICCBASED, profile);
    }

    private static COSArray table(COSBase base, byte[] colours) {
        return array(COSName.INDEXED, base, COSInteger.get(colours.length / 3 - 1), new COSString(colours));
    }

    private static COSArray printed() {
        return array(COSName.SEPARATION, COSName.getPDFName("Spot"), COSName.DEVICERGB, COSName.IDENTITY);
    }

    /** One byte for each point. */
    private static Picture places(COSBase colours, int bits, int... first) {
        return document -> {
            byte[] places = new byte[WIDTH * HEIGHT];
            Arrays.fill(places, (byte) 2);
            for (int i = 0; i < first.length; i++) {
                places[i] = (byte) first[i];
            }
            COSStream picture = stream(places, COSName.FLATE_DECODE);
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setInt(COSName.WIDTH, WIDTH);
            picture.setInt(COSName.HEIGHT, HEIGHT);
            picture.setInt(COSName.BITS_PER_COMPONENT, bits);
            picture.setItem(COSName.COLORSPACE, colours);
            return new PDImageXObject(new PDStream(picture), null);
        };
    }

    private static COSStream mask(int bits, int last) {
        byte[] opacity = new byte[WIDTH * HEIGHT];
        Arrays.fill(opacity, (byte) 0xff);
        opacity[opacity.length - 1] = (byte) last;
        COSStream mask = stream(opacity, COSName.FLATE_DECODE);
        mask.setItem(COSName.TYPE, COSName.XOBJECT);
        mask.setItem(COSName.SUBTYPE, COSName.IMAGE);
        mask.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        mask.setInt(COSName.WIDTH, bits == 1 ? WIDTH * 8 : WIDTH);
        mask.setInt(COSName.HEIGHT, HEIGHT);
        mask.setInt(COSName.BITS_PER_COMPONENT, bits);
        return mask;
    }

    @Test
    void a_picture_in_plain_colours_is_given_as_it_is() throws IOException {
        assertGiven("a JPEG", jpeg(unchanged -> {}), "MACHINE_READ");
        assertThat(given.get(0)).startsWith(0xff, 0xd8, 0xff);
        assertGiven(
                "its values as they are",
                jpeg(it -> it.setItem(COSName.DECODE, numbers(0, 1, 0, 1, 0, 1))),
                "MACHINE_READ");
        assertGiven("a packed one", packed(unchanged -> {}), "MACHINE_READ");
        assertThat(greys()).hasSize(WIDTH * HEIGHT).startsWith(0, 76, 255);
        assertGiven(
                "a profile is not run",
                packed(it -> it.setItem(COSName.COLORSPACE, profile(3, COSName.DEVICERGB))),
                "MACHINE_READ_UNSEEN");
        assertThat(greys()).startsWith(0, 76, 255);
    }

    @Test
    void a_picture_in_colours_that_are_worked_out_is_not_given_however_it_is_packed() throws IOException {
        COSArray calibrated = array(COSName.CALRGB, new COSDictionary());
        for (COSBase colours : List.of(
                printed(),
                calibrated,
                profile(3, calibrated),
                profile(4, COSName.DEVICERGB),
                profile(1, COSName.DEVICERGB),
                profile(2, null))) {
            assertNotGiven(colours.toString(), jpeg(it -> it.setItem(COSName.COLORSPACE, colours)));
            assertNotGiven(colours.toString(), packed(it -> it.setItem(COSName.COLORSPACE, colours)));
        }
        assertNotGiven("other values", jpeg(it -> it.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY)));
        assertNotGiven("another size", jpeg(it -> it.setInt(COSName.HEIGHT, HEIGHT / 2)));
    }

    @Test
    void a_picture_whose_values_stand_for_others_is_not_given() throws IOException {
        for (COSArray decode : List.of(numbers(1, 0, 1, 0, 1, 0), numbers(0.9f, 1, 0.9f, 1, 0.9f, 1), numbers(0, 1))) {
            assertNotGiven(decode.toString(), jpeg(it -> it.setItem(COSName.DECODE, decode)));
            assertNotGiven(decode.toString(), packed(it -> it.setItem(COSName.DECODE, decode)));
        }
    }

    @Test
    void a_picture_with_a_mask_is_given_only_where_the_mask_hides_nothing_at_all() throws IOException {
        for (boolean packed : new boolean[] {false, true}) {
            Consumer<COSStream> whole = it -> it.setItem(COSName.SMASK, mask(8, 0xff));
            Consumer<COSStream> nearly = it -> it.setItem(COSName.SMASK, mask(8, 0xfe));
            Consumer<COSStream> bits = it -> it.setItem(COSName.SMASK, mask(1, 0xff));
            Consumer<COSStream> turned = it -> {
                COSStream mask = mask(8, 0xff);
                mask.setItem(COSName.DECODE, numbers(1, 0));
                it.setItem(COSName.SMASK, mask);
            };
            Consumer<COSStream> small = it -> {
                COSStream mask = mask(8, 0xff);
                mask.setInt(COSName.HEIGHT, HEIGHT * 2);
                it.setItem(COSName.SMASK, mask);
            };
            Consumer<COSStream> stencil = it -> {
                COSStream mask = mask(1, 0xff);
                mask.setBoolean(COSName.IMAGE_MASK, true);
                it.setItem(COSName.MASK, mask);
            };
            Consumer<COSStream> key = it -> it.setItem(COSName.MASK, numbers(0, 0, 0, 0, 0, 0));
            assertGiven("all is shown", packed ? packed(whole) : jpeg(whole), "MACHINE_READ_UNSEEN");
            for (Consumer<COSStream> hiding : List.of(nearly, bits, turned, small, stencil, key)) {
                assertNotGiven("something is hidden", packed ? packed(hiding) : jpeg(hiding));
            }
        }
    }

    @Test
    void of_places_in_a_table_the_colours_of_the_table_are_given() throws IOException {
        byte[] colours = {0, 0, 0, (byte) 0xff, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertGiven("places", places(table(COSName.DEVICERGB, colours), 8, 0, 1), "MACHINE_READ_UNSEEN");
        assertThat(greys()).startsWith(0, 76, 255).endsWith(255);
        assertGiven("beyond the last", places(table(COSName.DEVICERGB, colours), 8, 0, 1, 9), "MACHINE_READ_UNSEEN");
        assertThat(greys()).startsWith(0, 76, 255);
        assertNotGiven("a table of colours that are worked out", places(table(printed(), colours), 8, 0, 1));
        assertNotGiven(
                "a table that is too short",
                places(array(COSName.INDEXED, COSName.DEVICERGB, COSInteger.get(9), new COSString(colours)), 8, 0, 1));
        assertNotGiven("fewer points than it has", places(COSName.DEVICERGB, 8, 0, 1));
    }
}
