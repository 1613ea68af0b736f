package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** The texts of pages: paragraphs and tables of what is seen, and the places of what is not. */
final class PageTexts {
    /** What is in more places is said of the page as a whole. */
    private static final int PLACES = 200;

    private static final int SHORTEST_REPLACEMENT = 4;
    private static final int SHORTEST_NUMBER = 7;

    private final Telling telling;
    private final Map<Mechanism, PageTables> tables = new EnumMap<>(Mechanism.class);

    PageTexts(Telling telling) {
        this.telling = telling;
    }

    /**
     * What of it is seen.
     *
     * @param page its number, or what else it is called
     */
    List<Line> take(String page, PageFound found) {
        Map<Mechanism, List<Glyph>> byMechanism = new EnumMap<>(Mechanism.class);
        List<Glyph> same = null;
        Mechanism last = null;
        for (Glyph glyph : found.glyphs()) {
            Mechanism mechanism = telling.mechanism(glyph.mechanism);
            if (same == null || mechanism != last) {
                same = byMechanism.computeIfAbsent(mechanism, each -> new ArrayList<>());
                last = mechanism;
            }
            same.add(glyph);
        }
        List<Line> visible = List.of();
        Set<String> words = new HashSet<>();
        for (Map.Entry<Mechanism, List<Glyph>> each : byMechanism.entrySet()) {
            List<Line> lines = TextLines.of(each.getValue());
            lines.forEach(line -> line.words().forEach(word -> words.add(word.text())));
            if (each.getKey() == Mechanism.VISIBLE) {
                visible = lines;
                lines.forEach(telling::show);
            } else if (each.getKey() == Mechanism.COVERED_TEXT) {
                lines = notShownAgain(lines, visible);
            }
            take(page, each.getKey(), lines);
        }
        tables.forEach((mechanism, table) -> {
            if (!byMechanism.containsKey(mechanism)) {
                table.end();
            }
        });
        found.unread().forEach((place, mechanism) -> telling.unread(place, mechanism));
        found.pictures().forEach(telling::shown);
        found.seenPictures().forEach(telling::picture);
        if (byMechanism.size() > 1) {
            halves(page, found, byMechanism.keySet(), words);
        }
        replacements(page, found);
        unpainted(page, found);
        return visible;
    }

    /** Words of which only a part is seen: neither part may say what the whole says. */
    private void halves(String page, PageFound found, Set<Mechanism> mechanisms, Set<String> words) {
        Mechanism hidden = mechanisms.stream()
                .filter(each -> each != Mechanism.VISIBLE)
                .findFirst()
                .orElse(Mechanism.VISIBLE);
        List<String> halves = new ArrayList<>();
        for (Line line : TextLines.of(found.glyphs())) {
            for (Line.Word word : line.words()) {
                if (word.text().length() >= SHORTEST_NUMBER && !words.contains(word.text())) {
                    halves.add(word.text());
                }
            }
        }
        telling.text("page " + page, "partly hidden", Segment.Use.SETTING, hidden, String.join("\n", halves), null);
    }

    /** A text that was painted again over what covers it hides nothing. */
    private static List<Line> notShownAgain(List<Line> covered, List<Line> visible) {
        Set<String> shown = new HashSet<>();
        for (Line line : visible) {
            line.words().forEach(word -> shown.add(word.text() + " " + Math.round(word.start() / 4)));
        }
        return covered.stream()
                .filter(line -> line.words().stream()
                        .anyMatch(word -> !shown.contains(word.text() + " " + Math.round(word.start() / 4))))
                .toList();
    }

    private void take(String page, Mechanism mechanism, List<Line> all) {
        List<Line> lines =
                all.stream().filter(line -> telling.isNew(line.text())).toList();
        if (lines.isEmpty()) {
            return;
        }
        PageTables table = tables.computeIfAbsent(
                mechanism, each -> new PageTables(telling.place(""), mechanism, telling.budget(), telling.gathered()));
        List<Line> taken = table.take(page, lines);
        String path = telling.place("page " + page);
        if (mechanism == Mechanism.VISIBLE || telling.mechanism(Mechanism.VISIBLE) != Mechanism.VISIBLE) {
            int number = 0;
            for (String paragraph : paragraphs(lines, taken)) {
                number++;
                segment(path, "paragraph " + number, mechanism, paragraph);
            }
        } else if (lines.size() > PLACES) {
            segment(
                    path,
                    "",
                    mechanism,
                    String.join("\n", lines.stream().map(Line::text).toList()));
        } else {
            for (Line line : lines) {
                int[] at = Line.rectangle(List.of(line));
                segment(
                        path + " [" + at[0] + "," + at[1] + "," + at[2] + "," + at[3] + "]",
                        "",
                        mechanism,
                        line.text());
            }
        }
    }

    /** Each row of a table is one; other lines belong together as they stand. */
    static List<String> paragraphs(List<Line> lines, List<Line> taken) {
        if (taken.isEmpty()) {
            return Paragraphs.of(lines);
        }
        Set<Line> rows = new HashSet<>(taken);
        List<String> paragraphs = new ArrayList<>();
        List<Line> between = new ArrayList<>();
        for (Line line : lines) {
            if (rows.contains(line)) {
                paragraphs.addAll(Paragraphs.of(between));
                between.clear();
                paragraphs.add(line.text());
            } else {
                between.add(line);
            }
        }
        paragraphs.addAll(Paragraphs.of(between));
        return paragraphs;
    }

    private void segment(String path, String location, Mechanism mechanism, String text) {
        telling.budget().readCell();
        telling.gathered().segment(new Segment(path, location, Segment.Use.CONTENT, mechanism, text, null));
    }

    /** What is read aloud or copied instead of what is shown. Pieces that are too short to say anything may say it together. */
    private void replacements(String page, PageFound found) {
        var pieces = new StringBuilder();
        Set<String> told = new HashSet<>();
        int contradicting = 0;
        for (Replacement each : found.replacements()) {
            String text = each.text();
            if (text.strip().length() < SHORTEST_REPLACEMENT) {
                pieces.append(text.strip());
                contradicting += each.contradicts(found.glyphs());
            } else if (!each.repeats(found.glyphs()) && !telling.isShown(text) && told.add(text)) {
                telling.text(
                        "page " + page, "text read instead", Segment.Use.CONTENT, Mechanism.INVISIBLE_TEXT, text, null);
            }
        }
        Segment.Use use = contradicting >= SHORTEST_NUMBER ? Segment.Use.CONTENT : Segment.Use.SETTING;
        telling.text("page " + page, "", use, Mechanism.INVISIBLE_TEXT, pieces.toString(), null);
    }

    /** Comments and the like, which no program shows. */
    private void unpainted(String page, PageFound found) {
        String path = "page " + page;
        telling.text(
                path,
                "not painted",
                Segment.Use.CONTENT,
                Mechanism.OTHER_PART,
                String.join("\n", found.unpainted()),
                null);
        String names = String.join("\n", found.instructions().names());
        telling.text(path, "names", Segment.Use.SETTING, Mechanism.OTHER_PART, names, null);
    }

    /** There are no more pages. */
    void end() {
        tables.values().forEach(PageTables::end);
    }
}
