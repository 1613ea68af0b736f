package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSString;
import org.imprimatur.inspection.extraction.BinaryStrings;

/** Text strings (ISO 32000-2, 7.9.2), and bytes that may be text. */
final class PdfText {
    private static final double MOST = 0.9;

    private PdfText() {}

    /** What can be read of it: as a text string, or whatever is printable in bytes that are none. */
    static String of(COSString string) {
        byte[] bytes = string.getBytes();
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        String text = string.getString();
        return isText(text) ? text : BinaryStrings.in(bytes);
    }

    static boolean isText(String text) {
        long readable = text.chars()
                .filter(c -> (c >= ' ' && c != 0xfffd) || c == '\n' || c == '\r' || c == '\t')
                .count();
        return readable >= MOST * text.length();
    }

    static boolean isText(byte[] bytes) {
        int readable = 0;
        for (byte each : bytes) {
            readable += (each >= ' ' && each < 0x7f) || each == '\n' || each == '\r' || each == '\t' ? 1 : 0;
        }
        return readable >= MOST * bytes.length;
    }
}
