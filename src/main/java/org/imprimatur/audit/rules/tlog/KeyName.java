package org.imprimatur.audit.rules.tlog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.imprimatur.audit.rules.Sha256;

/**
 * What a signature line calls its key, C2SP signed-note: the name, and the key's id.
 *
 * @param name not empty, without spaces and without a plus sign
 * @param id 8 lower-case hexadecimal digits
 */
record KeyName(String name, String id) {
    private static final int ID_BYTES = 4;

    KeyName {
        if (!isName(name)) {
            throw new TlogFormatException(
                    "the name of a key is empty or has a space, a plus sign or a control character");
        }
        if (id.length() != 2 * ID_BYTES || !id.chars().allMatch(KeyName::isDigit)) {
            throw new TlogFormatException("the id of a key is not 8 lower-case hexadecimal digits");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(each -> each == '+'
                                || Character.isWhitespace(each)
                                || Character.isSpaceChar(each)
                                || Character.isISOControl(each));
    }

    private static boolean isDigit(int each) {
        return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f');
    }

    /** The first four bytes of SHA-256(name, newline, type, key). */
    static KeyName of(String name, byte[] typeAndKey) {
        var digest = Sha256.newDigest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(typeAndKey);
        return new KeyName(name, HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES));
    }

    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }
}
