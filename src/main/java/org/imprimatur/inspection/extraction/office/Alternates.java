package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * Content that is written more than once for programs of different age (ECMA-376 part 3, 7). What only one alternate says is kept, as
 * hidden where programs show another.
 */
final class Alternates {
    static final Set<String> ELEMENTS = Set.of("mc:AlternateContent", "mc:Choice", "mc:Fallback");

    /** What programs of these days understand. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "w16se", "wp14", "a14", "am3d", "cx", "cx1", "cx2", "cx4",
            "v", "aink", "asvg");
    /** A character that stands for a sign of its own. */
    private static final int SIGN = 8;

    private final Story story;
    private final Deque<Open> open = new ArrayDeque<>();

    private static final class Open {
        private final Set<String> said = new HashSet<>();
        private boolean shown;
        private boolean showing;
        private int from;
    }

    Alternates(Story story) {
        this.story = story;
    }

    /** @param line that is open, null where there is none */
    void begin(String element, Attributes attributes, @Nullable Line line) {
        if (element.equals("mc:AlternateContent")) {
            open.push(new Open());
            return;
        }
        Open of = open.peek();
        if (of != null) {
            String requires = attributes.getValue("Requires");
            boolean understood = requires == null
                    || Arrays.stream(requires.strip().split("\\s+")).allMatch(UNDERSTOOD::contains);
            of.showing = !of.shown && understood;
            of.shown |= of.showing;
            of.from = line == null ? 0 : line.length();
            story.beginAlternate();
        }
    }

    void end(String element, @Nullable Line line) {
        if (element.equals("mc:AlternateContent")) {
            open.poll();
            return;
        }
        Open of = open.peek();
        if (of == null) {
            return;
        }
        if (line != null && of.from < line.length()) {
            inLine(of, line);
        }
        story.endAlternate(of.said, of.showing);
    }

    private static void inLine(Open of, Line line) {
        String text = line.from(of.from).strip();
        if (of.said.contains(text)) {
            line.cut(of.from);
        } else if (!of.showing && text.length() > SIGN) {
            line.hide(of.from, Mechanism.INVISIBLE_TEXT);
        }
        of.said.add(text);
    }
}
