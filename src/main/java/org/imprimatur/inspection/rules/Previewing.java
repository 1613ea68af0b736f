package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes previews. In doubt it masks: a sheet in which anybody is identified shows its headers, what stands above them, and nothing
 * else, since whoever has no name in a row has an age and a place there. In a sheet about nobody single values that look like somebody's
 * are masked.
 */
public final class Previewing {
    /** Rows of one page. */
    public static final int ROWS = 50;

    static final int COLUMNS = 60;
    static final int TEXTS = 100;
    private static final int LONGEST = 300;
    /** An address or two below figures are whom to ask about them. */
    private static final int SEVERAL = 3;

    private final Ruleset ruleset;
    private final TextReader reader;
    private final Places places;
    private final boolean revealed;

    private Previewing(Contents contents, Ruleset ruleset, boolean revealed) {
        this.ruleset = ruleset;
        this.reader = new TextReader(ruleset);
        this.places = new Places(contents.named(), reader, ruleset);
        this.revealed = revealed;
    }

    /**
     * @param sheet counted from 0; the last one for any number beyond
     * @param from how many rows that are not blank to leave out
     * @param revealed whether nothing is masked; that must be on record then
     */
    public static Preview of(Contents contents, int sheet, int from, Ruleset ruleset, boolean revealed) {
        return new Previewing(contents, ruleset, revealed).preview(contents, sheet, from);
    }

    private Preview preview(Contents contents, int wanted, int from) {
        List<Preview.Sheet> sheets = contents.tables().stream().map(this::sheet).toList();
        int at = Math.min(wanted, sheets.size() - 1);
        List<Preview.Text> texts = texts(contents.segments());
        int shown = Math.min(TEXTS, texts.size());
        if (at < 0) {
            return new Preview(sheets, 0, 0, List.of(), 0, List.of(), texts.subList(0, shown), texts.size() - shown);
        }
        Table table = contents.tables().get(at);
        var columns = new TreeSet<Integer>();
        table.cells().forEach(cell -> columns.add(cell.column()));
        Map<Integer, Integer> places = new HashMap<>();
        columns.stream().limit(COLUMNS).forEach(column -> places.put(column, places.size()));
        return new Preview(
                sheets,
                at,
                from,
                columns.stream().limit(COLUMNS).map(Cell::letters).toList(),
                Math.max(0, columns.size() - COLUMNS),
                rows(table, from, places),
                texts.subList(0, shown),
                texts.size() - shown);
    }

    private Preview.Sheet sheet(Table table) {
        int rows = (int) table.cells().stream().mapToInt(Cell::row).distinct().count();
        String name = !revealed && places.isAboutPerson(table.name()) ? "" : table.name();
        return new Preview.Sheet(name, table.sheet(), rows);
    }

    private List<Preview.Row> rows(Table table, int from, Map<Integer, Integer> places) {
        var page = new TreeMap<Integer, List<Cell>>();
        table.cells()
                .forEach(cell -> page.computeIfAbsent(cell.row(), row -> new ArrayList<>())
                        .add(cell));
        Masks masks = revealed ? new Masks(Set.of(), null, Set.of()) : masks(table);
        return page.entrySet().stream()
                .skip(from)
                .limit(ROWS)
                .map(row -> new Preview.Row(
                        row.getKey() + 1,
                        row.getValue().stream()
                                .filter(cell -> places.containsKey(cell.column()))
                                .map(cell -> new Preview.Value(
                                        places.getOrDefault(cell.column(), 0),
                                        masks.cover(cell) ? null : shortened(cell.text()),
                                        mechanism(table, cell)))
                                .toList()))
                .toList();
    }

    private static Mechanism mechanism(Table table, Cell cell) {
        return cell.mechanism() == Mechanism.VISIBLE ? table.sheet() : cell.mechanism();
    }

    /**
     * What of a sheet is not shown.
     *
     * @param headers rows that are shown whatever the others are
     * @param below the last row that is shown besides; null where only single cells are masked
     */
    private record Masks(Set<Integer> headers, @Nullable Integer below, Set<Long> cells) {
        boolean cover(Cell cell) {
            if (cells.contains(position(cell.row(), cell.column()))) {
                return true;
            }
            return below != null && cell.row() > below && !headers.contains(cell.row());
        }

        static long position(int row, int column) {
            return ((long) row << 24) | column;
        }
    }

    private Masks masks(Table table) {
        var reading = new TableReading(table, ruleset, reader, false);
        var shown = new Shown(reading);
        reading.tell(shown);
        int firstHeader = Integer.MAX_VALUE;
        for (int row : reading.headerRows()) {
            firstHeader = Math.min(firstHeader, row);
            shown.headers.add(row);
        }
        boolean aboutPeople = !shown.identified.isEmpty() || shown.addressed.cardinality() >= SEVERAL;
        return new Masks(
                shown.headers,
                aboutPeople ? (Integer) (Math.min(firstHeader, shown.firstPerson) - 1) : null,
                shown.cells);
    }

    /** Which cells of a sheet are somebody's, and in which rows. */
    private static final class Shown implements TableWitness {
        private final TableCells of;
        private final Set<Integer> headers = new HashSet<>();
        private final Set<Long> cells = new HashSet<>();
        private final BitSet identified = new BitSet();
        private final BitSet addressed = new BitSet();
        private int firstPerson = Integer.MAX_VALUE;

        Shown(TableReading reading) {
            this.of = reading.cells();
        }

        @Override
        public void hit(
                Recogniser recogniser, int index, int row, Spelling value, Strength strength, Mechanism mechanism) {
            cells.add(Masks.position(row, of.column(index)));
            if (strength != Strength.WEAK && recogniser.identifies()) {
                firstPerson = Math.min(firstPerson, row);
                (isAddress(recogniser) ? addressed : identified).set(row);
            }
        }

        private static boolean isAddress(Recogniser recogniser) {
            return recogniser.kind() == Recogniser.Kind.EMAIL || recogniser.kind() == Recogniser.Kind.PHONE;
        }
    }

    private List<Preview.Text> texts(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.use() != Segment.Use.SETTING || masks(segment.text()))
                .filter(segment -> !segment.text().isBlank())
                .map(segment -> new Preview.Text(
                        ReportWord.of(revealed ? segment.place() : places.shown(segment.place())),
                        isMasked(segment) ? null : shortened(segment.text()),
                        segment.mechanism()))
                .toList();
    }

    /** What nobody sees who opens the file is not shown by looking into it either. */
    private boolean isMasked(Segment segment) {
        return !revealed && (segment.mechanism().hidden() || masks(segment.text()));
    }

    private boolean masks(String text) {
        return !revealed && !reader.read(text).matches().isEmpty();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
