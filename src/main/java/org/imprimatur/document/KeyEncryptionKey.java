package org.imprimatur.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.audit.rules.Sha256;

/**
 * The key outside the database under which each content's own key is wrapped (AES-256-GCM). What the wrapped key is bound to,
 * the content's id, digest and size, is authenticated with it: a row that was changed or exchanged does not unwrap.
 *
 * <p>Whoever loses the file loses every stored content; whoever reads file and database reads every content.
 */
final class KeyEncryptionKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final String id;

    KeyEncryptionKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = idOf(bytes);
    }

    /** What a wrapped key is bound to. */
    record Binding(UUID contentId, Sha256 sha256, long byteSize) {
        private byte[] bytes() {
            return ByteBuffer.allocate(2 * Long.BYTES + 32 + Long.BYTES)
                    .putLong(contentId.getMostSignificantBits())
                    .putLong(contentId.getLeastSignificantBits())
                    .put(sha256.bytes())
                    .putLong(byteSize)
                    .array();
        }
    }

    /** Tells keys apart without saying anything about them; stored beside what is wrapped, for rotation. */
    String id() {
        return id;
    }

    byte[] wrap(SecretKey contentKey, Binding binding) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding).doFinal(contentKey.getEncoded());
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not encrypt on this platform", e);
        }
    }

    /** @throws ContentDamagedException where this is not what was wrapped under this key for this binding */
    SecretKey unwrap(byte[] wrapped, Binding binding) {
        if (wrapped.length <= NONCE_BYTES + TAG_BITS / 8) {
            throw new ContentDamagedException("the wrapped key of content " + binding.contentId() + " is cut off");
        }
        var nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        try {
            var bytes = cipher(Cipher.DECRYPT_MODE, nonce, binding)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
            return new SecretKeySpec(bytes, "AES");
        } catch (AEADBadTagException e) {
            throw new ContentDamagedException(
                    "the wrapped key of content " + binding.contentId() + " is not as sealed under key " + id, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt on this platform", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Binding binding) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding.bytes());
        return cipher;
    }

    private static String idOf(byte[] key) {
        var digest = Sha256.newDigest();
        digest.update("imprimatur content key id\n".getBytes(StandardCharsets.US_ASCII));
        digest.update(key);
        return Sha256.of(digest).hex().substring(0, 16);
    }
}
