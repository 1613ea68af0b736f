package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.imprimatur.inspection.extraction.Colours;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Takes the properties of a run (ECMA-376 part 1, 17.3.2) as their elements come. */
final class RunProperties {
    static final Set<String> ELEMENTS = Set.of(
            "w:vanish",
            "w:specVanish",
            "w:webHidden",
            "w:color",
            "w:sz",
            "w:shd",
            "w:highlight",
            "w:w",
            "w14:textFill",
            "w14:noFill",
            "w14:srgbClr",
            "w14:alpha");

    private static final double HALF_POINTS = 2;
    /** Of the usual width: narrower letters are not read by anybody. */
    private static final int NARROWEST = 10;

    private final WordColours colours;
    private @Nullable Boolean vanish;
    private @Nullable Boolean onScreen;
    private @Nullable String colour;
    private @Nullable Double size;
    private @Nullable String shade;
    private @Nullable String marker;
    private @Nullable Boolean clear;
    private boolean filling;
    private boolean any;

    RunProperties(WordColours colours) {
        this.colours = colours;
    }

    void reset() {
        if (any) {
            vanish = null;
            onScreen = null;
            colour = null;
            size = null;
            shade = null;
            marker = null;
            clear = null;
            filling = false;
            any = false;
        }
    }

    void take(String element, String parent, Attributes attributes) {
        any = true;
        switch (element) {
            case "w:vanish", "w:specVanish" -> vanish = Written.isOn(Written.word(attributes, "val"));
            case "w:webHidden" -> onScreen = Written.isOn(Written.word(attributes, "val"));
            case "w:color" -> colour = colours.text(attributes);
            case "w:sz" -> {
                double points = Written.points(Written.word(attributes, "val"), HALF_POINTS);
                size = Double.isNaN(points) ? null : Double.valueOf(points);
            }
            case "w:shd" -> shade = colours.shade(attributes);
            case "w:highlight" -> marker = WordColours.marker(Written.word(attributes, "val"));
            case "w:w" -> {
                double width = Written.points(Written.word(attributes, "val"), 1);
                if (width < NARROWEST) {
                    size = 0.0;
                }
            }
            case "w14:textFill" -> filling = true;
            default -> fill(element, parent, attributes);
        }
    }

    /** Of the letters (MS-DOCX 2.6.1.25), which goes before their colour. */
    private void fill(String element, String parent, Attributes attributes) {
        if (!filling) {
            return;
        }
        String value = Written.word2010(attributes, "val");
        if (element.equals("w14:noFill") && parent.equals("w14:textFill")) {
            clear = true;
        } else if (element.equals("w14:srgbClr") && value != null) {
            colour = value;
        } else if (element.equals("w14:alpha") && Written.number(value, 0) >= 95_000) {
            clear = true;
        }
    }

    /** {@code w14:textFill} ends. */
    void endFill() {
        filling = false;
    }

    RunLook look() {
        return any ? new RunLook(vanish, onScreen, colour, size, shade, marker, clear) : RunLook.PLAIN;
    }

    /** What a text of this colour is seen in on this ground. */
    static String seen(String colour, String ground) {
        boolean automatic = colour.equals(WordColours.AUTOMATIC);
        if (!automatic) {
            return colour;
        }
        boolean dark = Colours.same(ground, Colours.BLACK);
        return dark ? Colours.WHITE : Colours.BLACK;
    }
}
