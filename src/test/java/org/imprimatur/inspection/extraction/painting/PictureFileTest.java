package org.imprimatur.inspection.extraction.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are pictures are pages too. */
class PictureFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void a_picture_is_the_first_page_of_its_file(String kind) throws IOException {
        Shown page = Shown.of(written(kind, halves(200, 100)), 1, false);
        assertThat(page.layout()).isEqualTo(new PaintedPage.Layout(1, 1, 200, 100, 0, 0, 200, 100, 0, true));
        assertThat(page.dark(new Shown.Mark(40, 50, 20, 20))).isEqualTo(1);
        assertThat(page.dark(new Shown.Mark(160, 50, 20, 20))).isZero();
        assertThat(Shown.painting().paint(written(kind, halves(20, 10)), 2, false))
                .isNull();
    }

    @Test
    void a_large_picture_is_made_smaller() throws IOException {
        Shown page = Shown.of(written("png", halves(9_000, 5_000)), 1, false);
        assertThat(page.layout().width() * page.layout().height())
                .isBetween(PaintedPage.MOST_PIXELS * 9 / 10, PaintedPage.MOST_PIXELS);
        assertThat(page.layout().boxWidth()).isEqualTo(9_000);
        int half = page.layout().width() / 2;
        assertThat(page.dark(new Shown.Mark(half / 2, 700, 100, 100))).isEqualTo(1);
        assertThat(page.dark(new Shown.Mark(half + half / 2, 700, 100, 100))).isZero();
    }

    @Test
    void what_is_transparent_is_shown_on_white_as_on_paper() throws IOException {
        var clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        Shown page = Shown.of(written("png", clear), 1, false);
        assertThat(page.share(new Shown.Mark(25, 25, 20, 20), 0xffffff)).isEqualTo(1);
    }

    @Test
    void a_scan_of_several_pages_has_each_of_them() throws IOException {
        byte[] scan = scan(halves(60, 40), new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB));
        assertThat(Shown.of(scan, 1, false).layout().pages()).isEqualTo(2);
        assertThat(Shown.of(scan, 2, false).layout().width()).isEqualTo(30);
        assertThat(Shown.painting().paint(scan, 3, false)).isNull();
    }

    @Test
    void other_files_have_no_pages() {
        byte[] webp = "RIFF\u0004\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] file : new byte[][] {SampleFiles.docx(), SampleFiles.hiddenRoster(3), webp, new byte[0]}) {
            assertThatThrownBy(() -> Shown.painting().paint(file, 1, false))
                    .isInstanceOfSatisfying(
                            UninspectableFile.class,
                            e -> assertThat(e.reason()).isEqualTo(UninspectableReason.UNSUPPORTED_FORMAT));
        }
    }

    /** Black on the left, white on the right. */
    private static BufferedImage halves(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] written(String kind, BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, kind, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] scan(BufferedImage... pages) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }
}
