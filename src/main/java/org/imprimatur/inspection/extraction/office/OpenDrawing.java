package org.imprimatur.inspection.extraction.office;

import java.util.Locale;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** A drawing in a text document: where its boxes stand and what is behind their text. */
final class OpenDrawing {
    /** Word makes no longer pages: 22 inches. */
    private static final long LONGEST_PAGE = 22 * 914_400L;
    /** Beyond any margin. */
    private static final long MARGIN = 3 * 914_400L;

    private long left;
    private long top;
    private long width;
    private boolean hidden;
    private boolean across;
    private boolean ofPageAcross;
    private boolean filling;
    private @Nullable String fill;

    /** Where the next offset counts from ({@code wp:positionH}, {@code wp:positionV}). */
    void position(boolean horizontal, @Nullable String from) {
        across = horizontal;
        if (horizontal) {
            ofPageAcross = "page".equals(from);
        }
    }

    void offset(String written) {
        long offset = Written.length(written, 0);
        if (across) {
            left = offset;
        } else {
            top = offset;
        }
    }

    void extent(@Nullable String written) {
        width = Math.max(0, Written.length(written, 0));
    }

    void hide() {
        hidden = true;
    }

    /** Of the next shape: null where it does not say. */
    void fill(@Nullable String colour) {
        fill = colour;
    }

    /** Whether the colour that comes is the one of its fill. */
    void filling(boolean is) {
        filling = is;
    }

    boolean isFilling() {
        return filling;
    }

    boolean hasFill() {
        return fill != null;
    }

    /** What is behind the text of the box. */
    String ground(String page) {
        return fill == null || fill.equals(WordColours.AUTOMATIC) ? page : fill;
    }

    /** How the drawing hides a text; null where it does not. */
    @Nullable
    Mechanism mechanism() {
        if (hidden) {
            return Mechanism.INVISIBLE_TEXT;
        }
        long right = left + width;
        boolean besides = left > LONGEST_PAGE || (ofPageAcross ? right <= 0 && left < 0 : right < -MARGIN);
        return besides || top > LONGEST_PAGE || top < -LONGEST_PAGE ? Mechanism.OFF_PAGE : null;
    }

    /** A shape of the old kind (VML), which says all in its attributes. */
    static OpenDrawing old(Attributes attributes) {
        var drawing = new OpenDrawing();
        String style = attributes.getValue("style");
        if (style != null) {
            drawing.style(style);
        }
        String filled = attributes.getValue("filled");
        boolean none = filled != null && (filled.startsWith("f") || filled.equals("0"));
        drawing.fill = none ? WordColours.AUTOMATIC : colour(attributes.getValue("fillcolor"));
        return drawing;
    }

    private void style(String style) {
        for (String each : style.toLowerCase(Locale.ROOT).split(";", -1)) {
            int colon = each.indexOf(':');
            String value = colon < 0 ? "" : each.substring(colon + 1).strip();
            switch (colon < 0 ? "" : each.substring(0, colon).strip()) {
                case "visibility" -> hidden |= value.equals("hidden");
                case "display" -> hidden |= value.equals("none");
                case "margin-left", "left" -> left += length(value);
                case "margin-top", "top" -> top += length(value);
                case "width" -> width = length(value);
                default -> {}
            }
        }
    }

    /** Shapes in groups count in units of the group. */
    private static long length(String value) {
        boolean unit = !value.isEmpty() && Character.isLetter(value.charAt(value.length() - 1));
        return unit ? Written.length(value, 0) : 0;
    }

    private static String colour(@Nullable String written) {
        if (written == null) {
            return "FFFFFF";
        }
        String value = written.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        if (value.matches("#[0-9A-F]{6}")) {
            return value.substring(1);
        }
        if (value.matches("#[0-9A-F]{3}")) {
            return "" + value.charAt(1) + value.charAt(1) + value.charAt(2) + value.charAt(2) + value.charAt(3)
                    + value.charAt(3);
        }
        return value.equals("WHITE") ? "FFFFFF" : value.equals("BLACK") ? "000000" : "";
    }
}
