package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks that are open around what is painted (ISO 32000-2, 14.6). */
final class MarkedContent {
    /**
     * @param optional whether it is of a layer
     * @param hidden whether the layer is not shown
     */
    record Mark(boolean optional, boolean hidden, List<Replacement> replacements) {}

    private final Deque<Mark> open = new ArrayDeque<>();

    void begin(Mark mark) {
        open.push(mark);
    }

    /**
     * The last that was begun; null where none is open.
     *
     * @param painted how many characters were painted so far
     */
    @Nullable
    Mark end(int painted) {
        Mark mark = open.poll();
        if (mark != null) {
            mark.replacements().forEach(each -> each.ends(painted));
        }
        return mark;
    }

    List<Mark> saved() {
        return new ArrayList<>(open);
    }

    void restore(List<Mark> before) {
        open.clear();
        open.addAll(before);
    }
}
