package org.imprimatur.release.rules;

import java.util.Base64;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.Sha256;

/**
 * The opaque secret that a used permit answers with: 256 random bits, spelled in 43 characters of base64url (RFC 4648,
 * section 5, without padding). Whoever has it can redeem it, so only its digest is ever stored, and it never prints.
 *
 * @throws IllegalArgumentException for any other spelling; the edge checks with {@link #isSpelledRight} first
 */
public record PermitHandle(String secret) {
    /** How many random bytes a handle is made of. */
    public static final int BYTES = 32;

    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    public PermitHandle {
        if (!SPELLING.matcher(secret).matches()) {
            throw new IllegalArgumentException("a permit handle is 43 characters of base64url");
        }
    }

    public static boolean isSpelledRight(String text) {
        return SPELLING.matcher(text).matches();
    }

    /** @param random {@value #BYTES} bytes of a cryptographic random generator */
    public static PermitHandle of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("a permit handle is made of " + BYTES + " random bytes");
        }
        return new PermitHandle(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** What is stored instead of the handle. */
    public Sha256 digest() {
        return Sha256.of(secret);
    }

    @Override
    public String toString() {
        return "PermitHandle[secret]";
    }
}
