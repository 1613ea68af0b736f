package org.imprimatur.audit.rules.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public Ed25519 key (RFC 8032) under which somebody signs notes, and what it is called. Spelled as Go's {@code note} package and
 * every other tool for signed notes takes it: {@code name+id+Base64(0x01, key)}. Immutable.
 */
public final class NoteVerifier {
    static final String ALGORITHM = "Ed25519";

    private static final byte TYPE = 0x01;
    private static final int KEY_BYTES = 32;
    /** What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519, RFC 8410. */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyName name;
    private final byte[] raw;
    private final PublicKey key;

    private NoteVerifier(KeyName name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    /** @throws TlogFormatException for a name that a note cannot hold, or another kind of key */
    public static NoteVerifier of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || encoded.length != SPKI.length + KEY_BYTES || !startsWith(encoded, SPKI)) {
            throw new TlogFormatException("the public key is none of Ed25519");
        }
        byte[] raw = Arrays.copyOfRange(encoded, SPKI.length, encoded.length);
        return new NoteVerifier(KeyName.of(name, typed(raw)), raw, key);
    }

    /** @throws TlogFormatException for anything but a verifier key for Ed25519 whose id fits its name and key */
    public static NoteVerifier parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new TlogFormatException("a verifier key is spelled name+id+key");
        }
        byte[] typed = Strict.base64(parts[2], "the key");
        if (typed.length != 1 + KEY_BYTES || typed[0] != TYPE) {
            throw new TlogFormatException("the key is none of Ed25519");
        }
        KeyName name = KeyName.of(parts[0], typed);
        if (!name.id().equals(parts[1])) {
            throw new TlogFormatException("the id " + parts[1].length() + " characters long does not fit name and key");
        }
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        try {
            byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + KEY_BYTES);
            System.arraycopy(raw, 0, encoded, SPKI.length, KEY_BYTES);
            return new NoteVerifier(
                    name, raw, KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new TlogFormatException("the key is none of Ed25519");
        }
    }

    public String name() {
        return name.name();
    }

    /** 8 hexadecimal digits, which tell keys of one name apart. */
    public String id() {
        return name.id();
    }

    KeyName keyName() {
        return name;
    }

    /** The verifier key as text: what is given to auditors and witnesses, on another way than the log. */
    public String text() {
        return name.name() + "+" + name.id() + "+" + Base64.getEncoder().encodeToString(typed(raw));
    }

    /** The same key as tools that know nothing of notes take it: a SubjectPublicKeyInfo (RFC 8410) in PEM. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature);
        } catch (GeneralSecurityException impossible) {
            // A signature of another length, or a point that is none on the curve.
            return false;
        }
    }

    private static byte[] typed(byte[] raw) {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = TYPE;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier verifier && verifier.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
