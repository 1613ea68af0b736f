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

    /** By column: how many cells of the block have been told. */
    private final int[] begun;

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
        this.begun = new int[layout.columns()];
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
            List<RowBlock.Column> columns = block.columnsFromTheLeft();
            if (layout.isCut(block.firstRow())) {
                columns.forEach(this::tellHeaders);
            } else {
                columns.forEach(this::tellNumbers);
                columns.forEach(this::tellColumn);
            }
            witness.blockEnds();
        }
    }

    /**
     * Numbers of a register up to the first that needs a closer look, before anything else of their rows: of somebody who has a number nothing
     * else need be noted. Nothing depends on whether they come before other columns.
     */
    private void tellNumbers(RowBlock.Column column) {
        ColumnRun run = current[column.number()];
        Recogniser taken = plainly(run);
        if (run != null && taken != null && taken.kind() == Recogniser.Kind.PERSON_IDENTIFIER) {
            TableWitness.Values told = witness.values(taken, column.number(), run.strength);
            begun[column.number()] = tellValues(column, 0, taken, told);
            told.end();
        }
    }

    /** What the column holds where most of it is expected to have the commonest shape; otherwise null. */
    private @Nullable Recogniser plainly(@Nullable ColumnRun run) {
        return run != null && run.isHeaded() && plain ? run.taken : null;
    }

    private void tellHeaders(RowBlock.Column column) {
        current[column.number()] = layout.begunAt(column.row(0), column.number());
        for (int at = 0; at < column.size(); at++) {
            tellCell(column.index(at), column.row(at), null);
        }
    }

    private void tellColumn(RowBlock.Column column) {
        ColumnRun run = current[column.number()];
        Recogniser taken = plainly(run);
        if (run != null && taken != null) {
            tellValues(column, run, taken);
        } else if ((run == null || run.taken == null) && cells.allVisible() && !layout.hasForms()) {
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

    /** Values below their header, from where telling them was {@linkplain #tellNumbers begun}. */
    private void tellValues(RowBlock.Column column, ColumnRun run, Recogniser recogniser) {
        TableWitness.Values told = witness.values(recogniser, column.number(), run.strength);
        int at = tellValues(column, begun[column.number()], recogniser, told);
        while (at < column.size()) {
            tellCell(column.index(at), column.row(at), run);
            at = tellValues(column, at + 1, recogniser, told);
        }
        told.end();
        begun[column.number()] = 0;
    }

    /**
     * Values of the commonest shape that can say no more, or that came lately.
     *
     * @return where the first is that needs a closer look, or the column's size
     */
    private int tellValues(RowBlock.Column column, int from, Recogniser recogniser, TableWitness.Values toTell) {
        boolean endToEnd = isReadFromEndToEnd(recogniser);
        for (int at = from; at < column.size(); at++) {
            int index = column.index(at);
            boolean more = isWorthReading(index) && !(endToEnd && !layout.isMoreThanNumbers(index));
            Spelling value = more ? null : plainValue(index, recogniser);
            if (value == null) {
                return at;
            }
            toTell.hit(index, column.row(at), value);
        }
        return column.size();
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
        return isReadFromEndToEnd(recogniser) && !layout.isMoreThanNumbers(index);
    }

    private static boolean isReadFromEndToEnd(Recogniser recogniser) {
        return switch (recogniser.check()) {
            case A_NUMBER, SOCIAL_SECURITY_NUMBER, BIRTH_DATE -> true;
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
