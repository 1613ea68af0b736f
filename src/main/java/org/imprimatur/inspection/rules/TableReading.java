package org.imprimatur.inspection.rules;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * One table as recognition sees it: which cells hold data about people, and in which cells claims are spoken of. The table
 * is judged by column, so that figures, numbers of cases and names of facilities in statistics are nothing.
 */
final class TableReading {
    private final Table table;
    private final TableCells cells;
    private final Ruleset ruleset;
    private final TextReader reader;
    private final TableLayout layout;
    private final TableValues values;
    private final Map<Integer, Set<ProtectionCategory>> claimColumns = new HashMap<>();
    private final Lately<Reading> readings = new Lately<>();

    /** @param aboutClaims whether the file or the table says that it is about claims */
    TableReading(Table table, Ruleset ruleset, TextReader reader, boolean aboutClaims) {
        this.table = table;
        this.cells = TableCells.of(table.cells());
        this.ruleset = ruleset;
        this.reader = reader;
        this.layout = new TableLayout(cells, reader);
        this.values = new TableValues(cells, ruleset, reader.check());
        readHeaders();
        new ColumnJudgement(cells, ruleset, reader, layout, values, aboutClaims).judge();
    }

    Table table() {
        return table;
    }

    Ruleset ruleset() {
        return ruleset;
    }

    TableCells cells() {
        return cells;
    }

    /** One more than the last column that is not blank. */
    int columns() {
        return layout.columns();
    }

    int[] headerRows() {
        return layout.headerRows();
    }

    boolean isHeaderRow(int row) {
        return layout.isHeaderRow(row);
    }

    private void readHeaders() {
        IntList texts = layout.worthReading();
        for (int i = 0; i < texts.size(); i++) {
            int index = texts.get(i);
            if (layout.isHeaderRow(cells.row(index))) {
                Set<ProtectionCategory> claims = reader.read(cells.text(index)).claims();
                if (!claims.isEmpty()) {
                    claimColumns
                            .computeIfAbsent(cells.column(index), column -> EnumSet.noneOf(ProtectionCategory.class))
                            .addAll(claims);
                }
            }
        }
    }

    /** Tells a witness all there is, in the order of the cells. */
    void tell(TableWitness witness) {
        if (cells.allVisible() && layout.nothingTaken() && claimColumns.isEmpty()) {
            tellTexts(witness);
        } else {
            tellCells(witness);
        }
    }

    /** Where nothing else can be anybody's. */
    private void tellTexts(TableWitness witness) {
        IntList texts = layout.worthReading();
        int row = -1;
        for (int i = 0; i < texts.size(); i++) {
            int index = texts.get(i);
            if (row >= 0 && cells.row(index) != row) {
                witness.rowEnds(row);
            }
            row = cells.row(index);
            tellText(witness, index, null);
        }
        if (row >= 0) {
            witness.rowEnds(row);
        }
    }

    private void tellCells(TableWitness witness) {
        var current = new @Nullable ColumnRun[layout.columns()];
        layout.runs().stream()
                .filter(run -> run.headerRow < 0 && current[run.column] == null)
                .forEach(run -> current[run.column] = run);
        var underClaims = new @Nullable Set<?>[layout.columns()];
        claimColumns.forEach((column, categories) -> {
            if (column < underClaims.length) {
                underClaims[column] = categories;
            }
        });
        IntList texts = layout.worthReading();
        int nextText = 0;
        int size = cells.size();
        int row = -1;
        boolean cut = false;
        for (int i = 0; i < size; i++) {
            int ofRow = cells.row(i);
            if (ofRow != row) {
                if (row >= 0) {
                    witness.rowEnds(row);
                }
                row = ofRow;
                cut = layout.isCut(row);
            }
            int column = cells.column(i);
            if (cut) {
                current[column] = layout.begunAt(row, column);
            }
            boolean text = nextText < texts.size() && texts.get(nextText) == i;
            nextText += text ? 1 : 0;
            tellCell(witness, i, cut ? null : current[column], text);
            if (!cut && underClaims[column] != null) {
                witness.underClaim(i, claimColumns.getOrDefault(column, Set.of()));
            }
        }
        if (row >= 0) {
            witness.rowEnds(row);
        }
    }

    private void tellCell(TableWitness witness, int index, @Nullable ColumnRun run, boolean worthReading) {
        if (cells.mechanism(index).certainlyHidden()) {
            witness.hidden(index);
        }
        String taken = null;
        Recogniser recogniser = run == null ? null : run.taken;
        Strength strength = run == null ? Strength.SURE : run.strength;
        Recogniser inForm = layout.inForm(index);
        if (recogniser == null && inForm != null) {
            recogniser = inForm;
            strength = Strength.SURE;
        }
        if (recogniser != null) {
            taken = taken(index, recogniser, run != null && !run.isHeaded());
            if (taken != null) {
                tell(witness, recogniser, index, taken, strength);
            }
        }
        if (worthReading && !(taken != null && recogniser != null && isWhole(recogniser, index))) {
            tellText(witness, index, taken);
        }
    }

    /** Whether the value is all that the cell holds: a number that was read from end to end holds no other. */
    private boolean isWhole(Recogniser recogniser, int index) {
        return switch (recogniser.check()) {
            case A_NUMBER, SOCIAL_SECURITY_NUMBER, BIRTH_DATE -> !layout.isMoreThanNumbers(index);
            case NONE, TELEPHONE, PERSON_NAME, COUNTRY, IBAN, PAYMENT_CARD, PASSPORT, MACHINE_READABLE_ZONE, LUHN ->
                false;
        };
    }

    /** @param byShape whether no header says what the column holds */
    private @Nullable String taken(int index, Recogniser recogniser, boolean byShape) {
        String value = values.value(index, recogniser);
        if (value == null && byShape && recogniser.check() == Recogniser.Check.A_NUMBER) {
            String digits =
                    BareNumbers.in(NormalisedText.of(cells.text(index)).text().strip());
            value = digits.isEmpty() ? null : RegisterNumber.aNumberOf(digits);
        }
        if (recogniser.kind() == Recogniser.Kind.NAME && byShape && value != null) {
            return values.isName(index) ? value : null;
        }
        if (value == null && recogniser.kind() == Recogniser.Kind.NAME && !byShape && !values.isPlaceholder(index)) {
            // below a header for names a value of another shape is still somebody's
            String text = NormalisedText.of(cells.text(index)).text().strip();
            value = text.chars().anyMatch(c -> c > 0x7f || Character.isLetter(c)) ? ValueCheck.spelled(text) : null;
        }
        return value;
    }

    private void tellText(TableWitness witness, int index, @Nullable String taken) {
        boolean formatted =
                cells.kind(index) != Cell.Kind.TEXT && cells.text(index).equals(cells.value(index));
        if (formatted) {
            return;
        }
        Reading reading = reading(index);
        if (reading.nothing()) {
            return;
        }
        for (Reading.Match match : reading.matches()) {
            boolean another = match.recogniser().kind() == Recogniser.Kind.PERSON_IDENTIFIER
                    && !match.value().equals(taken);
            if (taken == null || another) {
                tell(witness, match.recogniser(), index, match.value(), match.strength());
            }
        }
        if (!reading.claims().isEmpty()) {
            witness.claim(index, reading);
        }
        if (reading.text().invisible()) {
            witness.disguised(index, Mechanism.ZERO_WIDTH);
        }
        if (reading.text().mixed()) {
            witness.disguised(index, Mechanism.HOMOGLYPH);
        }
    }

    private Reading reading(int index) {
        int sameness = cells.sameness(index);
        Reading reading = readings.of(sameness);
        if (reading == null) {
            reading = reader.read(cells.text(index));
            readings.put(sameness, reading);
        }
        return reading;
    }

    private void tell(TableWitness witness, Recogniser recogniser, int index, String value, Strength strength) {
        Mechanism mechanism = cells.mechanism(index);
        if (mechanism == Mechanism.VISIBLE && layout.isMoreThanNumbers(index)) {
            NormalisedText text = NormalisedText.of(cells.text(index));
            // a name in another alphabet is no disguise
            boolean words = recogniser.kind() == Recogniser.Kind.NAME || recogniser.kind() == Recogniser.Kind.ATTRIBUTE;
            boolean lookAlike = words ? text.mixed() : text.lookAlike();
            if (text.invisible()) {
                witness.hit(recogniser, index, value, strength, Mechanism.ZERO_WIDTH);
            }
            if (lookAlike) {
                witness.hit(recogniser, index, value, strength, Mechanism.HOMOGLYPH);
            }
            if (text.invisible() || lookAlike) {
                return;
            }
        }
        witness.hit(recogniser, index, value, strength, mechanism);
    }
}
