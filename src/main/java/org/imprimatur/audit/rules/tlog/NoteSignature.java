package org.imprimatur.audit.rules.tlog;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** One signature line of a signed note: who says to have signed, and the signature. Immutable. */
public final class NoteSignature {
    private static final String BEGINNING = "— ";
    private static final int ID_BYTES = 4;

    private final KeyName key;
    private final byte[] signature;

    NoteSignature(KeyName key, byte[] signature) {
        this.key = key;
        this.signature = signature.clone();
    }

    /** @param line without its newline */
    public static NoteSignature parse(String line) {
        if (!line.startsWith(BEGINNING)) {
            throw new TlogFormatException("a signature line does not begin with a dash and a space");
        }
        int space = line.lastIndexOf(' ');
        if (space < BEGINNING.length()) {
            throw new TlogFormatException("a signature line has no signature");
        }
        byte[] bytes = Strict.base64(line.substring(space + 1), "a signature");
        if (bytes.length <= ID_BYTES) {
            throw new TlogFormatException("a signature of " + bytes.length + " bytes");
        }
        String id = HexFormat.of().formatHex(bytes, 0, ID_BYTES);
        return new NoteSignature(
                new KeyName(line.substring(BEGINNING.length(), space), id),
                Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    public String signer() {
        return key.name();
    }

    /** The line, without its newline. */
    public String line() {
        byte[] bytes = Arrays.copyOf(key.idBytes(), ID_BYTES + signature.length);
        System.arraycopy(signature, 0, bytes, ID_BYTES, signature.length);
        return BEGINNING + key.name() + " " + Base64.getEncoder().encodeToString(bytes);
    }

    boolean names(NoteVerifier verifier) {
        return key.equals(verifier.keyName());
    }

    boolean isOf(NoteVerifier verifier, String text) {
        return names(verifier) && verifier.verifies(text, signature);
    }
}
