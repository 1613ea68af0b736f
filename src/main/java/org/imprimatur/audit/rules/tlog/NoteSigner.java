package org.imprimatur.audit.rules.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A private Ed25519 key that signs notes. Tells its key to nobody; safe for concurrent use. */
public final class NoteSigner {
    private final PrivateKey key;
    private final NoteVerifier verifier;

    /** @throws IllegalArgumentException where the private key is not the one that belongs to the verifier's */
    public NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
        String trial = "trial\n";
        if (!verifier.verifies(trial, signature(trial))) {
            throw new IllegalArgumentException("the private key and the public key do not belong together");
        }
    }

    public NoteVerifier verifier() {
        return verifier;
    }

    /** @param text of the note, which ends with a newline */
    public NoteSignature sign(String text) {
        return new NoteSignature(verifier.keyName(), signature(text));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance(NoteVerifier.ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a checked key cannot sign", e);
        }
    }
}
