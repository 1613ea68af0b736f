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
    private final Spelling told = new Spelling();
    /** By column: what it is in the rows that are being told. */
    private final @Nullable ColumnRun[] current;

    /** By column: of which claims its header speaks. */
    private final @Nullable ClaimedColumn[] claimed;

    private final boolean anyClaimed;
    private final boolean plain;

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

    /** All there is. */
    void tell() {
        if (cells.allVisible() && layout.nothingTaken() && !anyClaimed) {
            tellTexts();
        } else {
            tellBlocks();
        }
    }

    /** Where nothing else can be anybody's. */
    private void tellTexts() {
        CellSet texts = layout.worthReading();
        int before = -1;
        for (int index = texts.next(0); index >= 0; index = texts.next(index + 1)) {
            int row = cells.row(index);
            if (before >= 0 && !RowBlock.canHoldBoth(before, row)) {
                witness.blockEnds();
            }
            tellText(index, row, null);
            before = row;
        }
        witness.blockEnds();
    }

    private void tellBlocks() {
        var block = new RowBlock(cells);
        for (int from = 0; from < cells.size(); from = block.end()) {
            block.take(from, layout::isCut);
            boolean headers = layout.isCut(block.firstRow());
            for (RowBlock.Column column : block.columnsFromTheLeft()) {
                if (headers) {
                    tellHeaders(column);
                } else {
                    tellColumn(column, current[column.number()]);
                }
            }
            witness.blockEnds();
        }
    }

    private void tellHeaders(RowBlock.Column column) {
        current[column.number()] = layout.begunAt(column.row(0), column.number());
        for (int at = 0; at < column.size(); at++) {
            tellCell(column.index(at), column.row(at), null);
        }
    }

    private void tellColumn(RowBlock.Column column, @Nullable ColumnRun run) {
        Recogniser taken = run == null ? null : run.taken;
        if (run != null && taken != null && run.isHeaded() && plain) {
            tellValues(column, run, taken);
        } else if (taken == null && cells.allVisible() && !layout.hasForms()) {
            tellTexts(column);
        } else {
            for (int at = 0; at < column.size(); at++) {
                tellCell(column.index(at), column.row(at), run);
            }
        }
        ClaimedColumn claim = claimed[column.number()];
        if (claim != null) {
            witness.underClaim(column, claim.categories());
        }
    }

    /** Values below their header, most of which have the commonest shape and can say no more, or came lately. */
    private void tellValues(RowBlock.Column column, ColumnRun run, Recogniser recogniser) {
        for (int at = 0; at < column.size(); at++) {
            int index = column.index(at);
            int row = column.row(at);
            Spelling value =
                    isWorthReading(index) && !isWhole(recogniser, index) ? null : plainValue(index, recogniser);
            if (value != null) {
                witness.hit(recogniser, index, row, value, run.strength, Mechanism.VISIBLE);
            } else {
                tellCell(index, row, run);
            }
        }
    }

    /** Null where a closer look is needed. */
    private @Nullable Spelling plainValue(int index, Recogniser recogniser) {
        if (cells.sameness(index) >= 0) {
            return layout.isMoreThanNumbers(index) ? null : values.value(index, recogniser);
        }
        return values.spell(index, recogniser, told) ? told : null;
    }

    /** Cells that are nobody's but for what stands in them. */
    private void tellTexts(RowBlock.Column column) {
        for (int at = 0; at < column.size(); at++) {
            if (isWorthReading(column.index(at))) {
                tellText(column.index(at), column.row(at), null);
            }
        }
    }

    private boolean isWorthReading(int index) {
        return layout.worthReading().has(index);
    }

    private void tellCell(int index, int row, @Nullable ColumnRun run) {
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
        Spelling taken = null;
        if (recogniser != null) {
            taken = taken(index, recogniser, run != null && !run.isHeaded());
            if (taken != null) {
                tell(recogniser, index, row, taken, strength);
            }
        }
        if (isWorthReading(index) && !(taken != null && recogniser != null && isWhole(recogniser, index))) {
            tellText(index, row, taken);
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
    private @Nullable Spelling taken(int index, Recogniser recogniser, boolean byShape) {
        Spelling value = values.value(index, recogniser);
        if (value == null && byShape && recogniser.check() == Recogniser.Check.A_NUMBER) {
            String digits =
                    BareNumbers.in(NormalisedText.textOf(cells.text(index)).strip());
            value = spelling(digits.isEmpty() ? null : RegisterNumber.aNumberOf(digits));
        }
        if (recogniser.kind() == Recogniser.Kind.NAME && byShape && value != null) {
            return values.isName(index) ? value : null;
        }
        if (value == null && recogniser.kind() == Recogniser.Kind.NAME && !byShape && !values.isPlaceholder(index)) {
            // below a header for names a value of another shape is still somebody's
            String text = NormalisedText.textOf(cells.text(index)).strip();
            boolean letters = text.chars().anyMatch(c -> c > 0x7f || Character.isLetter(c));
            value = letters ? spelling(ValueCheck.spelled(text)) : null;
        }
        return value;
    }

    private static @Nullable Spelling spelling(@Nullable String value) {
        return value == null ? null : Spelling.of(value);
    }

    private void tellText(int index, int row, @Nullable Spelling taken) {
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
                    && (taken == null || !match.value().equals(taken.text()));
            if (taken == null || another) {
                told.set(match.value());
                tell(match.recogniser(), index, row, told, match.strength());
            }
        }
        if (!reading.claims().isEmpty()) {
            witness.claim(index, row, reading);
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

    private void tell(Recogniser recogniser, int index, int row, Spelling value, Strength strength) {
        Mechanism mechanism = cells.mechanism(index);
        if (mechanism == Mechanism.VISIBLE && layout.isMoreThanNumbers(index)) {
            NormalisedText text = NormalisedText.of(cells.text(index));
            // a name in another alphabet is no disguise
            boolean words = recogniser.kind() == Recogniser.Kind.NAME || recogniser.kind() == Recogniser.Kind.ATTRIBUTE;
            boolean lookAlike = words ? text.mixed() : text.lookAlike();
            if (text.invisible()) {
                witness.hit(recogniser, index, row, value, strength, Mechanism.ZERO_WIDTH);
            }
            if (lookAlike) {
                witness.hit(recogniser, index, row, value, strength, Mechanism.HOMOGLYPH);
            }
            if (text.invisible() || lookAlike) {
                return;
            }
        }
        witness.hit(recogniser, index, row, value, strength, mechanism);
    }
}
