package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that does what none does: it reads when it is told to, answers no ping, and sends any bytes as frames. */
public final class RawSocket implements AutoCloseable {
    public static final int TEXT = 0x1;
    public static final int PING = 0x9;
    public static final int PONG = 0xa;

    /** The flag of a message's only or last frame. */
    public static final int FINAL = 0x80;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket = new Socket();

    private RawSocket() {}

    /** A frame as it came. */
    public record Frame(int opcode, byte[] payload) {
        public int closeCode() {
            return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    /** Opened and initialised; what the service is given room for on its way is small. */
    public static RawSocket initialised(String token) throws IOException {
        RawSocket raw = opened(token, "");
        raw.send(TEXT, "{\"type\":\"connection_init\"}");
        assertThat(new String(raw.read().payload(), StandardCharsets.UTF_8)).contains("connection_ack");
        return raw;
    }

    /** @param more further header lines */
    public static RawSocket opened(String token, String more) throws IOException {
        var raw = new RawSocket();
        raw.socket.setReceiveBufferSize(4096);
        raw.socket.setSoTimeout(PATIENCE_MILLIS);
        raw.socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        raw.bytes(("GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + RestAssured.port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n"
                        + more + "Authorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(raw.head()).startsWith("HTTP/1.1 101");
        return raw;
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    public void send(int opcode, String text) throws IOException {
        frame(FINAL | opcode, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param first the first byte of the frame: flags and opcode */
    public void frame(int first, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % 4]);
        }
        bytes(frame.toByteArray());
    }

    /** Sends a frame; false when the service has closed the connection. */
    public boolean isTaken(int first, byte[] payload) throws IOException {
        try {
            frame(first, payload);
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    public void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next frame. */
    public Frame read() throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        int opcode = in.readUnsignedByte() & 0xf;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    /** Reads on until the service closes, and answers with which code. */
    public int closeCode() throws IOException {
        Frame frame = read();
        while (frame.opcode() != 0x8) {
            frame = read();
        }
        return frame.closeCode();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
