package org.imprimatur.audit.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
 *
 * @throws IllegalArgumentException for any other spelling; the edge checks input before it gets here
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final int DIGITS = 64;

    public Sha256 {
        if (!isSpelledRight(hex)) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits");
        }
    }

    /** Looked at so often that a regular expression would be felt. */
    public static boolean isSpelledRight(String hex) {
        if (hex.length() != DIGITS) {
            return false;
        }
        int wrong = 0;
        for (int i = 0; i < DIGITS; i++) {
            char digit = hex.charAt(i);
            wrong |= (digit - '0' | '9' - digit) & (digit - 'a' | 'f' - digit);
        }
        return wrong >= 0;
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(newDigest().digest(bytes)));
    }

    /** Of the text's UTF-8 bytes. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Sha256 of(MessageDigest finished) {
        return new Sha256(HexFormat.of().formatHex(finished.digest()));
    }

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
