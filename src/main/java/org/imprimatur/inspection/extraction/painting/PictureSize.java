package org.imprimatur.inspection.extraction.painting;

import static org.imprimatur.inspection.rules.PaintedPage.LONGEST_SIDE;
import static org.imprimatur.inspection.rules.PaintedPage.MOST_PIXELS;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;

/** How large pictures are, those that are read and those that are made. */
final class PictureSize {
    /** A plan of a square metre at 200 dots per inch has less. Of a JPEG each may take six bytes outside of Java's memory. */
    private static final long MOST_UNPACKED = 80_000_000;

    private PictureSize() {}

    /** @throws UninspectableFile where it would take the memory of many pictures */
    static void require(long width, long height) {
        if (width < 1 || height < 1) {
            throw UninspectableFile.malformed();
        }
        if (width > MOST_UNPACKED || height > MOST_UNPACKED || width * height > MOST_UNPACKED) {
            throw new UninspectableFile(UninspectableReason.TOO_LARGE);
        }
    }

    /** By how much something is scaled at most, so that what comes of it is no larger than a picture may be. */
    static double scale(double width, double height, double wanted) {
        double byPixels = Math.sqrt(MOST_PIXELS / (width * height));
        double bySide = LONGEST_SIDE / Math.max(width, height);
        return Math.min(wanted, Math.min(byPixels, bySide));
    }

    /** On white, as a page is, and no larger than it may be. Halved as often as that goes, so that thin lines stay. */
    static BufferedImage fitted(BufferedImage picture) {
        double scale = scale(picture.getWidth(), picture.getHeight(), 1);
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        BufferedImage fitted = picture;
        while (fitted.getWidth() >= 2 * width && fitted.getHeight() >= 2 * height) {
            fitted = drawn(fitted, fitted.getWidth() / 2, fitted.getHeight() / 2);
        }
        return drawn(fitted, width, height);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    /** Three bytes for each pixel. */
    static byte[] rgb(BufferedImage picture) {
        int width = picture.getWidth();
        byte[] rgb = new byte[3 * width * picture.getHeight()];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        return rgb;
    }
}
