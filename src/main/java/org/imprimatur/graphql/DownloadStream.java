package org.imprimatur.graphql;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a download. When reading it fails, the answer is reset: over HTTP/1.1 the connection is closed, over HTTP/2
 * the stream ends with an error. Otherwise the server would end the answer in good order, and over HTTP/2 some clients take
 * a part for the whole; or, before the first byte, announce the length of the file and let the client wait for it.
 */
public final class DownloadStream extends FilterInputStream {
    private final HttpServerResponse answer;

    public DownloadStream(InputStream bytes, HttpServerResponse answer) {
        super(bytes);
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException failure) {
            answer.reset();
            throw failure;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException | RuntimeException failure) {
            answer.reset();
            throw failure;
        }
    }
}
