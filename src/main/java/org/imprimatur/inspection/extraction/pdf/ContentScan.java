package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.imprimatur.inspection.extraction.BinaryStrings;

/**
 * What content streams (ISO 32000-2, 7.8.2) hold besides instructions: comments, strings for which no instruction comes, and damage
 * behind which programs differ in what they go on with.
 */
final class ContentScan {
    /** Bytes behind an inline picture that tell that it has ended. */
    private static final int AFTER_PICTURE = 10;

    private static final int NONE = -1;
    private static final int FURTHER = 1 << 15;
    /** Of all that is looked at beyond the ends of inline pictures. */
    private static final int MOST_FURTHER = 1 << 26;

    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> waiting = new ArrayList<>();
    private int nested;
    private int further = MOST_FURTHER;
    private boolean damaged;
    /** Where the strings begin and end that wait for their instruction. */
    private int[] places = new int[16];

    private int count;
    /** Where the operands of the next instruction begin. */
    private int operands = NONE;
    /** Where the instructions began that nobody knows. */
    private int unknown = NONE;

    /** The next piece of the content. */
    void read(byte[] content) {
        var lexer = new Lexer(content, 0, content.length);
        Lexer.Token token = lexer.next();
        operands = NONE;
        unknown = NONE;
        while (token != Lexer.Token.END) {
            if (operands == NONE && token != Lexer.Token.COMMENT) {
                operands = lexer.start();
            }
            switch (token) {
                case COMMENT -> comment(lexer.token());
                case STRING -> string(lexer);
                case OPEN -> nested++;
                case CLOSE -> nested = Math.max(0, nested - 1);
                case KEYWORD -> keyword(lexer, content);
                case ODD -> damaged = true;
                default -> {
                    // numbers and names say nothing by themselves
                }
            }
            token = lexer.next();
        }
        unknownUntil(content.length, content);
        for (int i = 0; i < count; i += 2) {
            waiting.add(Arrays.copyOfRange(content, places[i], places[i + 1]));
        }
        count = 0;
    }

    private void comment(byte[] comment) {
        texts.add(readable(comment).replaceFirst("^%+", "").strip());
    }

    private void string(Lexer lexer) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = lexer.start();
        places[count++] = lexer.at();
    }

    private void keyword(Lexer lexer, byte[] content) {
        if (lexer.is("true") || lexer.is("false") || lexer.is("null") || lexer.is("R")) {
            return;
        }
        damaged |= nested > 0;
        nested = 0;
        count = 0;
        waiting.clear();
        if (!Instructions.isKnown(lexer.text())) {
            unknown = unknown == NONE ? operands : unknown;
        } else {
            unknownUntil(operands, content);
        }
        operands = NONE;
        if (lexer.is("ID")) {
            goBehindPicture(lexer, content);
        }
    }

    /** Where very many pictures end in a way that has to be searched for, programs will not agree about the last of them. */
    private void goBehindPicture(Lexer lexer, byte[] content) {
        int end = endOfPicture(content, lexer.at(), Math.min(FURTHER, further));
        if (end >= 2 && end <= content.length && !standsAlone(content, end - 2, lexer.at())) {
            further = Math.max(0, further - FURTHER);
            damaged |= further == 0;
        }
        lexer.goTo(end);
    }

    /** Instructions that nobody knows are passed over by viewers: what they say is in their words. */
    private void unknownUntil(int to, byte[] content) {
        if (unknown != NONE) {
            texts.add(readable(Arrays.copyOfRange(content, unknown, to)).strip());
            unknown = NONE;
        }
    }

    /** There is no more of it. */
    void end() {
        damaged |= nested > 0;
        for (byte[] string : waiting) {
            try {
                texts.add(
                        new PDFStreamParser(string).parseNextToken() instanceof COSString text ? PdfText.of(text) : "");
            } catch (IOException e) {
                damaged = true;
            }
        }
        waiting.clear();
    }

    /** Whether what comes next may belong to what came last. */
    boolean isWaiting() {
        return !waiting.isEmpty() || nested > 0;
    }

    /** Whether something in it is no token, or stands where it cannot stand. */
    boolean isDamaged() {
        return damaged;
    }

    List<String> texts() {
        return texts;
    }

    private static String readable(byte[] token) {
        return PdfText.isText(token) ? PdfText.of(new COSString(token)) : BinaryStrings.in(token);
    }

    /** Whether something in the data of an inline picture ends it already, so that programs differ in where they go on. */
    static boolean endsWithin(byte[] data) {
        return endOfPicture(data, 0, data.length) < data.length;
    }

    /**
     * Where the instruction {@code EI} ends behind the data of an inline picture (ISO 32000-2, 8.9.7); the end where there is none. It
     * should stand by itself; some write it at the end of the data, in which it may also stand by chance.
     *
     * @param further how many bytes behind such a one it may stand by itself
     */
    private static int endOfPicture(byte[] content, int from, int further) {
        int attached = content.length;
        long to = content.length - 2L;
        for (int i = from; i <= to; i++) {
            if (content[i] == 'E' && content[i + 1] == 'I' && isText(content, i + 2)) {
                if (standsAlone(content, i, from)) {
                    return i + 2;
                }
                if (further < content.length && attached == content.length) {
                    attached = i + 2;
                    to = Math.min(to, (long) i + further);
                }
            }
        }
        return attached;
    }

    private static boolean standsAlone(byte[] content, int at, int from) {
        return at <= from || Lexer.isBlank(content[at - 1]) || content[at - 1] == '>';
    }

    private static boolean isText(byte[] content, int from) {
        if (from < content.length && !Lexer.isBlank(content[from])) {
            return false;
        }
        for (int i = from; i < Math.min(content.length, from + 1 + AFTER_PICTURE); i++) {
            if (content[i] < ' ' && !Lexer.isBlank(content[i])) {
                return false;
            }
        }
        return true;
    }
}
