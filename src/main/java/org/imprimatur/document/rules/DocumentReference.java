package org.imprimatur.document.rules;

import java.util.Locale;
import java.util.regex.Pattern;

/** How people name a document on paper: {@code DOC-2026-000123}. Given once, never reused; gaps mean nothing. */
public record DocumentReference(String value) {
    private static final Pattern SPELLING = Pattern.compile("DOC-[0-9]{4}-[0-9]{6,12}");

    /** @throws IllegalArgumentException for any other spelling */
    public DocumentReference {
        if (!isSpelledRight(value)) {
            throw new IllegalArgumentException("a document reference looks like DOC-2026-000123");
        }
    }

    public static DocumentReference of(int year, long number) {
        return new DocumentReference(String.format(Locale.ROOT, "DOC-%04d-%06d", year, number));
    }

    public static boolean isSpelledRight(String value) {
        return SPELLING.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
