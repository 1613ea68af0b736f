package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * One table as recognition sees it: which cells hold data about people, and in which cells claims are spoken of. The table
 * is judged by column, so that figures, numbers of cases and names of facilities in statistics are nothing.
 */
final class TableReading {
    /** Words of a claim in a cell. */
    record Claim(Cell cell, Set<ProtectionCategory> categories, String words) {}

    private final Table table;
    private final Ruleset ruleset;
    private final TextReader reader;
    private final List<Hit> hits = new ArrayList<>();
    private final Map<Long, String> taken = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Cell> invisible = new ArrayList<>();
    private final List<Cell> mixed = new ArrayList<>();
    private final List<ColumnRun> runs = new ArrayList<>();
    private final Set<Integer> headerRows = new HashSet<>();

    TableReading(Table table, Ruleset ruleset, TextReader reader) {
        this.table = table;
        this.ruleset = ruleset;
        this.reader = reader;
        divide();
        readColumns();
        readCells();
    }

    Table table() {
        return table;
    }

    List<Hit> hits() {
        return hits;
    }

    List<Claim> claims() {
        return claims;
    }

    /** Cells with characters that show nothing. */
    List<Cell> invisible() {
        return invisible;
    }

    /** Cells with words of several scripts. */
    List<Cell> mixed() {
        return mixed;
    }

    boolean isHeaderRow(int row) {
        return headerRows.contains(row);
    }

    /** Cuts each column at its headers. Without a known header anywhere the first row of several texts counts as one. */
    private void divide() {
        Map<Integer, ColumnRun> current = new HashMap<>();
        int firstOfRow = 0;
        Integer firstTextRow = null;
        List<Cell> cells = table.cells();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            List<Recogniser> headed =
                    cell.kind() == Cell.Kind.TEXT ? reader.read(cell.text()).headerOf() : List.of();
            if (headed.isEmpty()) {
                current.computeIfAbsent(cell.column(), column -> run("", List.of()))
                        .add(cell);
            } else {
                current.put(
                        cell.column(),
                        run(TextReader.asHeader(reader.read(cell.text()).text().text()), headed));
                headerRows.add(cell.row());
            }
            boolean rowEnds = i + 1 == cells.size() || cells.get(i + 1).row() != cell.row();
            if (rowEnds) {
                boolean texts = i > firstOfRow
                        && cells.subList(firstOfRow, i + 1).stream().allMatch(each -> each.kind() == Cell.Kind.TEXT);
                firstTextRow = firstTextRow == null && texts ? (Integer) cell.row() : firstTextRow;
                firstOfRow = i + 1;
            }
        }
        if (headerRows.isEmpty() && firstTextRow != null) {
            headerRows.add(firstTextRow);
        }
    }

    private ColumnRun run(String header, List<Recogniser> headed) {
        var run = new ColumnRun(header, headed);
        runs.add(run);
        return run;
    }

    private void readColumns() {
        List<ColumnRun> bareNames = new ArrayList<>();
        List<ColumnRun> telephones = new ArrayList<>();
        for (ColumnRun run : runs) {
            if (run.isBareName()) {
                bareNames.add(run);
            } else if (run.isHeadedBy(Recogniser.Kind.PHONE)) {
                telephones.add(run);
            } else {
                take(run, run.fitting(reader), false);
            }
        }
        for (ColumnRun run : runs) {
            if (!run.isBareName() && run.fitting(reader) == null && run.spreadsLikeBirthDates()) {
                take(run, named("DATE_OF_BIRTH"), false);
            }
        }
        for (ColumnRun run : bareNames) {
            Recogniser name = run.fitting(reader);
            boolean personal = name != null && (!hits.isEmpty() || run.looksPersonal(reader, name, ruleset));
            take(run, personal ? name : null, false);
        }
        for (ColumnRun run : telephones) {
            take(run, run.fitting(reader), hits.isEmpty() && isAboutPlaces());
        }
    }

    private @Nullable Recogniser named(String id) {
        return ruleset.recognisers().stream()
                .filter(recogniser -> recogniser.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void take(ColumnRun run, @Nullable Recogniser recogniser, boolean weak) {
        if (recogniser == null) {
            return;
        }
        List<@Nullable String> values = run.values(recogniser, reader);
        for (int i = 0; i < values.size(); i++) {
            Cell cell = run.cells().get(i);
            String value = values.get(i);
            if (value == null && recogniser.kind() == Recogniser.Kind.NAME) {
                // in a column of names a value of another shape is still somebody's
                value = NormalisedText.of(cell.text()).text().strip().toLowerCase(Locale.ROOT);
            }
            if (value != null) {
                hit(recogniser, cell, value, weak, NormalisedText.of(cell.text()));
                taken.put(position(cell), value);
            }
        }
    }

    private boolean isAboutPlaces() {
        return table.cells().stream()
                .filter(cell -> headerRows.contains(cell.row()))
                .map(cell -> TextReader.asHeader(cell.text()))
                .anyMatch(header -> ruleset.placeHeaders().contains(header) || header.contains("facility"));
    }

    private void readCells() {
        boolean people = hits.stream().anyMatch(Hit::identifies);
        if (!people) {
            // the nationalities of nobody in particular
            hits.removeIf(hit -> hit.recogniser().check() == Recogniser.Check.COUNTRY);
        }
        for (Cell cell : table.cells()) {
            boolean formatted = !cell.text().equals(cell.value());
            if (cell.kind() != Cell.Kind.TEXT && !formatted) {
                continue;
            }
            Reading reading = reader.read(cell.text());
            for (Reading.Match match : reading.matches()) {
                String known = taken.get(position(cell));
                boolean another = match.recogniser().kind() == Recogniser.Kind.PERSON_IDENTIFIER
                        && !match.value().equals(known);
                if (known == null || another) {
                    hit(match.recogniser(), cell, match.value(), match.weak(), reading.text());
                }
            }
            if (!reading.claims().isEmpty()) {
                claims.add(new Claim(cell, reading.claims(), reading.claimWords()));
            }
            if (reading.text().invisible()) {
                invisible.add(cell);
            }
            if (reading.text().mixed()) {
                mixed.add(cell);
            }
        }
    }

    private void hit(Recogniser recogniser, Cell cell, String value, boolean weak, NormalisedText text) {
        if (cell.mechanism() != Mechanism.VISIBLE || !(text.invisible() || text.lookAlike())) {
            hits.add(new Hit(recogniser, cell, value, cell.mechanism(), weak));
            return;
        }
        EnumSet<Mechanism> disguises = EnumSet.noneOf(Mechanism.class);
        if (text.invisible()) {
            disguises.add(Mechanism.ZERO_WIDTH);
        }
        if (text.lookAlike()) {
            disguises.add(Mechanism.HOMOGLYPH);
        }
        disguises.forEach(disguise -> hits.add(new Hit(recogniser, cell, value, disguise, weak)));
    }

    private static long position(Cell cell) {
        return ((long) cell.row() << 20) | cell.column();
    }
}
