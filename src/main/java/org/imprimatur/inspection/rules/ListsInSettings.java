package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists in settings. What programs keep in attributes and streams is a heap of words, in which a word for a column says nothing of what
 * follows; a list in it is told by lines that follow each other and are alike: so many of as many fields, or so many that each look like
 * a name. Whether anybody is in it is judged as in any table.
 */
final class ListsInSettings {
    /** As many as make a list of names certain where no header says so. */
    static final int FEWEST = 8;

    private static final char[] SEPARATORS = {'\t', '|', ';', ','};
    private static final int MOST_FIELDS = 60;
    /** Of one list: a longer one is several. */
    private static final int MOST_LINES = 20_000;

    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_NAME = 80;

    private final Segment segment;
    private final FoldedWords offices;
    private final Consumer<Table> taker;

    private ListsInSettings(Segment segment, FoldedWords offices, Consumer<Table> taker) {
        this.segment = segment;
        this.offices = offices;
        this.taker = taker;
    }

    /** None of what whoever opens the file sees. Each is given on before the next is made, since there may be many. */
    static void each(Segment segment, FoldedWords offices, Consumer<Table> taker) {
        if (segment.use() == Segment.Use.SETTING && segment.mechanism().hidden()) {
            new ListsInSettings(segment, offices, taker).read();
        }
    }

    private void read() {
        List<String> lines = segment.text().lines().toList();
        names(lines);
        for (char separator : SEPARATORS) {
            if (segment.text().indexOf(separator) >= 0) {
                fields(lines, separator);
                lines.forEach(line -> pieces(line, separator));
            }
        }
    }

    private void names(List<String> lines) {
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean ends = i == lines.size() || !isName(lines.get(i));
            if (ends || i - from == MOST_LINES) {
                if (i - from >= FEWEST) {
                    list(lines.subList(from, i).stream().map(List::of).toList(), from);
                }
                from = ends ? i + 1 : i;
            }
        }
    }

    /** In letters of other scripts any two words would look like a name. */
    private boolean isName(String line) {
        String text = line.strip();
        boolean possible = text.length() >= SHORTEST_NAME
                && text.length() <= LONGEST_NAME
                && Character.isLetter(text.charAt(0))
                && (text.indexOf(' ') > 0 || text.indexOf(',') > 0)
                && text.chars().allMatch(c -> c < FoldedText.END_OF_LATIN);
        return possible && PersonName.standsForItself(text, offices);
    }

    private void fields(List<String> lines, char separator) {
        int from = 0;
        int fields = 1;
        for (int i = 0; i <= lines.size(); i++) {
            int here = i == lines.size() ? 0 : count(lines.get(i), separator) + 1;
            if (here != fields || i - from == MOST_LINES) {
                if (fields > 1 && fields <= MOST_FIELDS && i - from >= FEWEST) {
                    list(
                            lines.subList(from, i).stream()
                                    .map(line -> split(line, separator))
                                    .toList(),
                            from);
                }
                from = i;
                fields = here;
            }
        }
    }

    private void pieces(String line, char separator) {
        if (count(line, separator) + 1 >= FEWEST) {
            names(split(line, separator));
        }
    }

    private static int count(String line, char separator) {
        int count = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) {
            count++;
        }
        return count;
    }

    private static List<String> split(String line, char separator) {
        var fields = new ArrayList<String>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            fields.add(line.substring(from, at));
            from = at + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    private void list(List<List<String>> rows, int first) {
        var cells = new ArrayList<Cell>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                String value = rows.get(row).get(column).strip();
                if (!value.isEmpty()) {
                    cells.add(new Cell(first + row, column, Cell.Kind.TEXT, value, value, segment.mechanism()));
                }
            }
        }
        if (!cells.isEmpty()) {
            taker.accept(new Table(segment.place() + " line by line", "", segment.mechanism(), cells));
        }
    }
}
