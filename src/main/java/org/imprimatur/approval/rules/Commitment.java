package org.imprimatur.approval.rules;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a name or other free text in what is signed: {@code SHA-256(salt ‖ JCS(value))}. Whoever is given salt and
 * value can check it; erasing these two leaves the signature valid and the text gone. Never prints the text.
 *
 * @param opening salt and text; null once they were erased
 */
public record Commitment(Sha256 digest, @Nullable Opening opening) {
    /** How many random bytes a salt has. */
    public static final int SALT_BYTES = 32;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{" + 2 * SALT_BYTES + "}");

    /**
     * What the commitment was computed from.
     *
     * @param salt lower-case hexadecimal
     * @param value in Unicode normalisation form C
     */
    public record Opening(String salt, String value) {
        public Opening {
            if (!SALT.matcher(salt).matches()) {
                throw new IllegalArgumentException("a salt is " + SALT_BYTES + " bytes in lower-case hexadecimal");
            }
        }

        @Override
        public String toString() {
            return "Opening[…]";
        }
    }

    /** @throws IllegalArgumentException when salt and text do not give the digest */
    public Commitment {
        if (opening != null && !digestOf(opening).equals(digest)) {
            throw new IllegalArgumentException("salt and text are not what was committed to");
        }
    }

    /** @param salt {@value #SALT_BYTES} bytes of a cryptographic random generator, never used twice */
    public static Commitment to(String value, byte[] salt) {
        var opening = new Opening(HexFormat.of().formatHex(salt), Normalizer.normalize(value, Normalizer.Form.NFC));
        return new Commitment(digestOf(opening), opening);
    }

    /** With salt and text where they are what was committed to; otherwise as if they had been erased. */
    public static Commitment opened(Sha256 digest, Opening opening) {
        return new Commitment(digest, digestOf(opening).equals(digest) ? opening : null);
    }

    /** The text; null once it was erased. */
    public @Nullable String value() {
        return opening == null ? null : opening.value();
    }

    /** Whether there is text and it says something; true also for text that was erased since. */
    boolean saysSomething() {
        return opening == null || !opening.value().isBlank();
    }

    public Commitment erased() {
        return new Commitment(digest, null);
    }

    private static Sha256 digestOf(Opening opening) {
        var digest = Sha256.newDigest();
        digest.update(HexFormat.of().parseHex(opening.salt()));
        digest.update(CanonicalJson.bytesOf(opening.value()));
        return Sha256.of(digest);
    }

    @Override
    public String toString() {
        return "Commitment[" + digest + "]";
    }
}
