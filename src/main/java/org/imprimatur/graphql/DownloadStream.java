package org.imprimatur.graphql;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a download. When reading it fails, the answer is broken off: over HTTP/1.1 the connection is closed, over HTTP/2
 * the stream ends with an error. Otherwise the server would end the answer in good order, and over HTTP/2 some clients take
 * a part for the whole; or, before the first byte, announce the length of the file and let the client wait for it.
 */
public final class DownloadStream extends FilterInputStream {
    private final HttpServerRequest request;

    /** @param request that is answered with the bytes */
    public DownloadStream(InputStream bytes, HttpServerRequest request) {
        super(bytes);
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException failure) {
            breakOff();
            throw failure;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException | RuntimeException failure) {
            breakOff();
            throw failure;
        }
    }

    private void breakOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            // An answer that is reset before its first byte never ends for whoever counts those that have not ended,
            // and a
            // stop of the service would wait for it.
            request.connection().close();
        }
    }
}
