package org.imprimatur.approval.rules;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** 128 random bits that make each manifest unlike any other, in 32 lower-case hexadecimal digits. */
public record Nonce(String hex) {
    /** How many random bytes a nonce is made of. */
    public static final int BYTES = 16;

    private static final Pattern SPELLING = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    public Nonce {
        if (!SPELLING.matcher(hex).matches()) {
            throw new IllegalArgumentException("a nonce is 32 lower-case hexadecimal digits");
        }
    }

    /** @param random {@value #BYTES} bytes of a cryptographic random generator */
    public static Nonce of(byte[] random) {
        return new Nonce(HexFormat.of().formatHex(random));
    }
}
