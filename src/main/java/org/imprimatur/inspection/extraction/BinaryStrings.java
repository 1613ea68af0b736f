package org.imprimatur.inspection.extraction;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Whatever can be read as text in bytes of which nothing else is known: runs of printable characters of one byte or of two. */
public final class BinaryStrings {
    private static final int SHORTEST = 4;
    private static final int SMALL = 1024;

    private BinaryStrings() {}

    public static String in(byte[] bytes) {
        return in(bytes, 0, bytes.length);
    }

    static String in(byte[] bytes, int from, int to) {
        List<String> found = new ArrayList<>();
        narrow(bytes, from, to, found);
        wide(bytes, from, to, found);
        return String.join("\n", found);
    }

    /** Runs of characters of two bytes only. */
    static String wideIn(byte[] bytes, int from, int to) {
        List<String> found = new ArrayList<>();
        wide(bytes, from, to, found);
        return String.join("\n", found);
    }

    private static void narrow(byte[] bytes, int from, int to, List<String> found) {
        var run = new StringBuilder();
        for (int i = from; i <= to; i++) {
            if (i < to && isPrintable(bytes[i] & 0xff)) {
                run.append((char) (bytes[i] & 0xff));
            } else {
                end(run, found);
            }
        }
    }

    private static void wide(byte[] bytes, int from, int to, List<String> found) {
        for (int start = from; start < from + 2; start++) {
            var run = new StringBuilder();
            for (int i = start; i + 1 < to; i += 2) {
                int c = (bytes[i] & 0xff) | (bytes[i + 1] & 0xff) << 8;
                if (isPrintable(c)) {
                    run.append((char) c);
                } else {
                    end(run, found);
                }
            }
            end(run, found);
        }
    }

    private static void end(StringBuilder run, List<String> found) {
        if (run.length() >= SHORTEST) {
            found.add(run.toString());
        }
        run.setLength(0);
    }

    /** Latin letters, digits and signs: in other scripts any two bytes would be a character. */
    private static boolean isPrintable(int c) {
        return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x250);
    }

    /** Whether the bytes are packed or encrypted, so that nothing in them can be read as text. Packed bytes do not become fewer. */
    public static boolean arePacked(byte[] bytes) {
        if (bytes.length < SMALL) {
            return false;
        }
        var packed = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            deflate.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.size() > 0.8 * bytes.length;
    }
}
