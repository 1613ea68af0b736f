package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
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
    private static final Pattern USUAL = Pattern.compile("%PDF-\\d|%%EOF");
    private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj|endstream");
    private static final Pattern ENTRIES = Pattern.compile("\\d{10} \\d{5} [nf]");

    private final byte[] bytes;
    private final BitSet taken = new BitSet();
    private @Nullable Map<Integer, Integer> tables;

    ObjectRanges(byte[] bytes) {
        this.bytes = bytes;
    }

    void add(COSDocument document, Telling telling) {
        if (tables == null) {
            // the last state of a file leads to the tables of all
            tables = ReferenceTables.of(bytes, document, telling.budget());
        }
        for (Map.Entry<COSObjectKey, Long> entry : document.getXrefTable().entrySet()) {
            long from = entry.getValue();
            if (from > 0 && from < bytes.length && !taken.get((int) from)) {
                telling.budget().checkTime();
                COSObject object = document.getObjectFromPool(entry.getKey());
                boolean stream = object != null && object.getObject() instanceof COSStream;
                long length = stream ? ((COSStream) object.getObject()).getLength() : -1;
                WrittenObjects written = WrittenObjects.at(bytes, (int) from, length);
                written.tell("object " + entry.getKey().getNumber(), telling);
                taken.set((int) from, written.end());
            }
        }
    }

    private String withoutTables(String text, int from) {
        var rest = new StringBuilder(text);
        Map<Integer, Integer> known = tables == null ? Map.of() : tables;
        known.forEach((begin, end) -> {
            for (int i = Math.max(begin, from); i < Math.min(end, from + text.length()); i++) {
                rest.setCharAt(i - from, ' ');
            }
        });
        return rest.toString();
    }

    /** Bytes that are no text may be a file of another kind. The line behind the header that says "binary" has a few of them. */
    private static boolean isPacked(String left) {
        long odd = left.chars()
                .filter(c -> c > 0x7e || (c < 0x20 && !Character.isWhitespace(c)))
                .count();
        return odd > FEW_ODD;
    }

    /** But for those that every file has: its version, the end, and the few odd bytes behind the header. */
    private String comments(int from, int to) {
        var lexer = new Lexer(bytes, from, to);
        var comments = new StringBuilder();
        for (Lexer.Token token = lexer.next(); token != Lexer.Token.END; token = lexer.next()) {
            boolean usual =
                    token == Lexer.Token.COMMENT && USUAL.matcher(lexer.text()).lookingAt();
            if (token == Lexer.Token.COMMENT && !usual && PdfText.isText(lexer.token())) {
                comments.append(lexer.text().replaceFirst("^%+", "")).append('\n');
            }
        }
        return comments.toString();
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
            telling.text(place, "comments", Segment.Use.CONTENT, Mechanism.OTHER_PART, comments(from, to), null);
            String left = withoutTables(text, from);
            if (OBJECT.matcher(left).find() || isPacked(left)) {
                telling.unread(place, Mechanism.OTHER_PART);
            }
        }
    }
}
