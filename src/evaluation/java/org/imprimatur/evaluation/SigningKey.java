package org.imprimatur.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.tlog.NoteVerifier;

/** Makes the keys that sign the audit log's checkpoints, as {@code openssl genpkey} and {@code openssl pkey -pubout} would. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int LINE = 64;

    private SigningKey() {}

    /** A new Ed25519 key in PEM: the private part and behind it the public one. */
    public static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * What the checkpoints of the log are verified with.
     *
     * @param pem what {@link #generate} answered
     */
    static String verifier(String pem, String origin) {
        Matcher open = PUBLIC.matcher(pem);
        if (!open.find()) {
            throw new IllegalArgumentException("there is no public key");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(open.group(1));
            return NoteVerifier.of(
                            origin, KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)))
                    .text();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key is none of " + ALGORITHM, e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
