package org.imprimatur.inspection.extraction.opendocument;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.inspection.extraction.Namespaces;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Styles of a document, common and automatic (ODF 1.3 part 3, 16). */
final class OdfStyles {
    private static final int DEEPEST = 32;
    /** In centimetres: nothing can be read in so little. */
    private static final double NARROWEST = 0.05;

    private final Map<String, Style> styles = new HashMap<>();
    private double pageWidth;
    private double pageHeight;

    /** One style, with what it says itself. */
    private static final class Style {
        private final String parent;
        private OdfLook look = OdfLook.PLAIN;
        private boolean tableHidden;
        private boolean slideHidden;
        private boolean flat;
        private @Nullable String fill;

        Style(String parent) {
            this.parent = parent;
        }
    }

    private @Nullable Style open;

    /** The value of an attribute by its usual prefix; null where it has none. */
    static @Nullable String value(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            String local = attributes.getLocalName(i);
            if (name.endsWith(local)
                    && Namespaces.name(attributes.getURI(i), local).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    static String value(Attributes attributes, String name, String otherwise) {
        String value = value(attributes, name);
        return value == null ? otherwise : value;
    }

    void begin(String element, Attributes attributes) {
        switch (element) {
            case "style:style", "style:default-style" -> {
                String family = value(attributes, "style:family", "");
                boolean standard = element.equals("style:default-style");
                open = new Style(standard ? "" : key(family, value(attributes, "style:parent-style-name", "")));
                styles.put(key(family, standard ? "" : value(attributes, "style:name", "")), open);
            }
            case "style:page-layout-properties" -> {
                pageWidth = Math.max(pageWidth, centimetres(value(attributes, "xsl-fo-compatible:page-width", "")));
                pageHeight = Math.max(pageHeight, centimetres(value(attributes, "xsl-fo-compatible:page-height", "")));
            }
            default -> {
                if (open != null) {
                    properties(open, element, attributes);
                }
            }
        }
    }

    void end(String element) {
        if (element.equals("style:style") || element.equals("style:default-style")) {
            open = null;
        }
    }

    private static String key(String family, String name) {
        return family + " " + name;
    }

    private static void properties(Style style, String element, Attributes attributes) {
        String ground = colour(value(attributes, "xsl-fo-compatible:background-color"));
        switch (element) {
            case "style:text-properties" ->
                style.look = text(attributes, ground).over(style.look);
            case "style:paragraph-properties", "style:table-cell-properties", "style:table-row-properties" -> {
                style.look = style.look.over(new OdfLook(null, null, ground, null));
                String height = value(attributes, "style:row-height");
                style.flat |= height != null && centimetres(height) < NARROWEST;
            }
            case "style:table-column-properties" -> {
                String width = value(attributes, "style:column-width");
                style.flat |= width != null && centimetres(width) < NARROWEST;
            }
            case "style:table-properties" -> style.tableHidden = "false".equals(value(attributes, "table:display"));
            case "style:drawing-page-properties", "style:graphic-properties" -> {
                style.slideHidden |= "hidden".equals(value(attributes, "presentation:visibility"));
                style.fill = fill(attributes, ground);
            }
            default -> {
                // says nothing of what is seen
            }
        }
    }

    private static OdfLook text(Attributes attributes, @Nullable String ground) {
        String display = value(attributes, "text:display");
        String colour = colour(value(attributes, "xsl-fo-compatible:color"));
        boolean automatic = "true".equals(value(attributes, "style:use-window-font-color"));
        String size = value(attributes, "xsl-fo-compatible:font-size");
        String position = value(attributes, "style:text-position", "");
        String scale = value(attributes, "style:text-scale");
        Double points = size == null || size.endsWith("%") ? null : (Double) (centimetres(size) / 2.54 * 72);
        boolean shrunk = (position.contains(" ") && percent(position.substring(position.indexOf(' ') + 1)) < 20)
                || (scale != null && percent(scale) < 20)
                || (size != null && size.endsWith("%") && percent(size) < 20);
        return new OdfLook(
                display == null ? null : display.equals("none"),
                automatic ? (String) "" : colour,
                ground,
                shrunk ? (Double) 1.0 : points);
    }

    private static @Nullable String fill(Attributes attributes, @Nullable String ground) {
        String fill = value(attributes, "drawing:fill");
        if (fill == null) {
            return ground;
        }
        return switch (fill) {
            case "none" -> null;
            case "solid" -> colour(value(attributes, "drawing:fill-color"));
            default -> "";
        };
    }

    /** Null where nothing is said; empty for none of its own. */
    private static @Nullable String colour(@Nullable String written) {
        if (written == null || written.equals("transparent")) {
            return null;
        }
        return written.startsWith("#") ? written.substring(1).toUpperCase(Locale.ROOT) : "";
    }

    private static double percent(String written) {
        return number(written.replace("%", "").strip(), 100);
    }

    /** Of a length with its unit; far too long where it is none. */
    static double centimetres(String written) {
        String text = written.strip();
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.') {
            end--;
        }
        double number = number(text.substring(0, end), 0);
        return number
                * switch (text.substring(end)) {
                    case "mm" -> 0.1;
                    case "in" -> 2.54;
                    case "pt" -> 2.54 / 72;
                    case "pc" -> 2.54 / 6;
                    case "px" -> 2.54 / 96;
                    default -> 1;
                };
    }

    private static double number(String written, double otherwise) {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private @Nullable Style style(String family, @Nullable String name) {
        return name == null ? null : styles.get(key(family, name));
    }

    /** With what its parents say. */
    OdfLook look(String family, @Nullable String name) {
        OdfLook look = OdfLook.PLAIN;
        Style style = style(family, name);
        for (int i = 0; style != null && i < DEEPEST; i++) {
            look = look.over(style.look);
            style = styles.get(style.parent);
        }
        return look;
    }

    boolean isTableHidden(@Nullable String name) {
        Style style = style("table", name);
        return style != null && style.tableHidden;
    }

    boolean isSlideHidden(@Nullable String name) {
        Style style = style("drawing-page", name);
        return style != null && style.slideHidden;
    }

    /** Whether a row or column leaves no room for what is in it. */
    boolean isFlat(String family, @Nullable String name) {
        Style style = style(family, name);
        return style != null && style.flat;
    }

    /** What a shape or page is filled with: null for nothing, empty for more than one colour. */
    @Nullable
    String fill(String family, @Nullable String name) {
        Style style = style(family, name);
        for (int i = 0; style != null && i < DEEPEST; i++) {
            if (style.fill != null) {
                return style.fill;
            }
            style = styles.get(style.parent);
        }
        return null;
    }

    /** Whether something that begins there, so wide and high, is beside every page. */
    boolean isOffPage(double x, double y, double width, double height) {
        double right = pageWidth == 0 ? 21 : pageWidth;
        double bottom = pageHeight == 0 ? 29.7 : pageHeight;
        return x >= right || y >= bottom || x + width <= -NARROWEST || y + height <= -NARROWEST;
    }
}
