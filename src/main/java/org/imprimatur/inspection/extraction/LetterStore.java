package org.imprimatur.inspection.extraction;

import java.util.Arrays;

/**
 * Where the letters of a text file's cells lie: in the bytes of the file itself, where those are ASCII, and else in chunks behind it. One
 * number names a place in either.
 */
final class LetterStore {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final byte[] file;
    /** The first chunk has the first number that is a multiple of its size and no place in the file. */
    private final int firstChunk;

    private byte[][] chunks = new byte[16][];
    private int chunk = -1;
    private int filled = CHUNK;

    LetterStore(byte[] file) {
        this.file = file;
        this.firstChunk = (int) (((long) file.length + CHUNK - 1) >>> CHUNK_BITS);
    }

    byte[] bytes(int place) {
        return place < file.length ? file : chunks[(place >>> CHUNK_BITS) - firstChunk];
    }

    /** Where in {@link #bytes} the place is. */
    int offset(int place) {
        return place < file.length ? place : place & (CHUNK - 1);
    }

    /** @return a place behind which so many bytes may be written; until they are {@linkplain #keep kept} the same again */
    int room(int length) {
        if (filled + length > CHUNK || filled == CHUNK) {
            nextChunk(Math.max(CHUNK, length));
        }
        return (firstChunk + chunk) << CHUNK_BITS | filled;
    }

    void keep(int length) {
        filled = Math.min(CHUNK, filled + length);
    }

    /** A text that is longer than a chunk has one of its own. */
    private void nextChunk(int bytes) {
        chunk++;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        chunks[chunk] = new byte[bytes];
        filled = 0;
    }
}
