package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code styles.xml}: how cells are formatted, and which formats hide what stands in them. */
final class CellStyles extends PartHandler {
    private static final Set<String> ELEMENTS = Set.of(
            "styleSheet",
            "numFmts",
            "numFmt",
            "fonts",
            "font",
            "b",
            "i",
            "u",
            "strike",
            "sz",
            "color",
            "name",
            "family",
            "charset",
            "scheme",
            "vertAlign",
            "outline",
            "shadow",
            "condense",
            "extend",
            "fills",
            "fill",
            "patternFill",
            "fgColor",
            "bgColor",
            "borders",
            "border",
            "left",
            "right",
            "top",
            "bottom",
            "diagonal",
            "vertical",
            "horizontal",
            "start",
            "end",
            "cellStyleXfs",
            "cellXfs",
            "xf",
            "alignment",
            "protection",
            "cellStyles",
            "cellStyle",
            "dxfs",
            "dxf",
            "tableStyles",
            "tableStyle",
            "tableStyleElement",
            "colors",
            "indexedColors",
            "rgbColor",
            "mruColors",
            "extLst",
            "ext",
            "x14:slicerStyles",
            "x15:timelineStyles");

    private static final double SMALLEST_FONT = 4;
    /** Colours closer than this share of the way from black to white are taken for the same. */
    private static final double SAME_COLOUR = 0.08;

    /** @param format as the file spells it, for example {@code yyyy-mm-dd} */
    record Style(int formatId, String format, Mechanism mechanism) {}

    private record Font(double size, @Nullable String colour) {}

    static final Style PLAIN = new Style(0, "General", Mechanism.VISIBLE);

    private final @Nullable ThemeColours theme;
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Font> fonts = new ArrayList<>();
    private final List<@Nullable String> fills = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();
    private double fontSize;
    private @Nullable String colour;
    private boolean filled;

    CellStyles(String part, Budget budget, @Nullable ThemeColours theme) {
        super(part, budget, ELEMENTS, Set.of());
        this.theme = theme;
    }

    /** The style with this index; the first for a cell that names none. */
    Style style(@Nullable String index) {
        String number = orZero(index);
        return styles.isEmpty() && number.equals("0")
                ? PLAIN
                : styles.get(CellReference.number(number, styles.size() - 1));
    }

    @Override
    void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        switch (element) {
            case "numFmt" ->
                formats.put(
                        CellReference.number(PackageParts.required(attributes, "numFmtId"), Integer.MAX_VALUE),
                        PackageParts.required(attributes, "formatCode"));
            case "font" -> {
                fontSize = 11;
                colour = null;
            }
            case "sz" -> fontSize = decimal(PackageParts.required(attributes, "val"));
            case "color" -> {
                if (parent().equals("font")) {
                    colour = colour(attributes, "000000");
                }
            }
            case "patternFill" -> {
                String pattern = attributes.getValue("patternType");
                filled = pattern != null && !pattern.equals("none");
                colour = filled ? "" : "FFFFFF";
            }
            case "fgColor" -> colour = filled ? colour(attributes, "000000") : colour;
            case "xf" -> {
                if (parent().equals("cellXfs")) {
                    styles.add(style(attributes));
                }
            }
            default -> {}
        }
    }

    @Override
    void end(String element, String content) {
        if (element.equals("font") && parent().equals("fonts")) {
            fonts.add(new Font(fontSize, colour));
        } else if (element.equals("fill") && parent().equals("fills")) {
            fills.add(colour);
        }
    }

    private Style style(Attributes attributes) {
        int id = CellReference.number(orZero(attributes.getValue("numFmtId")), Integer.MAX_VALUE);
        String format = formats.get(id);
        if (format == null) {
            format = id < BuiltinFormats.getAll().length ? BuiltinFormats.getBuiltinFormat(id) : "General";
        }
        int font = CellReference.number(orZero(attributes.getValue("fontId")), Math.max(0, fonts.size() - 1));
        int fill = CellReference.number(orZero(attributes.getValue("fillId")), Math.max(0, fills.size() - 1));
        return new Style(
                id,
                format == null ? "General" : format,
                mechanism(
                        fonts.isEmpty() ? new Font(11, null) : fonts.get(font),
                        fills.isEmpty() ? "FFFFFF" : fills.get(fill)));
    }

    private static Mechanism mechanism(Font font, @Nullable String background) {
        if (font.size() < SMALLEST_FONT) {
            return Mechanism.TINY_TEXT;
        }
        double text = ThemeColours.luminance(font.colour() == null ? "000000" : font.colour());
        double behind = ThemeColours.luminance(background == null ? "" : background);
        return text >= 0 && behind >= 0 && Math.abs(text - behind) < SAME_COLOUR
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }

    /** Six hexadecimal digits, or empty text for a colour that is not known here. */
    private String colour(Attributes attributes, String automatic) {
        String rgb = attributes.getValue("rgb");
        String byTheme = attributes.getValue("theme");
        String indexed = attributes.getValue("indexed");
        String base = automatic;
        if (rgb != null) {
            base = rgb.length() == 8 ? rgb.substring(2) : rgb;
        } else if (byTheme != null) {
            int number = CellReference.number(byTheme, 99);
            String known =
                    theme == null ? (number == 0 ? "FFFFFF" : number == 1 ? "000000" : null) : theme.colour(number);
            base = known == null ? "" : known;
        } else if (indexed != null) {
            int number = CellReference.number(indexed, 999);
            base = number == 1 || number == 9 || number == 65
                    ? "FFFFFF"
                    : number == 0 || number == 8 || number == 64 ? "000000" : "";
        }
        String tint = attributes.getValue("tint");
        return tint == null || base.isEmpty() ? base : tinted(base, decimal(tint));
    }

    /** Lightened or darkened (ECMA-376 part 1, 18.8.19), per channel instead of by luminance. */
    private static String tinted(String rgb, double tint) {
        if (ThemeColours.luminance(rgb) < 0) {
            return rgb;
        }
        int value = Integer.parseInt(rgb, 16);
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = value >> shift & 0xff;
            double changed = tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint;
            result |= (int) Math.round(Math.max(0, Math.min(255, changed))) << shift;
        }
        return String.format(Locale.ROOT, "%06X", result);
    }

    private double decimal(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw unread(UninspectableReason.MALFORMED);
        }
    }

    private static String orZero(@Nullable String value) {
        return value == null ? "0" : value;
    }
}
