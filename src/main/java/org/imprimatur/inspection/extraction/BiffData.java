package org.imprimatur.inspection.extraction;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values in the data of one record, from the first byte to the last. */
final class BiffData {
    private final ByteBuffer data;

    BiffData(byte[] bytes) {
        this.data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int left() {
        return data.remaining();
    }

    void skip(int bytes) {
        data.position(data.position() + bytes);
    }

    int u8() {
        return data.get() & 0xff;
    }

    int u16() {
        return Short.toUnsignedInt(data.getShort());
    }

    int i32() {
        return data.getInt();
    }

    double f64() {
        return data.getDouble();
    }

    /** With a length of two bytes, and one that says whether characters have one byte or two (MS-XLS 2.5.294). */
    String text() {
        int length = u16();
        return (u8() & 1) == 0 ? narrow(length) : wide(length);
    }

    /** Only so many of the bytes, which are taken from here. */
    BiffData part(int length) {
        return new BiffData(bytes(length));
    }

    /** In two bytes each, with a length of two bytes. */
    String countedText() {
        return wide(u16());
    }

    /** With a length of four bytes (MS-XLSB 2.5.168); -1 stands for none. */
    String wideText() {
        int length = i32();
        return length == -1 ? "" : wide(length);
    }

    private String narrow(int length) {
        byte[] bytes = bytes(length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        return new String(bytes(2 * length), StandardCharsets.UTF_16LE);
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > data.remaining()) {
            // also where twice a length was too large for a number
            throw UninspectableFile.malformed();
        }
        byte[] bytes = new byte[length];
        data.get(bytes);
        return bytes;
    }

    /** A number packed into four bytes (MS-XLS 2.5.218, MS-XLSB 2.5.122). */
    double packedNumber() {
        int packed = i32();
        double number = (packed & 2) != 0 ? packed >> 2 : Double.longBitsToDouble((packed & 0xfffffffcL) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }
}
