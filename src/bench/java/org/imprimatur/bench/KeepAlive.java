package org.imprimatur.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One connection over HTTP/1.1 that is kept open, with as little of a client as there can be: it shares the machine with the
 * server, and what it costs would make every ratio look better than it is.
 */
final class KeepAlive implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WAIT = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    KeepAlive(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static byte[] get(String token, String path) {
        return bytes("GET " + path + " HTTP/1.1\r\n" + headers(token) + "\r\n");
    }

    static byte[] post(String token, String path, String json) {
        return post(token, path, "application/json", bytes(json));
    }

    static byte[] post(String token, String path, String type, byte[] body) {
        byte[] head = bytes("POST " + path + " HTTP/1.1\r\n" + headers(token) + "Content-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static byte[] graphql(String token, String query, Map<String, ?> variables) {
        try {
            return post(token, "/graphql", JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("variables that JSON cannot hold", e);
        }
    }

    /** The same request with a trace id. */
    static byte[] traced(String traceparent, byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("\r\n", "\r\ntraceparent: " + traceparent + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String small = header.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(
                        small.substring("content-length:".length()).strip());
            }
            chunked |= small.startsWith("transfer-encoding:") && small.endsWith("chunked");
        }
        if (length < 0 && !chunked) {
            throw new IOException("an answer without a length: " + status);
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), chunked ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an answer broke off");
        }
        return bytes;
    }

    /** Sends it and takes no other status. */
    Answer expect(int status, byte[] request) throws IOException {
        Answer answer = send(request);
        if (answer.status() != status) {
            throw new IOException("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static String headers(String token) {
        return "Host: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
