package org.imprimatur.inspection.extraction.pdf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** What was told of a file in any of its states. Each kind is known by itself, so that nothing silences what is of another. */
final class Known {
    enum Kind {
        CONTENT,
        SETTING,
        /** Bytes in which only unmistakable words count. */
        MACHINE,
        /** Bytes that are told to be unread. */
        UNREAD,
        FILE,
        PICTURE,
        MASK
    }

    private final Map<Kind, Set<String>> all = new EnumMap<>(Kind.class);

    private Set<String> of(Kind kind) {
        return all.computeIfAbsent(kind, each -> new HashSet<>());
    }

    /** Whether the text is new as people's; it is known from now on. */
    boolean content(String text) {
        return of(Kind.CONTENT).add(text.strip());
    }

    /** Whether the text is new even as a setting, in which less is looked for. */
    boolean setting(String text) {
        String stripped = text.strip();
        return !of(Kind.CONTENT).contains(stripped) && of(Kind.SETTING).add(stripped);
    }

    boolean bytes(Kind kind, byte[] bytes) {
        return of(kind).add(digest(bytes));
    }

    /** @param name by which nothing else is called */
    boolean named(Kind kind, String name) {
        return of(kind).add(name);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime has no SHA-256", e);
        }
    }
}
