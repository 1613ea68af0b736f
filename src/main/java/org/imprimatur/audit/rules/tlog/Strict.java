package org.imprimatur.audit.rules.tlog;

import java.util.Base64;
import java.util.HexFormat;
import org.imprimatur.audit.rules.Sha256;

/** Spellings of which there is exactly one for each value, so that no bit of a text can change unnoticed. */
final class Strict {
    private static final int LONGEST_NUMBER = 19;

    private Strict() {}

    /** Base 64 of RFC 4648, section 4, with padding and without bits that mean nothing. */
    static byte[] base64(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new TlogFormatException(what + " is not Base 64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new TlogFormatException(what + " is not spelled as Base 64 spells it");
        }
        return bytes;
    }

    static Sha256 hash(String text, String what) {
        byte[] bytes = base64(text, what);
        if (bytes.length != Sha256.newDigest().getDigestLength()) {
            throw new TlogFormatException(what + " has " + bytes.length + " bytes and not those of a SHA-256");
        }
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    static String base64(Sha256 hash) {
        return Base64.getEncoder().encodeToString(hash.bytes());
    }

    /** ASCII digits without a leading zero; at most {@link Long#MAX_VALUE}. */
    static long number(String text, String what) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(each -> each >= '0' && each <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!digits) {
            throw new TlogFormatException(what + " is not a decimal number without leading zeros");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TlogFormatException(what + " is too large");
        }
    }
}
