package org.imprimatur.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.ContentForm;
import org.imprimatur.document.rules.DocumentRefusal;

/**
 * Takes bytes in once: hashes, looks at the beginning, encrypts and hands on chunk by chunk. Holds two chunks, whatever the
 * size of the file.
 */
final class ContentIntake {
    private final long maximumSize;

    ContentIntake(long maximumSize) {
        this.maximumSize = maximumSize;
    }

    /** Keeps sealed chunks, in ascending order from 0. */
    interface ChunkSink {
        void keep(int index, byte[] sealed);
    }

    /** What was taken in. */
    record Taken(Sha256 sha256, long byteSize, ContentForm form) {}

    /**
     * Reads to the end. Where this throws, the sink has kept chunks that nobody can open, and the caller removes them.
     *
     * @throws RuleViolation for no bytes at all, and as soon as there is one too many
     * @throws IOException where the sender went away
     */
    Taken takeIn(InputStream bytes, ChunkCipher cipher, ChunkSink sink) throws IOException {
        var digest = Sha256.newDigest();
        var current = new byte[ChunkCipher.CHUNK_BYTES];
        var next = new byte[ChunkCipher.CHUNK_BYTES];
        int length = bytes.readNBytes(current, 0, current.length);
        if (length == 0) {
            throw new RuleViolation(DocumentRefusal.CONTENT_EMPTY);
        }
        var form = ContentForm.of(Arrays.copyOf(current, Math.min(length, ContentForm.LOOKED_AT)));
        long size = 0;
        for (int index = 0; length > 0; index++) {
            size += length;
            if (size > maximumSize) {
                throw new RuleViolation(DocumentRefusal.CONTENT_TOO_LARGE);
            }
            digest.update(current, 0, length);
            int following = length < current.length ? 0 : bytes.readNBytes(next, 0, next.length);
            sink.keep(index, cipher.seal(index, following == 0, current, length));
            var spent = current;
            current = next;
            next = spent;
            length = following;
        }
        return new Taken(Sha256.of(digest), size, form);
    }
}
