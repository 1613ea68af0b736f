package org.imprimatur.inspection.extraction;

import org.imprimatur.inspection.rules.InvisibleCharacters;

/** A text without what a reader would not see of it. */
final class DisplayedText {
    private DisplayedText() {}

    static String of(String text) {
        var displayed = new StringBuilder(text.length());
        text.codePoints().filter(c -> !InvisibleCharacters.include(c)).forEach(displayed::appendCodePoint);
        return displayed.toString();
    }
}
