package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain text: as a table where its lines are separated values; otherwise by paragraph, and as a table besides where its lines have
 * columns of fixed width. A table that was only guessed never replaces the paragraphs: a cut through a number would hide it.
 */
public final class PlainTextReading {
    private static final double CERTAIN = 0.9;
    private static final int FEWEST_ROWS = 3;
    private static final int FEWEST_ITEMS = 5;
    private static final int LONGEST_ITEM = 60;
    private static final double ITEMS_SHARE = 0.8;
    /** So many lines at most are one paragraph: what stands further apart is not said of each other. */
    private static final int LONGEST_PARAGRAPH = 200;

    private final Budget budget;

    public PlainTextReading(Budget budget) {
        this.budget = budget;
    }

    public Contents read(byte[] file) {
        EncodedText encoded = TextEncoding.of(file);
        budget.read(file.length);
        return read(encoded.text(), OtherReadings.of(encoded, budget));
    }

    /** A text of which it is said elsewhere in which encoding it is. */
    public Contents read(EncodedText encoded) {
        budget.read(encoded.bytes().length);
        return read(encoded.text(), OtherReadings.of(encoded, budget));
    }

    /** Characters that were counted where they were read. */
    public Contents read(String text) {
        return read(text, List.of());
    }

    private Contents read(String text, List<Segment> otherwise) {
        List<Segment> segments = new ArrayList<>(otherwise);
        Table separated = separated(text);
        if (separated != null) {
            return new Contents(Contents.Format.TXT, SheetCount.NONE, List.of(separated), segments);
        }
        List<String> lines = text.lines().toList();
        segments.addAll(paragraphs(lines));
        Table table = new FixedWidth(budget).table(lines);
        if (table == null && isList(lines)) {
            table = list(lines);
        }
        return new Contents(Contents.Format.TXT, SheetCount.NONE, table == null ? List.of() : List.of(table), segments);
    }

    private @Nullable Table separated(String text) {
        Separator.Guess guess = Separator.of(text);
        boolean certain = guess.score() >= CERTAIN && guess.rows() >= FEWEST_ROWS;
        // two fields at each comma may be prose that happens to have one in every line
        if (!certain || (guess.fields() < 3 && guess.separator() != '\t' && guess.separator() != '|')) {
            return null;
        }
        try {
            return new CsvReading(budget).table(text, guess.separator());
        } catch (CsvParseException | IOException e) {
            if (e.getCause() instanceof UninspectableFile unread) {
                throw unread;
            }
            // quotes as in prose: it is read by paragraph then
            return null;
        }
    }

    /** Short lines that are no sentences: one thing in each, perhaps a person. */
    private static boolean isList(List<String> lines) {
        long filled = lines.stream().filter(line -> !line.isBlank()).count();
        long items = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.length() <= LONGEST_ITEM && !line.endsWith("."))
                .count();
        return filled >= FEWEST_ITEMS && items >= ITEMS_SHARE * filled;
    }

    private Table list(List<String> lines) {
        var cells = new TextCells();
        for (int row = 0; row < lines.size(); row++) {
            String line = lines.get(row).strip();
            if (!line.isEmpty()) {
                budget.readCell();
                cells.add(row, 0, line.toCharArray(), 0, line.length());
            }
        }
        return new Table("file", "", Mechanism.VISIBLE, cells);
    }

    private List<Segment> paragraphs(List<String> lines) {
        var paragraphs = new ArrayList<Segment>();
        var paragraph = new StringBuilder();
        int first = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean ends = i == lines.size() || lines.get(i).isBlank() || i - first >= LONGEST_PARAGRAPH;
            if (ends && !paragraph.isEmpty()) {
                budget.readCell();
                String place = i - first == 1 ? "line " + (first + 1) : "lines " + (first + 1) + "-" + i;
                paragraphs.add(
                        new Segment("file", place, Segment.Use.CONTENT, Mechanism.VISIBLE, paragraph.toString(), null));
                paragraph.setLength(0);
            }
            if (i < lines.size() && !lines.get(i).isBlank()) {
                first = paragraph.isEmpty() ? i : first;
                paragraph.append(paragraph.isEmpty() ? "" : "\n").append(lines.get(i));
            }
        }
        return paragraphs;
    }
}
