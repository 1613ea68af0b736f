package org.imprimatur.inspection.extraction.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The shapes on a page that may be letters without being characters, black on white whatever colour they have and whatever lies over them,
 * so that a machine can read all of them, and nothing else. Not thread-safe.
 */
final class PageShapes {
    private static final double DOTS_PER_POINT = 200 / 72.0;
    private static final int MOST_POINTS = 20 << 20;
    private static final int MOST_SEGMENTS = 2_000_000;
    private static final int SEGMENTS_OF_A_SIGN = 50;
    /** In points: what is larger and has few corners is the ground on which something stands. */
    private static final double LARGE = 60;

    private static final int FEW = 12;

    private final Rectangle2D box;
    private final AffineTransform ontoPicture;
    private final int width;
    private final int height;
    private @Nullable BufferedImage picture;
    private @Nullable Graphics2D pen;
    private int segments;
    /** Whether there may be letters on the page that are not among the shapes. */
    private boolean incomplete;

    /** @param wanted whether anybody will read them */
    PageShapes(PDPage page, boolean wanted) {
        PDRectangle crop = page.getCropBox();
        box = new Rectangle2D.Double(crop.getLowerLeftX(), crop.getLowerLeftY(), crop.getWidth(), crop.getHeight());
        var upright = AffineTransform.getQuadrantRotateInstance(page.getRotation() / 90);
        upright.scale(DOTS_PER_POINT, -DOTS_PER_POINT);
        Rectangle2D all = upright.createTransformedShape(box).getBounds2D();
        ontoPicture = AffineTransform.getTranslateInstance(-all.getX(), -all.getY());
        ontoPicture.concatenate(upright);
        width = (int) Math.ceil(all.getWidth());
        height = (int) Math.ceil(all.getHeight());
        incomplete = !wanted || width < 1 || height < 1 || (long) width * height > MOST_POINTS;
    }

    /** One that was filled. */
    void add(PagePath path, int windingRule) {
        if (incomplete) {
            return;
        }
        Rectangle2D bounds = path.bounds();
        boolean ground = path.segments() <= FEW && Math.min(bounds.getWidth(), bounds.getHeight()) > LARGE;
        if (!ground) {
            var outline = new Path2D.Float(path.outline());
            outline.setWindingRule(windingRule);
            add(outline, path.segments());
        }
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
        if (bounds.isEmpty()) {
            return;
        }
        if (segments > MOST_SEGMENTS || !box.contains(bounds.getCenterX(), bounds.getCenterY())) {
            incomplete = true;
            return;
        }
        pen().fill(shape);
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
