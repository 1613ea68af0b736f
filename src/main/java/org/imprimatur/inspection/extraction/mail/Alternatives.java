package org.imprimatur.inspection.extraction.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;

/**
 * Compares the ways in which one body is written. Programs show the best that they can; what another says more is seen by nobody. Words
 * are compared in their order, whatever lines, signs and tables they stand in.
 */
final class Alternatives {
    private static final Pattern ADDRESS = Pattern.compile("<?\\b(https?|mailto|cid):[^\\s>]+>?");

    private static final int FEW = 20;
    private static final Pattern MARK = Pattern.compile("^[>\\s]*(\\d{1,3}[.)]|[*\u2022o-])\\s+");
    /** With what is said instead of it, which is too short to be anybody where the page's reader leaves it out. */
    private static final Pattern PICTURE =
            Pattern.compile("\\[(image|inline image|cid):\\s*(?:[^\\]]{1,6}\\]|([^\\]]*))");

    private final Budget budget;
    /** All words, each with a blank before and after it. */
    private final String said;

    private int at;

    Alternatives(Contents shown, Budget budget) {
        this.budget = budget;
        var words = new StringBuilder(" ");
        for (Segment segment : shown.segments()) {
            boolean setting = segment.use() == Segment.Use.SETTING && segment.mechanism() != Mechanism.HYPERLINK;
            words(setting ? fewWords(segment.text()) : segment.text(), words);
        }
        shown.tables().forEach(table -> table.cells().forEach(cell -> words(cell.text(), words)));
        this.said = words.toString();
    }

    /** Descriptions of pictures are settings too. A list in them is said by nobody: of settings only identifiers are judged. */
    private static String fewWords(String settings) {
        return settings.lines()
                .filter(line -> line.chars().noneMatch(Character::isDigit))
                .limit(FEW)
                .collect(Collectors.joining("\n"));
    }

    /** What of the other is not in the one that is shown. */
    Contents beside(Contents other) {
        var segments = new ArrayList<Segment>();
        for (Segment segment : other.segments()) {
            String left = segment.mechanism() == Mechanism.VISIBLE ? unsaid(segment.text()) : segment.text();
            if (!left.isBlank()) {
                segments.add(new Segment(
                        segment.path(),
                        segment.location(),
                        segment.use(),
                        segment.mechanism(),
                        left,
                        segment.header()));
            }
        }
        var tables = new ArrayList<Table>();
        for (Table table : other.tables()) {
            List<Cell> left = unsaid(table.cells());
            if (!left.isEmpty()) {
                tables.add(new Table(table.path(), table.name(), table.sheet(), left));
            }
        }
        return new Contents(
                null, null, SheetCount.NONE, tables, segments, other.unread(), other.misnamed(), other.named());
    }

    private String unsaid(String text) {
        return String.join("\n", text.lines().filter(line -> !isSaid(line)).toList());
    }

    /** Rows that are not said, with the first row, which says what they are. */
    private List<Cell> unsaid(List<Cell> cells) {
        var rows = new TreeMap<Integer, List<Cell>>();
        cells.forEach(cell ->
                rows.computeIfAbsent(cell.row(), each -> new ArrayList<>()).add(cell));
        var left = new ArrayList<Cell>();
        List<Cell> first = List.of();
        for (List<Cell> row : rows.values()) {
            first = first.isEmpty() ? row : first;
            var text = new StringBuilder();
            row.forEach(cell -> text.append(cell.text()).append(' '));
            if (!isSaid(text.toString())) {
                if (left.isEmpty() && row != first) {
                    left.addAll(first);
                }
                left.addAll(row);
            }
        }
        return left;
    }

    /** What a program writes into a text for the marks of a list and for pictures is nobody's saying. */
    private boolean isSaid(String line) {
        return isAllSaid(line)
                || isAllSaid(
                        PICTURE.matcher(MARK.matcher(line).replaceFirst("")).replaceAll("$2"));
    }

    private boolean isAllSaid(String line) {
        int from = 0;
        Matcher address = ADDRESS.matcher(line);
        while (address.find()) {
            if (!areSaid(line.substring(from, address.start())) || !areSaid(decoded(address.group()))) {
                return false;
            }
            from = address.end();
        }
        return areSaid(line.substring(from));
    }

    /** As addresses in pages are read. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }

    /** Mostly the next words are those after the last that were found. */
    private boolean areSaid(String text) {
        var words = new StringBuilder(" ");
        words(text, words);
        if (words.length() == 1) {
            return true;
        }
        budget.checkTime();
        int found = said.indexOf(words.toString(), at);
        if (found < 0) {
            found = said.indexOf(words.toString());
        }
        at = found < 0 ? at : found + words.length() - 1;
        return found >= 0;
    }

    private static void words(String text, StringBuilder into) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (letter) {
                into.append(Character.toLowerCase(c));
            } else if (inWord) {
                into.append(' ');
            }
            inWord = letter;
        }
        if (inWord) {
            into.append(' ');
        }
    }
}
