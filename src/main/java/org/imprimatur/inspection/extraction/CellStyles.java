package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code styles.xml}: how cells are formatted, and which formats hide what stands in them. */
final class CellStyles extends PartHandler {
    private static final Set<String> ELEMENTS = Set.of(
            "numFmt",
            "fonts",
            "font",
            "sz",
            "color",
            "fills",
            "fill",
            "patternFill",
            "fgColor",
            "bgColor",
            "cellXfs",
            "xf",
            "dxfs",
            "dxf",
            "rgbColor");

    private final Colours colours;
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<CellLook.Font> fonts = new ArrayList<>();
    private final List<List<String>> fills = new ArrayList<>();
    private final List<CellLook> looks = new ArrayList<>();
    private final List<Mechanism> conditional = new ArrayList<>();
    private double fontSize = CellLook.USUAL_SIZE;
    private @Nullable String fontColour;
    private List<String> fill = new ArrayList<>();
    private @Nullable String pattern;
    private boolean inDifference;
    private @Nullable String differentFormat;

    CellStyles(String part, Budget budget, Colours colours) {
        super(part, budget, ELEMENTS, Set.of(), Mechanism.OTHER_PART);
        this.colours = colours;
    }

    /** The look with this index; the first for a cell that names none. */
    CellLook look(@Nullable String index) {
        if (looks.isEmpty() && (index == null || index.equals("0"))) {
            return CellLook.PLAIN;
        }
        return looks.get(index == null ? 0 : CellReference.number(index, looks.size() - 1));
    }

    /** How the format that a rule sets under its condition hides a cell, if it does. */
    Mechanism conditional(int index) {
        return index >= 0 && index < conditional.size() ? conditional.get(index) : Mechanism.VISIBLE;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        switch (element) {
            case "numFmt" -> numberFormat(attributes);
            case "dxf" -> {
                inDifference = true;
                fontColour = null;
                fontSize = CellLook.USUAL_SIZE;
                differentFormat = null;
                fill = new ArrayList<>();
            }
            case "font" -> {
                fontSize = CellLook.USUAL_SIZE;
                fontColour = null;
            }
            case "sz" -> fontSize = decimal(PackageParts.required(attributes, "val"));
            case "color" -> color(attributes);
            case "fill" -> fill = new ArrayList<>();
            case "patternFill" -> pattern = attributes.getValue("patternType");
            case "fgColor", "bgColor" -> fillColour(element, attributes);
            case "xf" -> {
                if (parent().equals("cellXfs")) {
                    looks.add(look(attributes));
                }
            }
            case "rgbColor" -> colours.addToPalette(PackageParts.required(attributes, "rgb"));
            default -> {}
        }
    }

    private void numberFormat(Attributes attributes) {
        String code = PackageParts.required(attributes, "formatCode");
        if (inDifference) {
            differentFormat = code;
        } else {
            formats.put(CellReference.number(PackageParts.required(attributes, "numFmtId"), 99_999), code);
        }
    }

    /** Of a font, or of a step of a gradient. */
    private void color(Attributes attributes) {
        if (parent().equals("font")) {
            fontColour = colours.of(attributes, Colours.BLACK);
        } else if (parent().endsWith("stop")) {
            fill.add(colours.of(attributes, Colours.WHITE));
        }
    }

    /** A solid fill shows its foreground, every other pattern both; in a rule's format the background is the fill. */
    private void fillColour(String element, Attributes attributes) {
        boolean foreground = element.equals("fgColor");
        boolean seen;
        if (inDifference) {
            seen = !foreground || (pattern != null && !pattern.equals("solid"));
        } else {
            seen = pattern != null && !pattern.equals("none") && (foreground || !pattern.equals("solid"));
        }
        if (seen) {
            fill.add(colours.of(attributes, foreground ? Colours.BLACK : Colours.WHITE));
        }
    }

    @Override
    protected void end(String element, String content) {
        switch (element) {
            case "font" -> {
                if (parent().equals("fonts")) {
                    fonts.add(new CellLook.Font(fontSize, fontColour == null ? Colours.BLACK : fontColour));
                }
            }
            case "fill" -> {
                if (parent().equals("fills")) {
                    fills.add(fill.isEmpty() ? CellLook.NO_FILL : List.copyOf(fill));
                }
            }
            case "dxf" -> endDifference();
            default -> {}
        }
    }

    private void endDifference() {
        Mechanism mechanism = Mechanism.VISIBLE;
        if (differentFormat != null) {
            NumberFormatSections sections = NumberFormatSections.of(differentFormat);
            boolean hides = sections.hideTexts() || sections.hide("1");
            mechanism = hides ? Mechanism.NUMFMT_HIDDEN : Mechanism.VISIBLE;
        }
        if (mechanism == Mechanism.VISIBLE && fontColour != null) {
            List<String> behind = fill.isEmpty() ? CellLook.NO_FILL : fill;
            mechanism = CellLook.of(0, "General", new CellLook.Font(fontSize, fontColour), behind)
                    .mechanism();
        }
        conditional.add(mechanism);
        inDifference = false;
    }

    private CellLook look(Attributes attributes) {
        int id = CellReference.number(orZero(attributes.getValue("numFmtId")), 99_999);
        int font = CellReference.number(orZero(attributes.getValue("fontId")), Math.max(0, fonts.size() - 1));
        int filled = CellReference.number(orZero(attributes.getValue("fillId")), Math.max(0, fills.size() - 1));
        return CellLook.of(
                id,
                format(id, formats),
                fonts.isEmpty() ? CellLook.USUAL_FONT : fonts.get(font),
                fills.isEmpty() ? CellLook.NO_FILL : fills.get(filled));
    }

    /** The format of this number: the file's own, or one of those that need not be written. */
    static String format(int id, Map<Integer, String> own) {
        String format = own.get(id);
        if (format == null && id < BuiltinFormats.getAll().length) {
            format = BuiltinFormats.getBuiltinFormat(id);
        }
        return format == null ? "General" : format;
    }

    static double decimal(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw UninspectableFile.malformed();
        }
    }

    private static String orZero(@Nullable String value) {
        return value == null ? "0" : value;
    }
}
