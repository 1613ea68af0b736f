package org.imprimatur.document.rules;

import java.text.Normalizer;
import java.util.Locale;
import org.imprimatur.RuleViolation;

/**
 * The name of a file as people and the manifest carry it: a bare name, the same on every system, showing the ending that it
 * really has. Cannot name a folder, and cannot hide characters.
 */
public record FileName(String value) {
    private static final int LONGEST = 200;
    private static final String RESERVED = "\\/:*?\"<>|";

    /** @throws RuleViolation for a name that is missing or not acceptable; nothing is repaired silently but Unicode form */
    public FileName {
        if (value.isBlank()) {
            throw new RuleViolation(DocumentRefusal.FILE_NAME_MISSING);
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (value.codePointCount(0, value.length()) > LONGEST
                || !value.codePoints().allMatch(Wording::prints)
                || value.chars().anyMatch(c -> RESERVED.indexOf(c) >= 0)
                || beginsOrEndsHidden(value)) {
            throw new RuleViolation(DocumentRefusal.FILE_NAME_NOT_ACCEPTABLE);
        }
    }

    /** The ending without its dot in lower case; empty where there is none. */
    public String ending() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean beginsOrEndsHidden(String name) {
        return name.startsWith(".") || name.endsWith(".") || !name.equals(name.strip());
    }

    @Override
    public String toString() {
        return value;
    }
}
