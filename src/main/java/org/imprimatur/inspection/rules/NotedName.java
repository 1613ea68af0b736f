package org.imprimatur.inspection.rules;

import java.nio.charset.StandardCharsets;

/** The parts of a name with a space between them. Short parts are put down as they are, since most names are never asked for. Not thread-safe. */
final class NotedName {
    /** Room for two short parts and what is written behind the last. */
    private static final int ROOM = 3 * ShortText.LONGEST;

    private final byte[] brief = new byte[ROOM];
    private int length;
    /** What did not fit, and everything that came after it. */
    private final StringBuilder rest = new StringBuilder(0);

    void add(Spelling part) {
        boolean fits = part.isShort() && rest.isEmpty() && length + 1 + ShortText.LONGEST <= ROOM;
        if (fits) {
            if (length > 0) {
                brief[length++] = ' ';
            }
            ShortText text = part.brief();
            text.write(brief, length);
            length += text.length();
        } else {
            rest.append(isEmpty() ? "" : " ").append(part.text());
        }
    }

    boolean isEmpty() {
        return length == 0 && rest.isEmpty();
    }

    String text() {
        return new String(brief, 0, length, StandardCharsets.US_ASCII) + rest;
    }

    void clear() {
        length = 0;
        if (!rest.isEmpty()) {
            rest.setLength(0);
        }
    }
}
