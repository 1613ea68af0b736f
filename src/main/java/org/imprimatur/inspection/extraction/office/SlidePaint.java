package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Takes the colours of shapes, cells, texts and the ground of a slide as their elements come. */
final class SlidePaint {
    private static final Set<String> COLOURS =
            Set.of("a:srgbClr", "a:schemeClr", "a:sysClr", "a:prstClr", "a:scrgbClr", "a:hslClr");
    private static final Set<String> CHANGES = Set.of("a:lumMod", "a:lumOff", "a:tint", "a:shade", "a:alpha");
    private static final Set<String> NAMED_BY = Set.of("a:highlight", "p:bgRef", "a:fillRef", "a:fontRef");

    static final Set<String> ELEMENTS = Set.of(
            "a:solidFill",
            "a:noFill",
            "a:gradFill",
            "a:blipFill",
            "a:pattFill",
            "a:grpFill",
            "a:highlight",
            "p:bgRef",
            "a:fillRef",
            "a:fontRef",
            "a:srgbClr",
            "a:schemeClr",
            "a:sysClr",
            "a:prstClr",
            "a:scrgbClr",
            "a:hslClr",
            "a:lumMod",
            "a:lumOff",
            "a:tint",
            "a:shade",
            "a:alpha");

    /** The styles of grounds that are one colour ({@code bgFillStyleLst}, 20.1.4.1.7); those behind are gradients and pictures. */
    private static final int PLAIN_GROUND = 1001;

    private @Nullable DrawnColour ground;
    private @Nullable DrawnColour colour;
    private String filled = "";
    private boolean plain = true;
    private boolean none;

    @Nullable
    DrawnColour ground() {
        return ground;
    }

    void begin(
            String element,
            String parent,
            Attributes attributes,
            @Nullable SlideShape shape,
            SlideShape.@Nullable TableCell cell,
            @Nullable SlideRun run) {
        if (COLOURS.contains(element)) {
            String target = parent.equals("a:solidFill") ? filled : NAMED_BY.contains(parent) ? parent : "";
            colour = colour(element, attributes);
            if (!target.isEmpty()) {
                give(target, colour, shape, cell, run);
            }
        } else if (CHANGES.contains(element)) {
            if (colour != null && COLOURS.contains(parent)) {
                colour.change(element, Written.points(attributes.getValue("val"), 1));
            }
        } else if (element.equals("a:solidFill")) {
            filled = parent;
        } else if (element.equals("p:bgRef") || element.equals("a:fillRef")) {
            int index = Written.number(attributes.getValue("idx"), 0);
            plain = index == PLAIN_GROUND || (index == 1 && element.equals("a:fillRef"));
            none = index == 0;
        } else if (element.equals("a:noFill")) {
            empty(parent, shape, run);
        } else if (!element.equals("a:highlight") && !element.equals("a:fontRef")) {
            give(parent, DrawnColour.UNKNOWN, shape, cell, run);
        }
    }

    private static DrawnColour colour(String element, Attributes attributes) {
        String value = attributes.getValue(element.equals("a:sysClr") ? "lastClr" : "val");
        if (value == null) {
            return new DrawnColour("", false);
        }
        return switch (element) {
            case "a:schemeClr" -> new DrawnColour(value, true);
            case "a:prstClr" ->
                new DrawnColour(value.equals("white") ? "FFFFFF" : value.equals("black") ? "000000" : "", false);
            default -> new DrawnColour(value.length() == 6 ? value : "", false);
        };
    }

    private static void empty(String parent, @Nullable SlideShape shape, @Nullable SlideRun run) {
        if (parent.equals("p:spPr") && shape != null) {
            shape.unfilled = true;
        } else if (parent.equals("a:rPr") && run != null) {
            run.clear = true;
        }
    }

    private void give(
            String target,
            DrawnColour to,
            @Nullable SlideShape shape,
            SlideShape.@Nullable TableCell cell,
            @Nullable SlideRun run) {
        switch (target) {
            case "p:bgPr" -> ground = to;
            case "p:bgRef" -> ground = plain ? to : DrawnColour.UNKNOWN;
            case "a:rPr", "a:defRPr" -> {
                if (run != null) {
                    run.colour = to;
                }
            }
            case "a:highlight" -> {
                if (run != null) {
                    run.marker = to;
                }
            }
            case "a:tcPr" -> {
                if (cell != null) {
                    cell.fill = to;
                }
            }
            default -> ofShape(target, to, shape);
        }
    }

    private void ofShape(String target, DrawnColour to, @Nullable SlideShape shape) {
        if (shape == null) {
            return;
        }
        switch (target) {
            case "p:spPr" -> shape.fill = to;
            case "a:fillRef" -> shape.fillOfStyle = none ? null : plain ? to : DrawnColour.UNKNOWN;
            case "a:fontRef" -> shape.textOfStyle = to;
            default -> {}
        }
    }

    void end(String element) {
        if (COLOURS.contains(element)) {
            colour = null;
        } else if (element.equals("a:solidFill")) {
            filled = "";
        }
    }
}
