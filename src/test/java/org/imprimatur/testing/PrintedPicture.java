package org.imprimatur.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.FontMapper;

/** A picture of print, as a scanner makes it: letters of the font that PDFBox brings along, whatever the machine has installed. */
public final class PrintedPicture {
    private static final TrueTypeFont FONT = font();

    private final BufferedImage image;
    private final Graphics2D pen;

    public PrintedPicture(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
    }

    private static TrueTypeFont font() {
        try (InputStream in =
                FontMapper.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outlines of a text that begins at the origin, upwards, in a size of one. */
    public static GeneralPath outlines(String text) {
        var outlines = new GeneralPath();
        letters(text).forEach(letter -> outlines.append(letter, false));
        return outlines;
    }

    /** The same, letter by letter, each where it stands. */
    public static List<Shape> letters(String text) {
        try {
            CmapLookup characters = FONT.getUnicodeCmapLookup();
            double unit = 1.0 / FONT.getUnitsPerEm();
            double x = 0;
            List<Shape> letters = new ArrayList<>();
            for (int c : text.codePoints().toArray()) {
                int glyph = characters.getGlyphId(c);
                var drawn = FONT.getGlyph().getGlyph(glyph);
                if (drawn != null) {
                    var place = AffineTransform.getTranslateInstance(x, 0);
                    place.scale(unit, unit);
                    letters.add(place.createTransformedShape(drawn.getPath()));
                }
                x += FONT.getAdvanceWidth(glyph) * unit;
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param size of the letters, in points of the picture */
    public PrintedPicture print(String text, int x, int baseline, int size) {
        var place = AffineTransform.getTranslateInstance(x, baseline);
        place.scale(size, -size);
        pen.fill(place.createTransformedShape(outlines(text)));
        return this;
    }

    /** Lines below each other. */
    public PrintedPicture print(List<String> lines, int x, int baseline, int size) {
        for (int i = 0; i < lines.size(); i++) {
            print(lines.get(i), x, baseline + i * size * 3 / 2, size);
        }
        return this;
    }

    /** Rows below each other, each cell at the place of its column. */
    public PrintedPicture table(List<List<String>> rows, int[] columns, int baseline, int size) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.length; column++) {
                print(rows.get(row).get(column), columns[column], baseline + row * size * 2, size);
            }
        }
        return this;
    }

    /** Strokes of a pen that are no letters. */
    public PrintedPicture scribble(long seed) {
        var random = new Random(seed);
        var line = new GeneralPath();
        line.moveTo(image.getWidth() / 4.0, image.getHeight() / 2.0);
        for (int i = 0; i < 40; i++) {
            line.curveTo(
                    random.nextInt(image.getWidth()), random.nextInt(image.getHeight()),
                    random.nextInt(image.getWidth()), random.nextInt(image.getHeight()),
                    random.nextInt(image.getWidth()), random.nextInt(image.getHeight()));
        }
        pen.draw(line);
        return this;
    }

    /** The same turned a little, or on its side. */
    public PrintedPicture turned(double degrees) {
        var turned = new PrintedPicture(image.getWidth(), image.getHeight());
        turned.pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        turned.pen.drawImage(
                image,
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0),
                null);
        return turned;
    }

    /** The same with so many times fewer points, each of them as large. */
    public PrintedPicture coarser(int times) {
        int width = image.getWidth() / times;
        int height = image.getHeight() / times;
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D shrink = small.createGraphics();
        shrink.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        shrink.drawImage(image, 0, 0, width, height, null);
        var coarse = new PrintedPicture(image.getWidth(), image.getHeight());
        coarse.pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        coarse.pen.drawImage(small, 0, 0, image.getWidth(), image.getHeight(), null);
        return coarse;
    }

    public BufferedImage image() {
        return image;
    }

    /** @param format as ImageIO names it */
    public byte[] bytes(String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no picture is written as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
