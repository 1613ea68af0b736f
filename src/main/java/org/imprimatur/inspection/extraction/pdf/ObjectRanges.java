package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file belong to objects that some state of it has. What lies between them is read by nobody. */
final class ObjectRanges {
    private static final int FEW_ODD = 16;
    private static final byte[] END = "endobj".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj|endstream");
    private static final Pattern BEGIN = Pattern.compile("\\d+\\s+\\d+\\s+obj");
    private static final Pattern TABLE = Pattern.compile("(?:startxref|/Prev|/XRefStm)\\s+(\\d{1,10})");
    private static final Pattern ENTRIES = Pattern.compile("\\d{10} \\d{5} [nf]");

    private final byte[] bytes;
    private final BitSet taken = new BitSet();
    private final Set<Long> tables = new HashSet<>();

    ObjectRanges(byte[] bytes) {
        this.bytes = bytes;
    }

    void add(COSDocument document, Telling telling) {
        for (Map.Entry<COSObjectKey, Long> entry : document.getXrefTable().entrySet()) {
            long from = entry.getValue();
            if (from > 0 && from < bytes.length && !taken.get((int) from)) {
                telling.budget().checkTime();
                COSObject object = document.getObjectFromPool(entry.getKey());
                int end = end((int) from, object == null ? null : object.getObject());
                taken.set((int) from, end);
            }
        }
    }

    /** A stream of references (ISO 32000-2, 7.5.8) need not name itself; where it is, something else in the file says. */
    private String withoutTables(String text, int from) {
        var rest = new StringBuilder(text);
        Matcher object = BEGIN.matcher(text);
        while (object.find()) {
            int stream = text.indexOf("stream", object.end());
            int end = text.indexOf("endobj", object.end());
            boolean table = stream > 0
                    && end > stream
                    && text.substring(object.end(), stream).contains("/XRef")
                    && tables().contains((long) from + object.start());
            for (int i = object.start(); table && i < end; i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }

    private Set<Long> tables() {
        if (tables.isEmpty()) {
            Matcher table = TABLE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (table.find()) {
                tables.add(Long.parseLong(table.group(1)));
            }
        }
        return tables;
    }

    private int end(int from, @Nullable Object object) {
        int at = from;
        if (object instanceof COSStream stream) {
            int data = RawFile.find(bytes, STREAM, from, bytes.length);
            at = data < 0 ? from : (int) Math.min(bytes.length, data + STREAM.length + stream.getLength());
        }
        int end = RawFile.find(bytes, END, at, bytes.length);
        return end < 0 ? at : end + END.length;
    }

    /** Bytes that are no text may be a file of another kind. The line behind the header that says "binary" has a few of them. */
    private static boolean isPacked(String left) {
        long odd = left.chars()
                .filter(c -> c > 0x7e || (c < 0x20 && !Character.isWhitespace(c)))
                .count();
        return odd > FEW_ODD;
    }

    boolean has(int at) {
        return taken.get(at);
    }

    /** What is between them: tables of references and comments, or objects that no table names any more. */
    void between(Telling telling) {
        int to;
        for (int from = taken.nextClearBit(0); from < bytes.length; from = taken.nextClearBit(to)) {
            to = taken.nextSetBit(from);
            to = to < 0 ? bytes.length : to;
            String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            if (text.isBlank()) {
                continue;
            }
            String place = "bytes " + from + "-" + to;
            String rest = ENTRIES.matcher(text).replaceAll("");
            telling.text(
                    place,
                    "",
                    Segment.Use.SETTING,
                    Mechanism.OTHER_PART,
                    BinaryStrings.in(rest.getBytes(StandardCharsets.ISO_8859_1)),
                    null);
            String left = withoutTables(text, from);
            if (OBJECT.matcher(left).find() || isPacked(left)) {
                telling.unread(place, Mechanism.OTHER_PART);
            }
        }
    }
}
