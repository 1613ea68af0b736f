package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Divides a style sheet (CSS Syntax 3) into its rules, as far as that can be done without knowing what they mean. What is conditional on
 * the medium or the window is marked so.
 */
final class CssScanner {
    private static final Pattern SELDOM = Pattern.compile(
            "^@media\\s[^{]*(\\bprint\\b|\\bspeech\\b|max-(device-)?width|max-(device-)?height|prefers-|orientation|monochrome)");
    private static final int DEEPEST = 16;

    /** @param declarations by property, in small letters; the value as written, with its importance */
    record Rule(String selector, Map<String, String> declarations) {}

    private final List<Rule> rules = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private boolean external;
    private boolean notUnderstood;

    CssScanner(String sheet) {
        scan(new CssTokens(sheet.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n')).withoutComments(), 0);
    }

    /** Rules that count in the usual window, in their order. */
    List<Rule> rules() {
        return rules;
    }

    /** Texts that the sheet adds to the page. */
    List<String> contents() {
        return contents;
    }

    /** Whether it takes in another sheet. */
    boolean isExternal() {
        return external;
    }

    /** Whether it is written so that its rules could not be told apart. */
    boolean isNotUnderstood() {
        return notUnderstood;
    }

    private void scan(String css, int depth) {
        int at = 0;
        while (at < css.length()) {
            int stop = next(css, at, "{;");
            String prelude = css.substring(at, stop).strip().replaceFirst("^(<!--|-->|\\s)+", "");
            if (stop == css.length() || css.charAt(stop) == ';') {
                external |= unescaped(prelude).toLowerCase(Locale.ROOT).startsWith("@import");
                at = stop + 1;
                continue;
            }
            int end = closing(css, stop);
            block(prelude, css.substring(stop + 1, end), depth);
            at = end + 1;
        }
    }

    private void block(String prelude, String body, int depth) {
        String lower = unescaped(prelude).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("@")) {
            notUnderstood |= next(body, 0, "{") < body.length();
            Map<String, String> declarations = declarations(body);
            String content = declarations.get("content");
            if (content != null) {
                contents.add(unescaped(content));
            }
            rules.add(new Rule(prelude, declarations));
        } else if (lower.startsWith("@media")
                || lower.startsWith("@supports")
                || lower.startsWith("@layer")
                || lower.startsWith("@container")
                || lower.startsWith("@document")
                || lower.startsWith("@scope")) {
            notUnderstood |= depth == DEEPEST || lower.startsWith("@scope");
            if (depth < DEEPEST && !SELDOM.matcher(lower).find()) {
                scan(body, depth + 1);
            }
        }
    }

    /** Of a rule, or of an element's own style. */
    static Map<String, String> declarations(String body) {
        var declarations = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < body.length()) {
            int end = next(body, at, ";");
            String declaration = body.substring(at, end);
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String property =
                        unescaped(declaration.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
                String value = declaration.substring(colon + 1).strip();
                boolean outweighed = isImportant(declarations.getOrDefault(property, "")) && !isImportant(value);
                if (!outweighed) {
                    declarations.remove(property);
                    declarations.put(property, value);
                }
            }
            at = end + 1;
        }
        return declarations;
    }

    static boolean isImportant(String value) {
        return value.toLowerCase(Locale.ROOT).contains("!important") || value.contains("! important");
    }

    /** The next of these characters outside of texts and brackets; the end where there is none. */
    private static int next(String css, int from, String stops) {
        int open = 0;
        for (int i = from; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\'') {
                i = endOfText(css, i, c);
            } else if (c == '(') {
                open++;
            } else if (c == ')') {
                open = Math.max(0, open - 1);
            } else if (stops.indexOf(c) >= 0 && (open == 0 || c == '{')) {
                return i;
            }
        }
        return css.length();
    }

    private static int closing(String css, int brace) {
        int open = 0;
        for (int i = brace; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\'') {
                i = endOfText(css, i, c);
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return css.length();
    }

    /** A text that is not closed ends with its line. */
    private static int endOfText(String css, int from, char quote) {
        for (int i = from + 1; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote || c == '\n') {
                return i;
            }
        }
        return css.length();
    }

    /** Characters may be written by their numbers. */
    static String unescaped(String css) {
        if (css.indexOf('\\') < 0) {
            return css;
        }
        var text = new StringBuilder();
        int i = 0;
        while (i < css.length()) {
            char c = css.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            int start = i;
            while (i < css.length() && i - start < 6 && Character.digit(css.charAt(i), 16) >= 0) {
                i++;
            }
            if (i > start) {
                int code = Integer.parseInt(css.substring(start, i), 16);
                text.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
                i += i < css.length() && Character.isWhitespace(css.charAt(i)) ? 1 : 0;
            } else if (i < css.length()) {
                text.append(css.charAt(i++));
            }
        }
        return text.toString();
    }
}
