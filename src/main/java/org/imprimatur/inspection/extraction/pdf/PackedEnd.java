package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.jspecify.annotations.Nullable;

/** Where packed data end by themselves (ISO 32000-2, 7.4), whatever their stream says of its length. */
final class PackedEnd {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int LONGEST_CODE = 12;

    private PackedEnd() {}

    /** @throws IOException where they do not end */
    static int of(String filter, byte[] data, @Nullable COSDictionary parameters) throws IOException {
        return switch (filter) {
            case "FlateDecode", "Fl" -> inflate(data, OutputStream.nullOutputStream());
            case "LZWDecode", "LZW" -> lzw(data, parameters == null || parameters.getInt("EarlyChange", 1) != 0);
            case "RunLengthDecode", "RL" -> runs(data);
            case "ASCIIHexDecode", "AHx" -> behind('>', data, 0);
            // the second sign alone is one of the digits
            case "ASCII85Decode", "A85" -> behind('>', data, behind('~', data, 0));
            // nothing is packed
            default -> data.length;
        };
    }

    /** @return where they end */
    static int inflate(byte[] data, OutputStream out) throws IOException {
        if (data.length == 0) {
            return 0;
        }
        var inflater = new Inflater();
        byte[] buffer = new byte[1 << 14];
        try {
            inflater.setInput(data);
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new IOException("Packed data have no end");
                }
                out.write(buffer, 0, count);
            }
            return data.length - inflater.getRemaining();
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    private static int behind(char sign, byte[] data, int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == sign) {
                return i + 1;
            }
        }
        return data.length;
    }

    private static int runs(byte[] data) {
        int at = 0;
        while (at < data.length) {
            int length = data[at] & 0xff;
            if (length == 128) {
                return at + 1;
            }
            at += length < 128 ? length + 2 : 2;
        }
        return data.length;
    }

    /** Codes become longer as the table grows, in the same way for whoever reads them. */
    private static int lzw(byte[] data, boolean early) {
        int next = END + 1;
        int length = 9;
        boolean first = true;
        long bit = 0;
        while (bit + length <= 8L * data.length) {
            int code = code(data, bit, length);
            bit += length;
            if (code == END) {
                return (int) ((bit + 7) / 8);
            }
            if (code == CLEAR) {
                next = END + 1;
                length = 9;
                first = true;
                continue;
            }
            next += first ? 0 : 1;
            first = false;
            int known = next + (early ? 1 : 0);
            length = Math.min(LONGEST_CODE, known >= 2048 ? 12 : known >= 1024 ? 11 : known >= 512 ? 10 : 9);
        }
        return data.length;
    }

    private static int code(byte[] data, long bit, int length) {
        int code = 0;
        for (long i = bit; i < bit + length; i++) {
            code = code << 1 | (data[(int) (i >> 3)] >> (7 - (int) (i & 7)) & 1);
        }
        return code;
    }
}
