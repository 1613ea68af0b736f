package org.imprimatur.inspection.extraction.painting;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** A file that is a picture. Those of GIF and TIFF may hold several, each of which is a page. */
final class PictureFile {
    /** How Java calls those that it reads, by how their names end. */
    private static final Map<String, String> READERS =
            Map.of("jpg", "jpeg", "png", "png", "gif", "gif", "tif", "tiff", "bmp", "bmp");

    /** Of larger ones not every pixel is unpacked. */
    private static final double UNPACKED_WHOLE = 40_000_000;

    private PictureFile() {}

    static @Nullable PaintedPage paint(byte[] file, Set<String> endings, int page) throws IOException {
        ImageReader reader = reader(endings);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, false, true);
            int pages = reader.getNumImages(true);
            if (page > pages) {
                return null;
            }
            int width = reader.getWidth(page - 1);
            int height = reader.getHeight(page - 1);
            PictureSize.require(width, height);
            BufferedImage picture = PictureSize.fitted(read(reader, page - 1, (double) width * height));
            var layout = new PaintedPage.Layout(
                    page, pages, picture.getWidth(), picture.getHeight(), 0, 0, width, height, 0, true);
            return new PaintedPage(layout, PictureSize.rgb(picture));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, int index, double pixels) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt(pixels / UNPACKED_WHOLE));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(index, how);
    }

    private static ImageReader reader(Set<String> endings) {
        for (Map.Entry<String, String> each : READERS.entrySet()) {
            if (endings.contains(each.getKey())) {
                Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(each.getValue());
                if (readers.hasNext()) {
                    return readers.next();
                }
            }
        }
        throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
    }
}
