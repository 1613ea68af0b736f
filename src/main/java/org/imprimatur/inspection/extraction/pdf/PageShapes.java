package org.imprimatur.inspection.extraction.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Matrix;
import org.imprimatur.inspection.extraction.PictureReading;
import org.jspecify.annotations.Nullable;

/**
 * The shapes on a page that may be letters without being characters, black on white whatever colour they have and whatever lies over them,
 * so that a machine can read all of them, and nothing else. Where one would be lost in another there is no picture. Not thread-safe.
 */
final class PageShapes {
    private static final double DOTS_PER_POINT = 200 / 72.0;
    private static final int MOST_POINTS = 20 << 20;
    private static final int MOST_SEGMENTS = 2_000_000;
    /** Points that are held against what is there already. */
    private static final long MOST_COMPARED = 1L << 28;

    private static final int SEGMENTS_OF_A_SIGN = 50;
    /** In points: what is larger in one direction, has few corners and fills its place is the ground on which something stands. */
    private static final double LARGE = 60;
    /** Rectangles that are no larger may be pieces of letters. */
    private static final double SMALL = 12;

    private static final int FEW = 12;
    private static final double FULL = 0.75;
    /** So many times higher than wide is no letter. */
    private static final double THIN = 20;
    /** Corners of lines of which a word may be made. */
    private static final int WORD = 24;
    /** In points: letters touch each other, and may stand out over the page's edge by as much. */
    private static final double SLACK = 0.5;

    private static final double MOST_COMMON = 0.2;
    /** Of the picture: the ink of a letter. */
    private static final double LETTER = 12 * DOTS_PER_POINT * DOTS_PER_POINT;

    private final PictureReading reading;
    private final Rectangle2D box;
    private final AffineTransform ontoPicture;
    private final int width;
    private final int height;
    private @Nullable BufferedImage picture;
    private @Nullable Graphics2D pen;
    private int segments;
    private int lines;
    private long compared;
    /** Whether there may be letters on the page that are not among the shapes. */
    private boolean incomplete;

    /** @param reading who will read them, as long as there is time */
    PageShapes(PDPage page, PictureReading reading) {
        this.reading = reading;
        PDRectangle crop = page.getCropBox();
        Rectangle2D sheet =
                new Rectangle2D.Double(crop.getLowerLeftX(), crop.getLowerLeftY(), crop.getWidth(), crop.getHeight());
        box = new Rectangle2D.Double(
                sheet.getX() - SLACK,
                sheet.getY() - SLACK,
                sheet.getWidth() + 2 * SLACK,
                sheet.getHeight() + 2 * SLACK);
        var upright = AffineTransform.getQuadrantRotateInstance(page.getRotation() / 90);
        upright.scale(DOTS_PER_POINT, -DOTS_PER_POINT);
        Rectangle2D all = upright.createTransformedShape(sheet).getBounds2D();
        ontoPicture = AffineTransform.getTranslateInstance(-all.getX(), -all.getY());
        ontoPicture.concatenate(upright);
        width = (int) Math.ceil(all.getWidth());
        height = (int) Math.ceil(all.getHeight());
        incomplete = !reading.isOpen() || width < 1 || height < 1 || (long) width * height > MOST_POINTS;
    }

    /** One that was filled. */
    void add(PagePath path, int windingRule) {
        if (incomplete) {
            return;
        }
        List<Rectangle2D> rectangles = path.rectangles();
        if (!rectangles.isEmpty()) {
            rectangles.stream()
                    .filter(each -> each.getWidth() <= SMALL && each.getHeight() <= SMALL)
                    .forEach(each -> add(each, 4));
            return;
        }
        Rectangle2D bounds = path.bounds();
        boolean large = path.segments() <= FEW && Math.max(bounds.getWidth(), bounds.getHeight()) > LARGE;
        if (bounds.isEmpty()) {
            stroked(path);
        } else if (!large) {
            var outline = new Path2D.Float(path.outline());
            outline.setWindingRule(windingRule);
            add(outline, path.segments());
        } else if (!isGround(path.outline(), bounds)) {
            // a letter of a heading, which machines leave out among smaller ones
            incomplete = true;
        }
    }

    /** One of which the lines were drawn: a frame, a rule, or a letter. */
    void stroked(PagePath path) {
        Rectangle2D bounds = path.bounds();
        boolean rule = path.segments() <= 2 && Math.min(bounds.getWidth(), bounds.getHeight()) < SLACK;
        if (path.rectangles().isEmpty() && !rule) {
            lines += path.segments();
            incomplete |= lines > WORD;
        }
    }

    /** One through which is seen what is painted next. */
    void clipped(PagePath path) {
        incomplete |= path.rectangles().isEmpty() && path.segments() > FEW;
    }

    /** Whether letters may stand on it, and it is none: what it covers is drawn as well. */
    private static boolean isGround(Shape shape, Rectangle2D bounds) {
        double area = 0;
        int outlines = 0;
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        double firstX = 0;
        double firstY = 0;
        for (PathIterator path = shape.getPathIterator(null, SLACK); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            boolean closes = kind == PathIterator.SEG_CLOSE;
            double nextX = closes ? firstX : at[0];
            double nextY = closes ? firstY : at[1];
            if (kind == PathIterator.SEG_MOVETO) {
                outlines++;
                firstX = nextX;
                firstY = nextY;
            } else {
                area += x * nextY - y * nextX;
            }
            x = nextX;
            y = nextY;
        }
        area += x * firstY - y * firstX;
        boolean wide = bounds.getWidth() > LARGE || bounds.getWidth() * THIN < bounds.getHeight();
        return outlines == 1 && wide && Math.abs(area) / 2 >= FULL * bounds.getWidth() * bounds.getHeight();
    }

    /** One of a font that does not say which character it is. */
    void add(Matrix matrix, PDFont font, int code) throws IOException {
        if (incomplete) {
            return;
        }
        if (!(font instanceof PDVectorFont drawn) || !font.isEmbedded()) {
            incomplete = true;
            return;
        }
        AffineTransform ontoPage = matrix.createAffineTransform();
        ontoPage.concatenate(font.getFontMatrix().createAffineTransform());
        add(ontoPage.createTransformedShape(drawn.getNormalizedPath(code)), SEGMENTS_OF_A_SIGN);
    }

    /** There is one that cannot be drawn. */
    void miss() {
        incomplete = true;
    }

    private void add(Shape shape, int more) {
        segments += more;
        Rectangle2D bounds = shape.getBounds2D();
        if (incomplete || bounds.isEmpty()) {
            return;
        }
        incomplete = segments > MOST_SEGMENTS
                || !box.contains(bounds)
                || !reading.isOpen()
                || !reading.prepare(() -> isDrawn(shape));
    }

    private boolean isDrawn(Shape shape) {
        if (isLost(shape)) {
            return false;
        }
        pen().fill(shape);
        return true;
    }

    /** Whether it, or what is there already, cannot be told from the other where both are black. */
    private boolean isLost(Shape shape) {
        BufferedImage drawn = picture;
        if (drawn == null) {
            return false;
        }
        Rectangle place = ontoPicture.createTransformedShape(shape).getBounds();
        place.grow(1, 1);
        place = place.intersection(new Rectangle(width, height));
        compared += (long) place.width * place.height;
        if (compared > MOST_COMPARED || place.isEmpty()) {
            return true;
        }
        var alone = new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D white = alone.createGraphics();
        white.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        white.translate(-place.x, -place.y);
        white.transform(ontoPicture);
        white.fill(shape);
        white.dispose();
        byte[] ink = points(alone);
        byte[] paper = points(drawn);
        long all = 0;
        long common = 0;
        for (int y = 0; y < place.height; y++) {
            int row = (place.y + y) * width + place.x;
            for (int x = 0; x < place.width; x++) {
                int own = ink[y * place.width + x] & 0xff;
                all += own;
                common += Math.min(own, ~paper[row + x] & 0xff);
            }
        }
        return common > MOST_COMMON * all || common > LETTER * 0xff;
    }

    private Graphics2D pen() {
        Graphics2D made = pen;
        if (made == null) {
            var blank = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            Arrays.fill(points(blank), (byte) 0xff);
            made = blank.createGraphics();
            made.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            made.setColor(Color.BLACK);
            made.setTransform(ontoPicture);
            picture = blank;
            pen = made;
        }
        return made;
    }

    private static byte[] points(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    /** All of them as a portable greymap; null where not all could be drawn. */
    byte @Nullable [] picture() {
        BufferedImage all = picture;
        if (incomplete || all == null) {
            return null;
        }
        byte[] head = ("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] points = points(all);
        byte[] file = Arrays.copyOf(head, head.length + points.length);
        System.arraycopy(points, 0, file, head.length, points.length);
        return file;
    }
}
