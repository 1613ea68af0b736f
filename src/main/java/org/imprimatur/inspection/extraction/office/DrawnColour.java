package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.extraction.Colours;

/** A colour of DrawingML (ECMA-376 part 1, 20.1.2.3): as it is named, and how it is changed from there. */
final class DrawnColour {
    /** Where there is paint, but nobody knows of which colour. */
    static final DrawnColour UNKNOWN = new DrawnColour("", false);

    private static final double WHOLE = 100_000;

    private final String value;
    private final boolean ofTheme;
    private final List<Change> changes = new ArrayList<>();

    private record Change(String kind, double share) {}

    /** @param ofTheme whether the value is a name that the theme gives a colour */
    DrawnColour(String value, boolean ofTheme) {
        this.value = value;
        this.ofTheme = ofTheme;
    }

    void change(String kind, double thousandths) {
        changes.add(new Change(kind, thousandths / WHOLE));
    }

    /** How much of what is behind it shows through: 1 is nothing. */
    double alpha() {
        double alpha = 1;
        for (Change each : changes) {
            alpha = each.kind().equals("a:alpha") ? each.share() : alpha;
        }
        return alpha;
    }

    /** Six hexadecimal digits; empty where it is not known. */
    String in(SlideColours colours) {
        String rgb = ofTheme ? colours.named(value) : value;
        for (Change each : changes) {
            rgb = changed(rgb, each);
        }
        return rgb;
    }

    private static String changed(String rgb, Change change) {
        return switch (change.kind()) {
            case "a:lumMod" -> lightness(rgb, change.share(), 0);
            case "a:lumOff" -> lightness(rgb, 1, change.share());
            case "a:tint" -> Colours.tinted(rgb, 1 - change.share());
            case "a:shade" -> Colours.tinted(rgb, change.share() - 1);
            default -> rgb;
        };
    }

    private static String lightness(String rgb, double times, double plus) {
        if (rgb.length() != 6) {
            return rgb;
        }
        int number;
        try {
            number = Integer.parseInt(rgb, 16);
        } catch (NumberFormatException e) {
            return "";
        }
        double red = (number >> 16 & 0xff) / 255.0;
        double green = (number >> 8 & 0xff) / 255.0;
        double blue = (number & 0xff) / 255.0;
        double most = Math.max(red, Math.max(green, blue));
        double least = Math.min(red, Math.min(green, blue));
        double was = (most + least) / 2;
        double is = Math.max(0, Math.min(1, was * times + plus));
        // the hue stays: each channel keeps its place between grey and the purest that this lightness allows
        double span = 1 - Math.abs(2 * was - 1);
        double scale = span < 1e-9 ? 0 : (1 - Math.abs(2 * is - 1)) / span;
        return String.format(
                Locale.ROOT,
                "%02X%02X%02X",
                channel(is + (red - was) * scale),
                channel(is + (green - was) * scale),
                channel(is + (blue - was) * scale));
    }

    private static int channel(double share) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
