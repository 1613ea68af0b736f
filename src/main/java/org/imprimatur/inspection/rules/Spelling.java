package org.imprimatur.inspection.rules;

import org.jspecify.annotations.Nullable;

/** A value in its one spelling: as a short text where it is one, and else as a string. Used again for the next value. Not thread-safe. */
final class Spelling {
    private final ShortText brief = new ShortText();
    private @Nullable String longer;

    static Spelling of(String value) {
        var spelling = new Spelling();
        spelling.set(value);
        return spelling;
    }

    void set(String value) {
        longer = brief.show(value) ? null : value;
    }

    void set(Spelling other) {
        longer = other.longer;
        brief.copy(other.brief);
    }

    /** The short text that is to become the value. */
    ShortText toWrite() {
        longer = null;
        return brief;
    }

    /** Whether {@link #brief} is the value. */
    boolean isShort() {
        return longer == null;
    }

    ShortText brief() {
        return brief;
    }

    /** As a string of its own. */
    String text() {
        String known = longer;
        return known == null ? brief.text() : known;
    }
}
