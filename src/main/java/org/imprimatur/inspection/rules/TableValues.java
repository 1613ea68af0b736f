package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** The values of one table's cells as recognisers take them. */
final class TableValues {
    private final TableCells cells;
    private final Ruleset ruleset;
    private final ValueCheck check;
    private final Lately<Taken> lately = new Lately<>();
    private final ShortText shown = new ShortText();

    TableValues(TableCells cells, Ruleset ruleset, ValueCheck check) {
        this.cells = cells;
        this.ruleset = ruleset;
        this.check = check;
    }

    /** A text as a recogniser takes it; null where it does not. */
    private record Taken(Recogniser by, @Nullable Spelling value) {}

    /** In its one spelling; null where the cell does not fit. What lies under the display counts first. */
    @Nullable
    Spelling value(int index, Recogniser recogniser) {
        int sameness = cells.sameness(index);
        Taken known = lately.of(sameness);
        if (known != null && known.by() == recogniser) {
            return known.value();
        }
        String value = newValue(index, recogniser);
        Spelling spelled = value == null ? null : Spelling.of(value);
        if (sameness >= 0) {
            lately.put(sameness, new Taken(recogniser, spelled));
        }
        return spelled;
    }

    /**
     * The same for what needs no closer look, without making a string.
     *
     * @return whether the spelling was written; otherwise {@link #value} is to be asked
     */
    boolean spell(int index, Recogniser recogniser, Spelling spelled) {
        return cells.show(index, shown) && check.plain().spell(recogniser, shown, spelled);
    }

    private @Nullable String newValue(int index, Recogniser recogniser) {
        String below = cells.value(index);
        String value = check.underHeader(recogniser, NormalisedText.textOf(below));
        if (value != null) {
            return value;
        }
        String shown = cells.text(index);
        return shown.equals(below) ? null : check.underHeader(recogniser, NormalisedText.textOf(shown));
    }

    /** Whether the cell only says that there is no value. */
    boolean isPlaceholder(int index) {
        String text = cells.text(index);
        return text.length() <= 20
                && ruleset.lists(WordList.PLACEHOLDERS, FoldedText.of(text).strip());
    }

    /** The years of those cells of a sample that hold plausible dates of birth; none where more than a tenth holds no date. */
    int[] birthYears(int[] sample) {
        int[] years = new int[sample.length];
        int count = 0;
        int others = 0;
        for (int index : sample) {
            String value = cells.value(index);
            boolean dateLike = cells.kind(index) == Cell.Kind.DATE || isWrittenAsDate(value);
            String date = dateLike ? BirthDate.of(value) : null;
            if (date != null) {
                years[count++] = BirthDate.yearOf(date);
            } else if (++others > 0.1 * sample.length) {
                return new int[0];
            }
        }
        return Arrays.copyOf(years, count);
    }

    /** With separators between the parts: numbers are no dates where no header says so. */
    private static boolean isWrittenAsDate(String value) {
        if (value.length() < 6 || value.length() > 40) {
            return false;
        }
        int digits = 0;
        int parts = 1;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            parts += c == '-' || c == '/' || c == '.' || c == ' ' ? 1 : 0;
        }
        return digits >= 3 && parts >= 3;
    }

    /** Share of the sample that looks like names of people by itself, and how few come twice. */
    ColumnRun.Fit names(int[] sample) {
        var distinct = new HashSet<String>();
        int fitting = 0;
        int filled = 0;
        for (int index : sample) {
            if (isPlaceholder(index)) {
                continue;
            }
            filled++;
            String text = NormalisedText.textOf(cells.text(index)).strip();
            if (cells.kind(index) == Cell.Kind.TEXT
                    && !text.isEmpty()
                    && PersonName.standsForItself(text, check.offices())
                    && !isPlace(text)) {
                fitting++;
                distinct.add(ValueCheck.spelled(text));
            }
        }
        return new ColumnRun.Fit(fitting, distinct.size(), filled);
    }

    /** Whether each begins with a capital, and at most two words are written. */
    boolean areCapitalised(int[] sample) {
        for (int index : sample) {
            String text = cells.text(index).strip();
            if (text.isEmpty() || Character.isLowerCase(text.charAt(0)) || text.split(" ", -1).length > 2) {
                return false;
            }
        }
        return true;
    }

    /** Whether the cell alone could be a name, or a part of one: without a header nothing else says so. */
    boolean isName(int index) {
        String text = NormalisedText.textOf(cells.text(index)).strip();
        return PersonName.standsForItself(text, check.offices()) || text.indexOf(' ') < 0;
    }

    /** Whether a fifth of the names holds a given name that many bear, is written last name first, or in no Latin letters. */
    boolean haveGivenNames(int[] sample) {
        int known = 0;
        int turned = 0;
        for (int index : sample) {
            String text = NormalisedText.textOf(cells.text(index)).strip();
            boolean latin = text.chars().allMatch(c -> c < FoldedText.END_OF_LATIN);
            known += !latin || ruleset.listsAnyOf(WordList.GIVEN_NAMES, FoldedText.of(text)) ? 1 : 0;
            turned += text.indexOf(',') > 0 ? 1 : 0;
        }
        return known >= 0.2 * sample.length || turned >= 0.6 * sample.length;
    }

    /** Whether hardly any value comes twice, and none but a few names an office. */
    boolean areUnique(int[] sample) {
        var distinct = new HashSet<String>();
        int offices = 0;
        for (int index : sample) {
            distinct.add(cells.text(index));
            offices += check.offices().areIn(cells.text(index)) ? 1 : 0;
        }
        return distinct.size() >= 0.9 * sample.length && offices < 0.05 * sample.length;
    }

    /** San Antonio, New York, Houston TX. */
    private boolean isPlace(String text) {
        String folded = FoldedText.of(text).strip();
        int space = folded.indexOf(' ');
        String first = space < 0 ? folded : folded.substring(0, space);
        boolean state = folded.length() > 3 && folded.charAt(folded.length() - 3) == ' ' && text.indexOf(',') > 0;
        return state
                || ruleset.lists(WordList.PLACE_NAME_WORDS, first)
                || ruleset.lists(WordList.COUNTRIES, folded)
                || ruleset.lists(WordList.COUNTRIES, first) && space > 0 && ruleset.lists(WordList.COUNTRIES, folded);
    }

    /** Whether names under the bare header {@code Name} are people's: several words each, few offices, hardly any twice. */
    boolean looksPersonal(int[] sample, Recogniser name) {
        var distinct = new HashSet<String>();
        int several = 0;
        int offices = 0;
        for (int index : sample) {
            String text = cells.text(index);
            distinct.add(text);
            boolean person = value(index, name) != null;
            several += person && (PersonName.hasSeveralWords(text) || PersonName.isIdeographic(text.strip())) ? 1 : 0;
            offices += check.offices().areIn(text) ? 1 : 0;
        }
        return several >= 0.6 * sample.length
                && offices < 0.2 * sample.length
                && distinct.size() >= 0.6 * sample.length;
    }
}
