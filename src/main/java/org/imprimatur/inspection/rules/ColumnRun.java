package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column from one header to the next. Judged as a whole: a header says what the values should be, the
 * share that fits says whether they are.
 */
final class ColumnRun {
    private static final double PERSONAL_SHARE = 0.6;
    private static final double OFFICE_SHARE = 0.2;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{1,2}/\\d{1,2}/\\d{2,4}");

    private final String header;
    private final List<Recogniser> headed;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, List<@Nullable String>> valuesBy = new HashMap<>();

    ColumnRun(String header, List<Recogniser> headed) {
        this.header = header;
        this.headed = headed;
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    List<Cell> cells() {
        return cells;
    }

    boolean isHeadedBy(Recogniser.Kind kind) {
        return headed.stream().anyMatch(recogniser -> recogniser.kind() == kind);
    }

    /** {@code Name} may be anything's; the values and the columns beside it decide. */
    boolean isBareName() {
        return header.equals("name") || header.equals("names");
    }

    /** The recogniser whose values these are, by header and share; null when none. */
    @Nullable
    Recogniser fitting(TextReader reader) {
        for (Recogniser recogniser : headed) {
            List<@Nullable String> values = values(recogniser, reader);
            long fit = values.stream().filter(Objects::nonNull).count();
            if (fit > 0 && fit >= Ruleset.FITTING_SHARE * cells.size()) {
                return recogniser;
            }
        }
        return null;
    }

    /** The value of each cell in its one spelling; null where it does not fit the recogniser. */
    List<@Nullable String> values(Recogniser recogniser, TextReader reader) {
        List<@Nullable String> known = valuesBy.get(recogniser.id());
        if (known == null) {
            known = new ArrayList<>(cells.size());
            for (Cell cell : cells) {
                known.add(value(recogniser, cell, reader));
            }
            valuesBy.put(recogniser.id(), known);
        }
        return known;
    }

    private static @Nullable String value(Recogniser recogniser, Cell cell, TextReader reader) {
        String value =
                reader.underHeader(recogniser, NormalisedText.of(cell.value()).text());
        if (value == null && !cell.text().equals(cell.value())) {
            value = reader.underHeader(
                    recogniser, NormalisedText.of(cell.text()).text());
        }
        return value;
    }

    /** Whether values under the bare header {@code Name} are people's: several words each, few offices, hardly any twice. */
    boolean looksPersonal(TextReader reader, Recogniser name, Ruleset ruleset) {
        var distinct = new HashSet<String>();
        int several = 0;
        int offices = 0;
        List<@Nullable String> values = values(name, reader);
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            distinct.add(cell.text());
            boolean person = values.get(i) != null;
            several += person && PersonName.hasSeveralWords(cell.text()) ? 1 : 0;
            offices += PersonName.namesAnOffice(cell.text(), ruleset.organisationWords()) ? 1 : 0;
        }
        int all = cells.size();
        return several >= PERSONAL_SHARE * all
                && offices < OFFICE_SHARE * all
                && distinct.size() >= PERSONAL_SHARE * all;
    }

    /** Whether unheaded or otherwise headed dates spread as birth dates do. */
    boolean spreadsLikeBirthDates() {
        var years = new ArrayList<Integer>();
        int others = 0;
        for (Cell cell : cells) {
            boolean dateLike = cell.kind() == Cell.Kind.DATE
                    || (Character.isDigit(cell.value().charAt(0)) && DATE.matches(cell.value()));
            Integer year = dateLike ? BirthDate.year(cell.value()) : null;
            if (year != null) {
                years.add(year);
            } else if (++others > 0.1 * cells.size()) {
                return false;
            }
        }
        return BirthDate.spreadLikeAges(years);
    }
}
