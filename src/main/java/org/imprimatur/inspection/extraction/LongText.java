package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.Table;

/**
 * A text in a place where texts are short: a comment, a property, a box. A long one is a list that somebody put there, and is judged as
 * a table too, since names are recognised by what stands above them.
 */
final class LongText {
    private static final int LINES = 25;
    private static final int CHARACTERS = 2_000;
    private static final List<String> SEPARATORS = List.of("\t", "\\|", ";", ",");

    private LongText() {}

    static boolean is(String text) {
        return text.length() >= CHARACTERS
                || text.lines().filter(line -> !line.isBlank()).count() >= LINES;
    }

    /** Line by line, divided by whatever divides the first line. What stands in one line is a list of one column. */
    static Table table(Segment segment) {
        List<String> lines =
                segment.text().lines().filter(line -> !line.isBlank()).toList();
        String separator = SEPARATORS.stream()
                .filter(each -> lines.get(0).split(each, -1).length > 1)
                .findFirst()
                .orElse("\t");
        List<String[]> rows = lines.size() == 1
                ? Arrays.stream(lines.get(0).split(separator, -1))
                        .map(value -> new String[] {value})
                        .toList()
                : lines.stream().map(line -> line.split(separator, -1)).toList();
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length; column++) {
                String value = rows.get(row)[column].strip();
                if (!value.isEmpty()) {
                    cells.add(new Cell(row, column, Cell.Kind.TEXT, value, value, segment.mechanism()));
                }
            }
        }
        return new Table(segment.place() + " line by line", "", segment.mechanism(), cells);
    }
}
