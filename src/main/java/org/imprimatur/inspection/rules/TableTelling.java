package org.imprimatur.inspection.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Goes through one table whose columns are judged, and tells a witness what each cell holds. */
final class TableTelling {
    private final TableCells cells;
    private final TextReader reader;
    private final TableLayout layout;
    private final TableValues values;
    private final TableWitness witness;
    private final Lately<Reading> readings = new Lately<>();
    private final CellText told = new CellText();
    /** By column: what it is in the row that is being told. */
    private final @Nullable ColumnRun[] current;

    /** By column: of which claims its header speaks. */
    private final @Nullable ClaimedColumn[] claimed;

    private final boolean anyClaimed;
    private final boolean plain;
    private int nextText;

    TableTelling(
            TableCells cells,
            TextReader reader,
            TableLayout layout,
            TableValues values,
            Map<Integer, Set<ProtectionCategory>> claimColumns,
            TableWitness witness) {
        this.cells = cells;
        this.reader = reader;
        this.layout = layout;
        this.values = values;
        this.witness = witness;
        this.plain = cells.allVisible() && cells.showValues();
        this.anyClaimed = !claimColumns.isEmpty();
        this.current = new @Nullable ColumnRun[layout.columns()];
        this.claimed = new @Nullable ClaimedColumn[layout.columns()];
        claimColumns.forEach((column, categories) -> {
            if (column < claimed.length) {
                claimed[column] = new ClaimedColumn(List.copyOf(categories));
            }
        });
        for (ColumnRun run : layout.runs()) {
            if (run.headerRow < 0 && current[run.column] == null) {
                current[run.column] = run;
            }
        }
    }

    /** A column whose header speaks of claims. */
    private record ClaimedColumn(List<ProtectionCategory> categories) {}

    /** All there is, in the order of the cells. */
    void tell() {
        if (cells.allVisible() && layout.nothingTaken() && !anyClaimed) {
            tellTexts();
        } else {
            tellRows();
        }
    }

    /** Where nothing else can be anybody's. */
    private void tellTexts() {
        IntList texts = layout.worthReading();
        int row = -1;
        for (int i = 0; i < texts.size(); i++) {
            int index = texts.get(i);
            if (row >= 0 && cells.row(index) != row) {
                witness.rowEnds(row);
            }
            row = cells.row(index);
            tellText(index, null);
        }
        if (row >= 0) {
            witness.rowEnds(row);
        }
    }

    private void tellRows() {
        int end;
        for (int from = 0; from < cells.size(); from = end) {
            end = cells.endOfRow(from);
            int row = cells.row(from);
            if (layout.isCut(row)) {
                tellHeaders(row, from, end);
            } else {
                tellRow(from, end);
            }
            witness.rowEnds(row);
        }
    }

    private void tellHeaders(int row, int from, int end) {
        for (int i = from; i < end; i++) {
            int column = cells.column(i);
            current[column] = layout.begunAt(row, column);
            tellCell(i, null, isWorthReading(i));
        }
    }

    /** A method of its own, which is compiled better than the body of a loop that runs once. */
    private void tellRow(int from, int end) {
        for (int i = from; i < end; i++) {
            int column = cells.column(i);
            ColumnRun run = current[column];
            boolean worthReading = isWorthReading(i);
            if (!isToldPlainly(i, run, worthReading)) {
                tellCell(i, run, worthReading);
            }
            ClaimedColumn claim = claimed[column];
            if (claim != null) {
                witness.underClaim(i, claim.categories());
            }
        }
    }

    /** Tells a value of the commonest shape below a header, if the cell is one and can say no more. */
    private boolean isToldPlainly(int index, @Nullable ColumnRun run, boolean worthReading) {
        Recogniser recogniser = run == null || !run.isHeaded() || !plain ? null : run.taken;
        if (run == null || recogniser == null || worthReading && !isWhole(recogniser, index)) {
            return false;
        }
        // of what came lately the value is remembered
        boolean spelled = cells.sameness(index) < 0 && values.spell(index, recogniser, told);
        if (spelled) {
            witness.hit(recogniser, index, told, run.strength, Mechanism.VISIBLE);
        }
        return spelled;
    }

    /** Ask for each cell, one after the other. */
    private boolean isWorthReading(int index) {
        IntList texts = layout.worthReading();
        boolean worth = nextText < texts.size() && texts.get(nextText) == index;
        nextText += worth ? 1 : 0;
        return worth;
    }

    private void tellCell(int index, @Nullable ColumnRun run, boolean worthReading) {
        if (cells.mechanism(index).certainlyHidden()) {
            witness.hidden(index);
        }
        Recogniser recogniser = run == null ? null : run.taken;
        Strength strength = run == null ? Strength.SURE : run.strength;
        Recogniser inForm = layout.inForm(index);
        if (recogniser == null && inForm != null) {
            recogniser = inForm;
            strength = Strength.SURE;
        }
        String taken = null;
        if (recogniser != null) {
            taken = taken(index, recogniser, run != null && !run.isHeaded());
            if (taken != null) {
                tell(recogniser, index, taken, strength);
            }
        }
        if (worthReading && !(taken != null && recogniser != null && isWhole(recogniser, index))) {
            tellText(index, taken);
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
                    BareNumbers.in(NormalisedText.textOf(cells.text(index)).strip());
            value = digits.isEmpty() ? null : RegisterNumber.aNumberOf(digits);
        }
        if (recogniser.kind() == Recogniser.Kind.NAME && byShape && value != null) {
            return values.isName(index) ? value : null;
        }
        if (value == null && recogniser.kind() == Recogniser.Kind.NAME && !byShape && !values.isPlaceholder(index)) {
            // below a header for names a value of another shape is still somebody's
            String text = NormalisedText.textOf(cells.text(index)).strip();
            value = text.chars().anyMatch(c -> c > 0x7f || Character.isLetter(c)) ? ValueCheck.spelled(text) : null;
        }
        return value;
    }

    private void tellText(int index, @Nullable String taken) {
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
                tell(match.recogniser(), index, match.value(), match.strength());
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

    private void tell(Recogniser recogniser, int index, String value, Strength strength) {
        told.copy(value);
        Mechanism mechanism = cells.mechanism(index);
        if (mechanism == Mechanism.VISIBLE && layout.isMoreThanNumbers(index)) {
            NormalisedText text = NormalisedText.of(cells.text(index));
            // a name in another alphabet is no disguise
            boolean words = recogniser.kind() == Recogniser.Kind.NAME || recogniser.kind() == Recogniser.Kind.ATTRIBUTE;
            boolean lookAlike = words ? text.mixed() : text.lookAlike();
            if (text.invisible()) {
                witness.hit(recogniser, index, told, strength, Mechanism.ZERO_WIDTH);
            }
            if (lookAlike) {
                witness.hit(recogniser, index, told, strength, Mechanism.HOMOGLYPH);
            }
            if (text.invisible() || lookAlike) {
                return;
            }
        }
        witness.hit(recogniser, index, told, strength, mechanism);
    }
}
