package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Streams of references (ISO 32000-2, 7.5.8) to which the end of the file leads, one after the other. They need not name themselves, so
 * that no other table says where they are.
 */
final class ReferenceTables {
    private static final int MOST = 10_000;

    private final byte[] bytes;
    private final COSDocument document;
    private final Budget budget;
    private final Map<Integer, Integer> streams = new TreeMap<>();
    private final Deque<Long> waiting = new ArrayDeque<>();

    private ReferenceTables(byte[] bytes, COSDocument document, Budget budget) {
        this.bytes = bytes;
        this.document = document;
        this.budget = budget;
    }

    /** Where each begins and ends, of those that hold nothing but references. */
    static Map<Integer, Integer> of(byte[] bytes, COSDocument document, Budget budget) {
        var tables = new ReferenceTables(bytes, document, budget);
        Set<Long> met = new HashSet<>();
        tables.waiting.add(document.getStartXref());
        while (!tables.waiting.isEmpty() && met.size() < MOST) {
            long at = tables.waiting.pop();
            if (at > 0 && at < bytes.length && met.add(at)) {
                tables.read((int) at);
            }
        }
        return tables.streams;
    }

    private void read(int at) {
        var lexer = new Lexer(bytes, at, bytes.length);
        Lexer.Token token = lexer.next();
        int begin = lexer.start();
        boolean stream = token == Lexer.Token.NUMBER;
        String before = stream ? "obj" : "trailer";
        while (token != Lexer.Token.END && !lexer.is(before)) {
            token = lexer.next();
        }
        COSDictionary dictionary = dictionary(lexer);
        if (dictionary == null) {
            return;
        }
        waiting.add(dictionary.getLong(COSName.PREV));
        waiting.add(dictionary.getLong(COSName.XREF_STM));
        if (stream && lexer.next() == Lexer.Token.KEYWORD && lexer.is("stream")) {
            stream(dictionary, begin, lexer);
        }
    }

    /** What it refers to does not matter here. */
    private @Nullable COSDictionary dictionary(Lexer lexer) {
        lexer.next();
        int from = lexer.start();
        int nested = lexer.is("<<") ? 1 : 0;
        while (nested > 0) {
            switch (lexer.next()) {
                case OPEN -> nested++;
                case CLOSE -> nested--;
                case END -> {
                    return null;
                }
                default -> {
                    // what lies in it is read as a whole
                }
            }
        }
        String text = new String(bytes, from, lexer.at() - from, StandardCharsets.ISO_8859_1);
        byte[] direct = text.replaceAll("\\d+\\s+\\d+\\s+R\\b", "0").getBytes(StandardCharsets.ISO_8859_1);
        try {
            return new PDFStreamParser(direct).parseNextToken() instanceof COSDictionary dictionary ? dictionary : null;
        } catch (IOException e) {
            // whoever parses the file refuses it too, or finds another
            return null;
        }
    }

    private void stream(COSDictionary dictionary, int begin, Lexer lexer) {
        int data = WrittenObjects.data(bytes, lexer.at());
        long length = dictionary.getLong(COSName.LENGTH);
        if (length < 1 || length > bytes.length - data) {
            return;
        }
        lexer.goTo((int) (data + length));
        boolean ends = lexer.next() == Lexer.Token.KEYWORD
                && lexer.is("endstream")
                && lexer.next() == Lexer.Token.KEYWORD
                && lexer.is("endobj");
        try (COSStream stream = document.createCOSStream(dictionary, data, length)) {
            PackedStream unpacked = PackedStream.of(stream, budget);
            byte[] references = unpacked.bytes();
            boolean whole = ends && unpacked.behind().length == 0;
            if (whole && references != null && MachineData.fits("", references, dictionary)) {
                streams.put(begin, lexer.at());
            }
        } catch (IOException e) {
            // it stays what nobody reads
            return;
        }
    }
}
