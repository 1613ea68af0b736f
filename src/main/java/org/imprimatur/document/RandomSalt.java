package org.imprimatur.document;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The salt of a row: 128 random bits in hexadecimal. */
final class RandomSalt {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSalt() {}

    static String next() {
        var bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
