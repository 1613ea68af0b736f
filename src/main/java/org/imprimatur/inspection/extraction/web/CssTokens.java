package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Divides a style sheet into its tokens (CSS Syntax 3, 4), as far as texts, addresses and comments are to be told from the rest. */
final class CssTokens {
    /**
     * A text or an address, with its escapes resolved.
     *
     * @param from where it begins in the sheet
     * @param to where it ends
     * @param address whether it is an address without quotes
     */
    record Token(String text, int from, int to, boolean address) {}

    private final String css;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;

    CssTokens(String css) {
        this.css = css;
        while (at < css.length()) {
            next();
        }
    }

    /** Texts and addresses in their order. */
    List<Token> tokens() {
        return tokens;
    }

    /** The sheet with a space for each comment; what looks like one in a text or an address is none. */
    String withoutComments() {
        return plain.toString();
    }

    private void next() {
        char c = css.charAt(at);
        int from = at;
        if (c == '/' && at + 1 < css.length() && css.charAt(at + 1) == '*') {
            int end = css.indexOf("*/", at + 2);
            at = end < 0 ? css.length() : end + 2;
            plain.append(' ');
            return;
        }
        if (c == '"' || c == '\'') {
            text(c);
        } else if (isOfName(c) || isEscape(at)) {
            if (name().toLowerCase(Locale.ROOT).equals("url") && at < css.length() && css.charAt(at) == '(') {
                address(from);
            }
        } else {
            at++;
        }
        plain.append(css, from, at);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c >= 0x80;
    }

    private boolean isEscape(int i) {
        return css.charAt(i) == '\\' && i + 1 < css.length() && !isLineEnd(css.charAt(i + 1));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isSpace(char c) {
        return isLineEnd(c) || c == ' ' || c == '\t';
    }

    private String name() {
        var name = new StringBuilder();
        while (at < css.length()) {
            if (isEscape(at)) {
                escape(name);
            } else if (isOfName(css.charAt(at))) {
                name.append(css.charAt(at++));
            } else {
                break;
            }
        }
        return name.toString();
    }

    /** A text that is not closed ends with its line. */
    private void text(char quote) {
        int from = at++;
        var text = new StringBuilder();
        while (at < css.length() && css.charAt(at) != quote && !isLineEnd(css.charAt(at))) {
            if (css.charAt(at) != '\\') {
                text.append(css.charAt(at++));
            } else if (isEscape(at)) {
                escape(text);
            } else {
                // the line goes on
                boolean two = css.startsWith("\r\n", at + 1);
                at = Math.min(css.length(), at + (two ? 3 : 2));
            }
        }
        if (at < css.length() && css.charAt(at) == quote) {
            at++;
        }
        tokens.add(new Token(text.toString(), from, at, false));
    }

    /** One in quotes is a text that is read next. What has a quote or a bracket in it is no address, and goes to its bracket. */
    private void address(int from) {
        at++;
        while (at < css.length() && isSpace(css.charAt(at))) {
            at++;
        }
        if (at < css.length() && (css.charAt(at) == '"' || css.charAt(at) == '\'')) {
            return;
        }
        var address = new StringBuilder();
        while (at < css.length() && css.charAt(at) != ')') {
            if (isEscape(at)) {
                escape(address);
            } else {
                address.append(css.charAt(at++));
            }
        }
        at = Math.min(css.length(), at + 1);
        tokens.add(new Token(address.toString(), from, at, true));
    }

    /** A character that is written by its number, or that means nothing but itself. */
    private void escape(StringBuilder to) {
        int start = ++at;
        while (at < css.length() && at - start < 6 && Character.digit(css.charAt(at), 16) >= 0) {
            at++;
        }
        if (at == start) {
            to.append(css.charAt(at++));
            return;
        }
        int code = Integer.parseInt(css.substring(start, at), 16);
        boolean character = code > 0 && Character.isValidCodePoint(code) && (code < 0xd800 || code > 0xdfff);
        to.appendCodePoint(character ? code : 0xfffd);
        if (css.startsWith("\r\n", at)) {
            at += 2;
        } else if (at < css.length() && isSpace(css.charAt(at))) {
            at++;
        }
    }
}
