package org.imprimatur.document;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sealed content from its beginning, one chunk at a time. A damaged chunk throws before any of its bytes are handed
 * out; what was handed out before is genuine.
 */
final class OpenedContent extends InputStream {
    private static final byte[] NOTHING = new byte[0];

    private final ChunkCipher cipher;
    private final ChunkSource source;
    private final long byteSize;
    private final int chunks;
    private byte[] chunk = NOTHING;
    private int position;
    private int nextIndex;

    OpenedContent(ChunkCipher cipher, ChunkSource source, long byteSize) {
        this.cipher = cipher;
        this.source = source;
        this.byteSize = byteSize;
        this.chunks = ChunkCipher.chunksOf(byteSize);
    }

    /** Where sealed chunks come from. */
    interface ChunkSource {
        /** Null where there is none at that index. */
        byte @Nullable [] chunk(int index);
    }

    @Override
    public int read() {
        return atEnd() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    private boolean atEnd() {
        if (position < chunk.length) {
            return false;
        }
        if (nextIndex == chunks) {
            return true;
        }
        chunk = open(nextIndex);
        position = 0;
        nextIndex++;
        return false;
    }

    private byte[] open(int index) {
        var sealed = source.chunk(index);
        if (sealed == null) {
            throw new ContentDamagedException("chunk " + index + " of " + chunks + " is missing");
        }
        boolean last = index == chunks - 1;
        var plain = cipher.open(index, last, sealed);
        long expected = last ? byteSize - (long) index * ChunkCipher.CHUNK_BYTES : ChunkCipher.CHUNK_BYTES;
        if (plain.length != expected) {
            throw new ContentDamagedException("chunk " + index + " does not have the size it was sealed with");
        }
        return plain;
    }
}
