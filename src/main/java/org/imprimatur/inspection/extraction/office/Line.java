package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** A paragraph as its pieces come, each with how it stands in the file. Not thread-safe. */
final class Line {
    /** What is read in its place by whoever sees the changes accepted. */
    private static final Set<Mechanism> READ_WITH_THE_REST = EnumSet.of(Mechanism.TRACKED_INSERTION);

    /** No number that names anybody is longer. */
    private static final int LONGEST_WORD = 64;

    private final StringBuilder all = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>(1);

    private record Piece(int from, Mechanism mechanism) {}

    void add(String text, Mechanism mechanism) {
        if (text.isEmpty()) {
            return;
        }
        if (pieces.isEmpty() || pieces.get(pieces.size() - 1).mechanism() != mechanism) {
            pieces.add(new Piece(all.length(), mechanism));
        }
        all.append(text);
    }

    int length() {
        return all.length();
    }

    String from(int start) {
        return all.substring(start);
    }

    /** Takes back what was added from there on. */
    void cut(int start) {
        all.setLength(start);
        pieces.removeIf(piece -> piece.from() >= start);
    }

    /** What was added from there on, hidden by this mechanism. */
    void hide(int start, Mechanism mechanism) {
        String text = from(start);
        cut(start);
        add(text, mechanism);
    }

    boolean isBlank() {
        for (int i = 0; i < all.length(); i++) {
            if (!Character.isWhitespace(all.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** All of it, whatever hides pieces of it. */
    String whole() {
        return all.toString();
    }

    /** Adds the pieces of another below. */
    void addLine(Line other) {
        if (!all.isEmpty() && !other.isBlank()) {
            add("\n", pieces.get(pieces.size() - 1).mechanism());
        }
        for (int i = 0; i < other.pieces.size(); i++) {
            add(other.text(i), other.pieces.get(i).mechanism());
        }
    }

    /** How many columns its tabs make of it. */
    int columns() {
        return 1 + (int) all.toString().strip().chars().filter(c -> c == '\t').count();
    }

    /** What stands between its tabs. */
    List<Line> atTabs() {
        var columns = new ArrayList<Line>();
        var column = new Line();
        for (int i = 0; i < pieces.size(); i++) {
            String[] parts = text(i).split("\t", -1);
            for (int part = 0; part < parts.length; part++) {
                if (part > 0) {
                    columns.add(column);
                    column = new Line();
                }
                column.add(parts[part], pieces.get(i).mechanism());
            }
        }
        columns.add(column);
        return columns;
    }

    private String text(int piece) {
        int to = piece + 1 < pieces.size() ? pieces.get(piece + 1).from() : all.length();
        return all.substring(pieces.get(piece).from(), to);
    }

    /** How all of it stands; null where the pieces differ. Pieces that are blank do not count. */
    @Nullable
    Mechanism only() {
        Mechanism only = null;
        for (int i = 0; i < pieces.size(); i++) {
            Mechanism mechanism = pieces.get(i).mechanism();
            if (pieces.size() == 1) {
                return mechanism;
            }
            if (!text(i).isBlank()) {
                if (only != null && only != mechanism) {
                    return null;
                }
                only = mechanism;
            }
        }
        return only;
    }

    /** What is read where nothing hides it: over what was deleted or is hidden, with what was inserted. */
    String read(Mechanism base) {
        var read = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Mechanism mechanism = pieces.get(i).mechanism();
            if (mechanism == base || READ_WITH_THE_REST.contains(mechanism)) {
                read.append(text(i));
            }
        }
        return read.toString();
    }

    /** @param base how a piece stands that nothing of its own hides */
    List<Segment> segments(String path, String location, Mechanism base, Segment.Use use) {
        if (isBlank()) {
            return List.of();
        }
        Mechanism only = only();
        if (only != null) {
            return List.of(new Segment(path, location, use, only, all.toString(), null));
        }
        var segments = new ArrayList<Segment>();
        String read = read(base);
        boolean anyOfBase = pieces.stream().anyMatch(piece -> piece.mechanism() == base);
        if (anyOfBase && !read.isBlank()) {
            segments.add(new Segment(path, location, use, base, read, null));
        }
        hidden(base).forEach((mechanism, texts) -> {
            if (!String.join("", texts).isBlank()) {
                segments.add(new Segment(path, location, use, mechanism, String.join(" ", texts), null));
            }
        });
        acrossBorders(base)
                .forEach((mechanism, texts) -> segments.add(
                        new Segment(path, location, Segment.Use.SETTING, mechanism, String.join("\n", texts), null)));
        return segments;
    }

    private Map<Mechanism, List<String>> hidden(Mechanism base) {
        var hidden = new EnumMap<Mechanism, List<String>>(Mechanism.class);
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).mechanism() != base) {
                hidden.computeIfAbsent(pieces.get(i).mechanism(), each -> new ArrayList<>())
                        .add(text(i));
            }
        }
        return hidden;
    }

    /**
     * Words of which a part is hidden: a number half of which is deleted is a number for whoever rejects the deletion. Also what
     * comes of hidden pieces that are put together.
     */
    private Map<Mechanism, List<String>> acrossBorders(Mechanism base) {
        var words = new EnumMap<Mechanism, List<String>>(Mechanism.class);
        hidden(base).forEach((mechanism, texts) -> {
            if (texts.size() > 1) {
                words.computeIfAbsent(mechanism, each -> new ArrayList<>()).add(String.join("", texts));
            }
        });
        var before = new StringBuilder();
        var borders = new ArrayList<Integer>();
        var ofBorders = new ArrayList<Mechanism>();
        Mechanism last = null;
        for (int i = 0; i < pieces.size(); i++) {
            Mechanism mechanism = pieces.get(i).mechanism();
            if (mechanism == Mechanism.TRACKED_INSERTION) {
                continue;
            }
            if (last != null && last != mechanism) {
                borders.add(before.length());
                ofBorders.add(mechanism == base ? last : mechanism);
            }
            last = mechanism;
            before.append(text(i));
        }
        for (int i = 0; i < borders.size(); i++) {
            String word = wordAround(before, borders.get(i));
            if (!word.isEmpty()) {
                words.computeIfAbsent(ofBorders.get(i), each -> new ArrayList<>())
                        .add(word);
            }
        }
        return words;
    }

    /** Empty where no word goes on over the border. */
    private static String wordAround(CharSequence text, int border) {
        int from = border;
        while (from > 0 && border - from < LONGEST_WORD && isOfWord(text.charAt(from - 1))) {
            from--;
        }
        int to = border;
        while (to < text.length() && to - border < LONGEST_WORD && isOfWord(text.charAt(to))) {
            to++;
        }
        return from == border || to == border ? "" : text.subSequence(from, to).toString();
    }

    private static boolean isOfWord(char c) {
        return c > ' ' && c != ',' && c != ';';
    }
}
