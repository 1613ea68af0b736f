package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;

/** Colours as 0xRRGGBB, near enough to tell whether a text is seen on what lies under it. */
final class Colour {
    static final int UNKNOWN = -1;
    static final int WHITE = 0xffffff;

    /** A contrast (WCAG 2) that cannot be read. */
    private static final double NO_CONTRAST = 1.25;
    /** So much of a channel tells hues apart whatever the contrast. */
    private static final int OTHER_HUE = 64;
    /** What multiplies all that lies under it to nearly black. */
    private static final int DARK = 40;

    private Colour() {}

    static int of(PDColor colour) {
        PDColorSpace space = colour.getColorSpace();
        float[] parts = colour.getComponents();
        if (colour.isPattern() || space == null) {
            return UNKNOWN;
        }
        boolean device = space instanceof PDDeviceGray
                || space instanceof PDDeviceRGB
                || space instanceof PDDeviceCMYK
                || space instanceof PDCalGray
                || space instanceof PDCalRGB
                || space instanceof PDICCBased;
        if (device) {
            return ofDevice(parts);
        }
        try {
            return colour.toRGB() & WHITE;
        } catch (IOException | RuntimeException e) {
            // the function that would tell it cannot be evaluated
            return UNKNOWN;
        }
    }

    private static int ofDevice(float[] parts) {
        return switch (parts.length) {
            case 1 -> rgb(parts[0], parts[0], parts[0]);
            case 3 -> rgb(parts[0], parts[1], parts[2]);
            case 4 ->
                rgb((1 - parts[0]) * (1 - parts[3]), (1 - parts[1]) * (1 - parts[3]), (1 - parts[2]) * (1 - parts[3]));
            default -> UNKNOWN;
        };
    }

    static int rgb(float red, float green, float blue) {
        return channel(red) << 16 | channel(green) << 8 | channel(blue);
    }

    private static int channel(float value) {
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    /** Whether a text of one colour on the other is not seen. */
    static boolean same(int one, int other) {
        if (one < 0 || other < 0) {
            return false;
        }
        if (one == other) {
            return true;
        }
        for (int shift = 16; shift >= 0; shift -= 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) >= OTHER_HUE) {
                return false;
            }
        }
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05) < NO_CONTRAST;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    static boolean isDark(int rgb) {
        return rgb >= 0 && (rgb >> 16 & 0xff) < DARK && (rgb >> 8 & 0xff) < DARK && (rgb & 0xff) < DARK;
    }

    static int multiplied(int one, int other) {
        return mixed(one, other, (below, above) -> below * above / 255);
    }

    static int veiled(int below, int above, double alpha) {
        return mixed(below, above, (lower, upper) -> (int) (lower * (1 - alpha) + upper * alpha));
    }

    private interface Mix {
        int of(int below, int above);
    }

    private static int mixed(int below, int above, Mix mix) {
        if (below < 0 || above < 0) {
            return UNKNOWN;
        }
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            result |= mix.of(below >> shift & 0xff, above >> shift & 0xff) << shift;
        }
        return result;
    }
}
