package org.imprimatur.document;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and decrypts the chunks of one content with AES-256-GCM (NIST SP 800-38D). The key belongs to this content alone,
 * so the chunk's index is a nonce that never repeats under it; a key is never used for a second writing of the same chunk.
 *
 * <p>Content, index and whether the chunk is the last are authenticated with it: a chunk that was exchanged, moved, dropped
 * or cut off does not open.
 */
final class ChunkCipher {
    /** Plain bytes in each chunk but the last, which has fewer or as many. */
    static final int CHUNK_BYTES = 1 << 20;

    /** What a chunk grows by. */
    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;

    private final UUID contentId;
    private final SecretKey key;

    ChunkCipher(UUID contentId, SecretKey key) {
        this.contentId = contentId;
        this.key = key;
    }

    static SecretKey newKey() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /** How many chunks hold so many bytes. */
    static int chunksOf(long byteSize) {
        return Math.toIntExact((byteSize + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    byte[] seal(int index, boolean last, byte[] plain, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, index, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not encrypt on this platform", e);
        }
    }

    /** @throws ContentDamagedException where the chunk is not this chunk of this content, whole and unchanged */
    byte[] open(int index, boolean last, byte[] sealed) {
        if (sealed.length <= TAG_BYTES) {
            throw new ContentDamagedException("chunk " + index + " of content " + contentId + " is cut off");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, index, last).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new ContentDamagedException("chunk " + index + " of content " + contentId + " is not as sealed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt on this platform", e);
        }
    }

    private Cipher cipher(int mode, int index, boolean last) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(NONCE_BYTES - Integer.BYTES, index);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce.array()));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + 1)
                .putLong(contentId.getMostSignificantBits())
                .putLong(contentId.getLeastSignificantBits())
                .putInt(index)
                .put((byte) (last ? 1 : 0))
                .array());
        return cipher;
    }
}
