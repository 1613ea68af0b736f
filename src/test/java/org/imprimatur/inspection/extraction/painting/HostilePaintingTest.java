package org.imprimatur.inspection.extraction.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.SamplePdf;
import org.imprimatur.testing.SamplePicture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files that are made to harm whoever paints them, and parts that nobody can paint. */
class HostilePaintingTest {
    private static final int BOMB = 30_000;

    @Test
    void a_file_that_ends_too_early_is_not_painted() {
        byte[] file = new SamplePdf().bytes();
        refused(Arrays.copyOf(file, file.length / 2), UninspectableReason.MALFORMED);
        byte[] picture = SamplePicture.plain("png");
        refused(Arrays.copyOf(picture, 20), UninspectableReason.MALFORMED);
    }

    @Test
    void a_picture_that_would_take_all_memory_is_not_unpacked() {
        refused(picture(BOMB, BOMB, COSName.FLATE_DECODE), UninspectableReason.TOO_LARGE);
        refused(png(BOMB, BOMB), UninspectableReason.TOO_LARGE);
        refused(png(Integer.MAX_VALUE, Integer.MAX_VALUE), UninspectableReason.TOO_LARGE);
    }

    @Test
    void forms_that_draw_each_other_without_end_are_given_up_in_time() {
        byte[] file = new SamplePdf().changed(HostilePaintingTest::doubling).bytes();
        var painting = new Painting(Limits.USUAL.within(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> painting.paint(file, 1, false))
                .isInstanceOfSatisfying(
                        UninspectableFile.class, e -> assertThat(e.reason()).isEqualTo(UninspectableReason.TOO_SLOW));
    }

    /** Each draws the next one twice. */
    private static void doubling(PDDocument document) throws IOException {
        PDFormXObject next = form(document, null);
        for (int depth = 0; depth < 40; depth++) {
            next = form(document, next);
        }
        draw(document, next);
    }

    private static PDFormXObject form(PDDocument document, @Nullable PDFormXObject drawn) throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(600, 700));
        var resources = new PDResources();
        form.setResources(resources);
        String content = "0 0 1 1 re f";
        if (drawn != null) {
            resources.put(COSName.getPDFName("F"), drawn);
            content = "/F Do /F Do";
        }
        try (var out = form.getStream().createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static void draw(PDDocument document, PDFormXObject form) throws IOException {
        try (var content = new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
            content.drawForm(form);
        }
    }

    @Test
    void a_form_that_draws_itself_is_told_as_left_out() {
        byte[] file = new SamplePdf()
                .changed(document -> {
                    PDFormXObject form = form(document, null);
                    form.getResources().put(COSName.getPDFName("F"), form);
                    try (var out = form.getStream().createOutputStream()) {
                        out.write("/F Do".getBytes(StandardCharsets.US_ASCII));
                    }
                    draw(document, form);
                })
                .bytes();
        assertThat(Shown.of(file, 1, false).layout().whole()).isFalse();
    }

    @Test
    void a_picture_that_nobody_here_unpacks_is_told_as_left_out() {
        assertThat(Shown.of(picture(8, 8, COSName.JPX_DECODE), 1, false)
                        .layout()
                        .whole())
                .isFalse();
        assertThat(Shown.of(new SamplePdf().bytes(), 1, false).layout().whole()).isTrue();
    }

    @Test
    void a_jpeg_that_is_larger_than_the_file_tells_is_not_unpacked() {
        byte[] jpeg = SamplePicture.plain("jpg");
        byte[] large = jpeg.clone();
        int frame = frame(large);
        int height = ByteBuffer.wrap(jpeg).getShort(frame + 5);
        int width = ByteBuffer.wrap(jpeg).getShort(frame + 7);
        ByteBuffer.wrap(large).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        assertThat(wholeWith(width, height, jpeg)).isTrue();
        assertThat(wholeWith(width, height, large)).isFalse();
        assertThat(wholeWith(width, height, Arrays.copyOf(jpeg, frame))).isFalse();
        refused(picture(60_000, 60_000, COSName.DCT_DECODE, large), UninspectableReason.TOO_LARGE);
        refused(picture(10_000, 9_000, COSName.DCT_DECODE, large), UninspectableReason.TOO_LARGE);
    }

    private static boolean wholeWith(int width, int height, byte[] jpeg) {
        return Shown.of(picture(width, height, COSName.DCT_DECODE, jpeg), 1, false)
                .layout()
                .whole();
    }

    private static int frame(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && ((jpeg[i + 1] & 0xff) == 0xc0 || (jpeg[i + 1] & 0xff) == 0xc2)) {
                return i;
            }
        }
        throw new IllegalArgumentException();
    }

    @Test
    void the_page_that_was_counted_is_painted_and_no_other() {
        byte[] file = new SamplePdf()
                .pages(3)
                .changed(document -> {
                    COSDictionary root = document.getPages().getCOSObject();
                    COSArray kids = root.getCOSArray(COSName.KIDS);
                    var lying = new COSDictionary();
                    lying.setItem(COSName.TYPE, COSName.PAGES);
                    lying.setItem(COSName.KIDS, new COSArray());
                    lying.setInt(COSName.COUNT, 1);
                    lying.setItem(COSName.PARENT, root);
                    kids.add(0, lying);
                })
                .bytes();
        assertThatThrownBy(() -> Shown.of(file, 1, false)).isInstanceOf(UninspectableFile.class);
    }

    private static void refused(byte[] file, UninspectableReason reason) {
        for (boolean text : new boolean[] {false, true}) {
            assertThatThrownBy(() -> Shown.painting().paint(file, 1, text))
                    .isInstanceOfSatisfying(
                            UninspectableFile.class, e -> assertThat(e.reason()).isEqualTo(reason));
        }
    }

    private static byte[] picture(int width, int height, COSName filter) {
        return picture(width, height, filter, new byte[100]);
    }

    private static byte[] picture(int width, int height, COSName filter, byte[] data) {
        return new SamplePdf()
                .changed(document -> {
                    var stream = new COSStream();
                    try (var out = stream.createRawOutputStream()) {
                        out.write(data);
                    }
                    stream.setItem(COSName.TYPE, COSName.XOBJECT);
                    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
                    stream.setInt(COSName.WIDTH, width);
                    stream.setInt(COSName.HEIGHT, height);
                    stream.setInt(COSName.BITS_PER_COMPONENT, 8);
                    stream.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
                    stream.setItem(COSName.FILTER, filter);
                    PDPage page = document.getPage(0);
                    var objects = new COSDictionary();
                    objects.setItem(COSName.getPDFName("P"), stream);
                    page.getResources().getCOSObject().setItem(COSName.XOBJECT, objects);
                    var drawing = new COSStream();
                    try (var out = drawing.createOutputStream()) {
                        out.write("q 100 0 0 100 100 100 cm /P Do Q".getBytes(StandardCharsets.US_ASCII));
                    }
                    page.getCOSObject().setItem(COSName.CONTENTS, drawing);
                })
                .bytes();
    }

    /** A picture that says that it is so large. */
    private static byte[] png(int width, int height) {
        byte[] file = SamplePicture.plain("png");
        ByteBuffer head = ByteBuffer.wrap(file);
        head.putInt(16, width).putInt(20, height);
        var check = new CRC32();
        check.update(file, 12, 17);
        head.putInt(29, (int) check.getValue());
        return file;
    }
}
