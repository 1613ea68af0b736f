package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** The codes of fields (ECMA-376 part 1, 17.16), which make the text that is shown and are not shown themselves. */
final class Fields {
    private static final String LINK = "HYPERLINK";

    private final String place;
    private final Story story;
    private final Deque<Field> open = new ArrayDeque<>();

    private static final class Field {
        private final StringBuilder code = new StringBuilder();
        private int resultFrom = -1;
        private @Nullable Line line;
    }

    Fields(String place, Story story) {
        this.place = place;
        this.story = story;
    }

    /** @param line in which the mark stands; null where it stands in none */
    void mark(@Nullable String type, @Nullable Line line) {
        Field field = open.peek();
        if ("begin".equals(type)) {
            open.push(new Field());
        } else if (field != null && "separate".equals(type)) {
            field.line = line;
            field.resultFrom = line == null ? -1 : line.length();
        } else if (field != null && "end".equals(type)) {
            open.pop();
            if (line != null && field.line == line && field.resultFrom >= 0 && field.resultFrom < line.length()) {
                story.shown(line.from(field.resultFrom));
            }
            told(field.code.toString());
        }
    }

    void code(String piece) {
        Field field = open.peek();
        if (field == null) {
            told(piece);
        } else {
            field.code.append(piece);
        }
    }

    void simple(@Nullable String code) {
        if (code != null) {
            told(code);
        }
    }

    /** The codes of fields that have no end. */
    void close() {
        while (!open.isEmpty()) {
            told(open.pop().code.toString());
        }
    }

    private void told(String code) {
        String rest = code.strip();
        if (rest.toUpperCase(Locale.ROOT).startsWith(LINK)) {
            int from = rest.indexOf('"') + 1;
            int to = from == 0 ? -1 : rest.indexOf('"', from);
            if (to > from) {
                story.beside(new Segment(
                        place, "link", Segment.Use.CONTENT, Mechanism.HYPERLINK, rest.substring(from, to), null));
                rest = rest.substring(0, from) + rest.substring(to);
            }
        }
        if (rest.length() > 6) {
            story.beside(new Segment(place, "field", Segment.Use.SETTING, Mechanism.OTHER_PART, rest, null));
        }
    }
}
