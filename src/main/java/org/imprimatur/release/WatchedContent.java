package org.imprimatur.release;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongConsumer;

/** Content that is looked after while it goes out: before each piece of it, the first one too, the watch is asked. */
final class WatchedContent extends InputStream {
    private final InputStream content;
    private final int pieceSize;
    private final Runnable watch;
    private final LongConsumer ended;
    private int leftOfPiece;
    private long handedOut;
    private boolean closed;

    /**
     * @param pieceSize how many bytes may go out between two looks
     * @param watch throws to stop the content where it is
     * @param ended told once, on closing, how many bytes were handed out
     */
    WatchedContent(InputStream content, int pieceSize, Runnable watch, LongConsumer ended) {
        this.content = content;
        this.pieceSize = pieceSize;
        this.watch = watch;
        this.ended = ended;
    }

    @Override
    public int read() throws IOException {
        look();
        int one = content.read();
        if (one >= 0) {
            leftOfPiece--;
            handedOut++;
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        look();
        int count = content.read(into, offset, Math.min(length, leftOfPiece));
        if (count > 0) {
            leftOfPiece -= count;
            handedOut += count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        try {
            content.close();
        } finally {
            if (!closed) {
                closed = true;
                ended.accept(handedOut);
            }
        }
    }

    private void look() {
        if (leftOfPiece == 0) {
            watch.run();
            leftOfPiece = pieceSize;
        }
    }
}
