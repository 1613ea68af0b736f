package org.imprimatur.inspection.extraction.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Objects as they are written (ISO 32000-2, 7.3.10): what stands in their bytes besides their values. */
final class WrittenObjects {
    private static final int MOST_NESTED = 10_000;

    private final byte[] bytes;
    private final List<String> comments = new ArrayList<>();
    private final ByteArrayOutputStream surplus = new ByteArrayOutputStream();
    private int end;

    private WrittenObjects(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * One that stands in the file by itself.
     *
     * @param length of its data where it is a stream, else -1
     */
    static WrittenObjects at(byte[] file, int from, long length) {
        var object = new WrittenObjects(file);
        object.alone(from, length);
        return object;
    }

    /** Those in an object stream (7.5.7): pairs of numbers and places, then the values at their places. */
    static WrittenObjects packed(byte[] content, int count, int first, Budget budget) {
        var objects = new WrittenObjects(content);
        var places = new TreeSet<Integer>();
        var lexer = new Lexer(content, 0, Math.max(0, Math.min(first, content.length)));
        for (int i = 0; i < 2L * count; i++) {
            if (objects.next(lexer) != Lexer.Token.NUMBER) {
                break;
            }
            if (i % 2 == 1 && lexer.text().matches("\\d{1,9}")) {
                places.add(first + Integer.parseInt(lexer.text()));
            }
        }
        objects.restUntil(lexer, first);
        int at = Math.max(0, first);
        for (int place : places) {
            budget.checkTime();
            objects.gap(at, place);
            var value = new Lexer(content, Math.min(place, content.length), content.length);
            objects.value(value);
            at = Math.max(at, value.at());
        }
        objects.gap(at, content.length);
        return objects;
    }

    /** Where it ends, with its last word. */
    int end() {
        return end;
    }

    private void alone(int from, long length) {
        var lexer = new Lexer(bytes, from, bytes.length);
        boolean numbered = next(lexer) == Lexer.Token.NUMBER;
        numbered &= next(lexer) == Lexer.Token.NUMBER;
        boolean begins = numbered && next(lexer) == Lexer.Token.KEYWORD && lexer.is("obj");
        if (!begins) {
            end = from;
            return;
        }
        value(lexer);
        end = lexer.at();
        int last = lexer.at();
        Lexer.Token token = next(lexer);
        while (token != Lexer.Token.END) {
            boolean word = token == Lexer.Token.KEYWORD;
            if (word && lexer.text().startsWith("endobj")) {
                end = lexer.start() + "endobj".length();
                return;
            }
            if (word && (lexer.is("obj") || lexer.is("xref") || lexer.is("startxref") || lexer.is("trailer"))) {
                // its last word is missing
                return;
            }
            if (word && lexer.is("stream") && length >= 0) {
                lexer.goTo((int) Math.min(bytes.length, data(bytes, lexer.at()) + length));
                length = -1;
            } else if (!(word && lexer.text().startsWith("endstream"))) {
                surplus.write(bytes, last, lexer.at() - last);
            }
            end = lexer.at();
            last = lexer.at();
            token = next(lexer);
        }
    }

    /** Where the data of a stream begin (7.3.8.1). */
    static int data(byte[] bytes, int behindWord) {
        int at = behindWord;
        at += at < bytes.length && bytes[at] == '\r' ? 1 : 0;
        at += at < bytes.length && bytes[at] == '\n' ? 1 : 0;
        return at;
    }

    private Lexer.Token next(Lexer lexer) {
        Lexer.Token token = lexer.next();
        while (token == Lexer.Token.COMMENT) {
            comments.add(lexer.text());
            token = lexer.next();
        }
        return token;
    }

    /** Reads one value; a reference is three tokens. */
    private void value(Lexer lexer) {
        Lexer.Token token = next(lexer);
        if (token == Lexer.Token.NUMBER) {
            reference(lexer);
        }
        int nested = token == Lexer.Token.OPEN ? 1 : 0;
        while (nested > 0 && nested < MOST_NESTED) {
            token = next(lexer);
            if (token == Lexer.Token.END) {
                return;
            }
            nested += token == Lexer.Token.OPEN ? 1 : token == Lexer.Token.CLOSE ? -1 : 0;
        }
    }

    private static void reference(Lexer lexer) {
        int after = lexer.at();
        boolean reference = lexer.next() == Lexer.Token.NUMBER && lexer.next() == Lexer.Token.KEYWORD && lexer.is("R");
        if (!reference) {
            lexer.goTo(after);
        }
    }

    private void gap(int from, int to) {
        restUntil(new Lexer(bytes, Math.min(from, bytes.length), Math.max(0, Math.min(to, bytes.length))), to);
    }

    private void restUntil(Lexer lexer, int to) {
        int from = lexer.at();
        while (next(lexer) != Lexer.Token.END && from < to) {
            surplus.write(bytes, from, lexer.at() - from);
            from = lexer.at();
        }
    }

    void tell(String place, Telling telling) {
        var text = new StringBuilder();
        for (String comment : comments) {
            byte[] written = comment.getBytes(StandardCharsets.ISO_8859_1);
            text.append(PdfText.isText(written) ? comment : BinaryStrings.in(written))
                    .append('\n');
        }
        String said = text.toString().replaceAll("(?m)^%+", "");
        telling.text(place, "comments", Segment.Use.CONTENT, Mechanism.OTHER_PART, said, null);
        telling.hidden(place + " behind the value", surplus.toByteArray());
    }
}
