package org.imprimatur.inspection.extraction.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.imprimatur.inspection.extraction.Budget;

/** The bytes of a file, before anything is made of them. */
final class RawFile {
    private static final byte[] HEADER = ascii("%PDF-");
    private static final byte[] END = ascii("%%EOF");
    private static final byte[] START = ascii("startxref");
    private static final byte[] STREAM = ascii("stream");
    private static final int HEADER_WITHIN = 1024;
    private static final int START_WITHIN = 128;
    private static final int DICTIONARY_WITHIN = 1024;
    /** How often bytes may have been packed, one pack in another. */
    private static final int PACKED = 5;

    private final byte[] bytes;

    RawFile(byte[] bytes) {
        this.bytes = bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the header is: 0 as it should be; -1 where there is none within the first bytes. */
    int header() {
        return find(HEADER, 0, Math.min(bytes.length, HEADER_WITHIN));
    }

    /** Whether it ends as such a file does. */
    boolean hasEnd() {
        int from = Math.max(0, bytes.length - 2 * HEADER_WITHIN);
        return find(START, from, bytes.length) >= 0 && find(END, from, bytes.length) >= 0;
    }

    private int find(byte[] word, int from, int to) {
        return find(bytes, word, from, to);
    }

    /** -1 where it is not. */
    static int find(byte[] bytes, byte[] word, int from, int to) {
        for (int i = from; i + word.length <= to; i++) {
            if (bytes[i] == word[0] && isAt(bytes, word, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] word, int at) {
        return isAt(bytes, word, at);
    }

    private static boolean isAt(byte[] bytes, byte[] word, int at) {
        if (at < 0 || at + word.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the file may have ended before something was appended to it: after each mark of an end but the last. The first one of a
     * linearized file (ISO 32000-2, annex F) ends no state of it: its first section leads nowhere yet, as its number says.
     */
    List<Integer> earlierEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int at = find(END, 0, bytes.length); at >= 0; at = find(END, at + 1, bytes.length)) {
            if (startBefore(at) > 0) {
                ends.add(at + END.length);
            }
        }
        if (!ends.isEmpty()) {
            ends.remove(ends.size() - 1);
        }
        return ends;
    }

    /** The number after {@code startxref}; -1 where there is none. */
    private long startBefore(int end) {
        for (int at = end - START.length; at >= Math.max(0, end - START_WITHIN); at--) {
            if (isAt(START, at)) {
                String number = new String(
                                bytes, at + START.length, end - at - START.length, StandardCharsets.ISO_8859_1)
                        .strip();
                return number.matches("[0-9]{1,12}") ? Long.parseLong(number) : -1;
            }
        }
        return -1;
    }

    /** What stands behind the last mark of the end, but for blanks. */
    byte[] rest() {
        int last = -1;
        for (int at = bytes.length - END.length; at >= 0 && last < 0; at--) {
            last = isAt(END, at) ? at : -1;
        }
        int from = last < 0 ? bytes.length : last + END.length;
        int to = bytes.length;
        while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /**
     * Unpacks each stream that is packed, and throws it away, so that a file which would fill the memory is met before it does. Pictures
     * are not unpacked by anything here.
     */
    void weigh(Budget budget) {
        for (int at = find(STREAM, 0, bytes.length); at >= 0; at = find(STREAM, at + 1, bytes.length)) {
            int data = at + STREAM.length;
            boolean end = at >= 3 && bytes[at - 1] == 'd' && bytes[at - 2] == 'n' && bytes[at - 3] == 'e';
            data += data < bytes.length && bytes[data] == '\r' ? 1 : 0;
            data += data < bytes.length && bytes[data] == '\n' ? 1 : 0;
            if (!end && isPacked(data) && !isPicture(at)) {
                weigh(new ByteArrayInputStream(bytes, data, bytes.length - data), budget, 0);
            }
        }
    }

    private boolean isPacked(int at) {
        return at + 1 < bytes.length && isPacked(bytes[at], bytes[at + 1]);
    }

    private static boolean isPacked(int first, int second) {
        return (first & 0x0f) == 8 && ((first & 0xff) << 8 | (second & 0xff)) % 31 == 0;
    }

    private boolean isPicture(int stream) {
        int from = Math.max(0, stream - DICTIONARY_WITHIN);
        String before = new String(bytes, from, stream - from, StandardCharsets.ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        return dictionary.contains("/Image")
                && !dictionary.contains("/ObjStm")
                && !dictionary.contains("/XRef")
                && !dictionary.contains("#");
    }

    private static void weigh(InputStream packed, Budget budget, int packs) {
        try {
            InputStream in = new InflaterInputStream(packed);
            byte[] buffer = new byte[1 << 14];
            int read = in.readNBytes(buffer, 0, buffer.length);
            if (read > 1 && isPacked(buffer[0], buffer[1]) && packs < PACKED) {
                weigh(
                        new java.io.SequenceInputStream(new ByteArrayInputStream(buffer, 0, read), in),
                        budget,
                        packs + 1);
                return;
            }
            while (read > 0) {
                budget.expand(read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // not packed after all, or damaged: whoever reads it will say so
        }
    }
}
