package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the tokens of objects and of content streams from each other (ISO 32000-2, 7.2 and 7.3), and the comments between them. */
final class Lexer {
    enum Token {
        END,
        COMMENT,
        STRING,
        NUMBER,
        NAME,
        KEYWORD,
        OPEN,
        CLOSE,
        /** What belongs to no token. */
        ODD
    }

    private final byte[] bytes;
    private final int to;
    private int start;
    private int at;

    Lexer(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.start = from;
        this.at = from;
        this.to = to;
    }

    /** Where the last token began. */
    int start() {
        return start;
    }

    /** Where the last token ended. */
    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    boolean is(String word) {
        if (at - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    byte[] token() {
        return Arrays.copyOfRange(bytes, start, at);
    }

    String text() {
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    Token next() {
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        start = at;
        if (at >= to) {
            return Token.END;
        }
        byte first = bytes[at++];
        return switch (first) {
            case '%' -> {
                while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
                    at++;
                }
                yield Token.COMMENT;
            }
            case '(' -> string();
            case '<' -> at < to && bytes[at] == '<' ? second(Token.OPEN) : hexadecimal();
            case '>' -> at < to && bytes[at] == '>' ? second(Token.CLOSE) : Token.ODD;
            case '[', '{' -> Token.OPEN;
            case ']', '}' -> Token.CLOSE;
            case ')' -> Token.ODD;
            case '/' -> word(Token.NAME);
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> word(Token.NUMBER);
            default -> first >= 0 && first < ' ' ? Token.ODD : word(Token.KEYWORD);
        };
    }

    private Token second(Token token) {
        at++;
        return token;
    }

    private Token word(Token token) {
        while (at < to && !isBlank(bytes[at]) && !isDelimiter(bytes[at])) {
            at++;
        }
        return token;
    }

    private Token string() {
        int depth = 1;
        while (at < to && depth > 0) {
            byte each = bytes[at++];
            if (each == '\\') {
                at++;
            } else if (each == '(') {
                depth++;
            } else if (each == ')') {
                depth--;
            }
        }
        at = Math.min(at, to);
        return depth > 0 ? Token.ODD : Token.STRING;
    }

    private Token hexadecimal() {
        while (at < to && bytes[at] != '>') {
            at++;
        }
        if (at >= to) {
            return Token.ODD;
        }
        at++;
        return Token.STRING;
    }

    static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == 0 || each == '\f';
    }

    private static boolean isDelimiter(byte each) {
        return switch (each) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }
}
