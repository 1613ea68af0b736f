package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column from one header to the next. Judged as a whole by a sample of them, spread evenly: a header says
 * what the values should be, the share that fits says whether they are.
 */
final class ColumnRun {
    private static final int SAMPLE = 2048;

    final int column;
    /** The row of the header, -1 where the column begins without one. */
    final int headerRow;

    final String header;
    private final List<Recogniser> headed;
    private final boolean isHeaded;
    private int cells;
    private int[] sample = new int[8];
    private int sampled;
    private int stride = 1;
    private final Map<Recogniser, Fit> fits = new IdentityHashMap<>();

    /** What the column's values were found to be; null for nothing. */
    @Nullable
    Recogniser taken;

    Strength strength = Strength.SURE;

    /** @param header as folded text, empty where there is none that a recogniser knows */
    ColumnRun(int column, int headerRow, String header, List<Recogniser> headed) {
        this.column = column;
        this.headerRow = headerRow;
        this.header = header;
        this.headed = headed;
        this.isHeaded = !headed.isEmpty();
    }

    /** @param index of the cell in its table */
    void add(int index) {
        // the stride is a power of two
        if ((cells & (stride - 1)) == 0) {
            addToSample(index);
        }
        cells++;
    }

    /** The same for each cell, from the top. */
    void add(RowBlock.Column more) {
        int before = cells;
        for (int at = untilSampled(); at < more.size(); at += untilSampled()) {
            cells = before + at;
            addToSample(more.index(at++));
            cells = before + at;
        }
        cells = before + more.size();
    }

    /** How many cells are left out before the next of the sample. */
    private int untilSampled() {
        return -cells & (stride - 1);
    }

    private void addToSample(int index) {
        if (sampled == SAMPLE) {
            for (int i = 0; i < SAMPLE / 2; i++) {
                sample[i] = sample[2 * i];
            }
            sampled = SAMPLE / 2;
            stride *= 2;
        }
        if ((cells & (stride - 1)) == 0) {
            if (sampled == sample.length) {
                sample = Arrays.copyOf(sample, 2 * sampled);
            }
            sample[sampled++] = index;
        }
    }

    int cells() {
        return cells;
    }

    /** The cells that stand for all: indices in their table. */
    int[] sample() {
        return Arrays.copyOf(sample, sampled);
    }

    boolean isHeaded() {
        return isHeaded;
    }

    boolean isHeadedBy(Recogniser.Kind kind) {
        return headed.stream().anyMatch(recogniser -> recogniser.kind() == kind);
    }

    /** {@code Name} may be anything's, and {@code Client} a count; the values and the columns beside it decide. */
    boolean isBareName() {
        return isHeadedBy(Recogniser.Kind.NAME) && !isPartOfName() && header.indexOf(' ') < 0;
    }

    private boolean isPartOfName() {
        boolean bare = header.equals("name") || header.equals("names");
        return (!bare && (header.endsWith("name") || header.endsWith("names")))
                || header.startsWith("apellido")
                || header.startsWith("alias");
    }

    /** How the sample fits a recogniser. */
    record Fit(int fitting, int distinct, int filled) {
        double share() {
            return filled == 0 ? 0 : (double) fitting / filled;
        }

        double uniqueness() {
            return fitting == 0 ? 0 : (double) distinct / fitting;
        }
    }

    /** The recogniser whose values these are, by header and share; null when none. */
    @Nullable
    Recogniser fitting(TableValues values) {
        for (Recogniser recogniser : headed) {
            Fit fit = fit(recogniser, values);
            if (fit.fitting() > 0 && fit.share() >= recogniser.share()) {
                return recogniser;
            }
        }
        return null;
    }

    Fit fit(Recogniser recogniser, TableValues values) {
        return fits.computeIfAbsent(recogniser, each -> newFit(each, values));
    }

    private Fit newFit(Recogniser recogniser, TableValues values) {
        var distinct = new HashSet<String>();
        int fitting = 0;
        int filled = 0;
        for (int i = 0; i < sampled; i++) {
            if (values.isPlaceholder(sample[i])) {
                continue;
            }
            filled++;
            Spelling value = values.value(sample[i], recogniser);
            if (value != null) {
                fitting++;
                distinct.add(value.text());
            }
        }
        return new Fit(fitting, distinct.size(), filled);
    }
}
