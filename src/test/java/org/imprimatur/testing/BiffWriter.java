package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the data of records of the binary formats, least byte first. */
public final class BiffWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public BiffWriter u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public BiffWriter u16(int... values) {
        for (int value : values) {
            u8(value & 0xff, value >> 8 & 0xff);
        }
        return this;
    }

    public BiffWriter i32(int... values) {
        for (int value : values) {
            u16(value & 0xffff, value >>> 16);
        }
        return this;
    }

    public BiffWriter f64(double value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    /** With a length of four bytes (MS-XLSB). */
    public BiffWriter wide(String text) {
        i32(text.length());
        return raw(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** With a length of two bytes and one character in each byte (MS-XLS). */
    public BiffWriter narrow(String text) {
        u16(text.length());
        u8(0);
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public BiffWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A record of the old format around the data. */
    public BiffWriter record(int type, BiffWriter data) {
        byte[] bytes = data.bytes();
        return u16(type, bytes.length).raw(bytes);
    }

    /** A record of a binary part around the data (MS-XLSB 2.1.4). */
    public BiffWriter part(int type, BiffWriter data) {
        byte[] bytes = data.bytes();
        if (type < 0x80) {
            u8(type);
        } else {
            u8(type & 0x7f | 0x80, type >> 7);
        }
        int left = bytes.length;
        while (left >= 0x80) {
            u8(left & 0x7f | 0x80);
            left >>= 7;
        }
        return u8(left).raw(bytes);
    }

    /** The same without data. */
    public BiffWriter part(int type) {
        return part(type, new BiffWriter());
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
