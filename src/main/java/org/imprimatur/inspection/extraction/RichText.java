package org.imprimatur.inspection.extraction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Puts together a text made of runs, each in its own font, as its elements come. */
final class RichText {
    static final Set<String> ELEMENTS = Set.of("t", "r", "rPr", "rPh", "sz", "color");

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Colours colours;
    private final Sweep sweep;
    private final StringBuilder text = new StringBuilder();
    private final List<CellLook.Font> fonts = new ArrayList<>();
    private double size = CellLook.USUAL_SIZE;
    private @Nullable String colour;
    private boolean ownFont;
    private boolean reading;

    /** @param sweep takes what is said about how the text is read aloud, which nobody sees */
    RichText(Colours colours, Sweep sweep) {
        this.colours = colours;
        this.sweep = sweep;
    }

    void begin(String element, Attributes attributes) {
        switch (element) {
            case "r" -> {
                ownFont = false;
                size = CellLook.USUAL_SIZE;
                colour = null;
            }
            case "sz" -> {
                ownFont = true;
                size = CellStyles.decimal(PackageParts.required(attributes, "val"));
            }
            case "color" -> {
                ownFont = true;
                colour = colours.of(attributes, Colours.BLACK);
            }
            case "rPh" -> reading = true;
            default -> {}
        }
    }

    void end(String element, String content) {
        if (element.equals("rPh")) {
            reading = false;
        } else if (element.equals("t") && reading) {
            sweep.text(Mechanism.INVISIBLE_TEXT, unescaped(content), false);
        } else if (element.equals("t")) {
            text.append(content);
            if (ownFont && !content.isBlank()) {
                fonts.add(new CellLook.Font(size, colour == null ? Colours.BLACK : colour));
            }
        } else if (element.equals("r")) {
            ownFont = false;
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The whole text; the next one begins. */
    StyledText done() {
        var done = new StyledText(unescaped(text.toString()), fonts.isEmpty() ? List.of() : List.copyOf(fonts));
        text.setLength(0);
        fonts.clear();
        ownFont = false;
        return done;
    }

    /** Characters may be written as {@code _x0041_} (ECMA-376 part 1, 22.9.2.19). */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPE.matcher(text);
        var plain = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            plain.append(text, from, matcher.start()).append((char) Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        return plain.append(text, from, text.length()).toString();
    }
}
