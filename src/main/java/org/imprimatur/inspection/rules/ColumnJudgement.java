package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the columns of one table hold: first by their headers, then by the shape of their values, at last by what stands
 * beside them. A column without a header is nobody's as long as nothing else in the table is.
 */
final class ColumnJudgement {
    /** Share of rows with words of a claim from which on a table's numbers are people's. */
    private static final double CLAIMED_ROWS = 0.3;

    private static final double ALIKE = 0.8;
    private static final double HARDLY_TWICE = 0.9;
    private static final double HALF = 0.5;
    private static final int FEW = 3;
    private static final int SEVERAL = 5;
    private static final int MANY = 8;
    private static final int SAMPLE = 500;

    private final TableCells cells;
    private final Ruleset ruleset;
    private final TextReader reader;
    private final TableLayout layout;
    private final TableValues values;
    private final boolean aboutClaims;
    private boolean identified;
    private double claimedRows;

    ColumnJudgement(
            TableCells cells,
            Ruleset ruleset,
            TextReader reader,
            TableLayout layout,
            TableValues values,
            boolean about) {
        this.cells = cells;
        this.ruleset = ruleset;
        this.reader = reader;
        this.layout = layout;
        this.values = values;
        this.aboutClaims = about;
    }

    void judge() {
        lookAtTexts();
        List<ColumnRun> bareNames = new ArrayList<>();
        List<ColumnRun> telephones = new ArrayList<>();
        for (ColumnRun run : layout.runs()) {
            if (run.isBareName()) {
                bareNames.add(run);
            } else if (run.isHeadedBy(Recogniser.Kind.PHONE)) {
                telephones.add(run);
            } else {
                take(run, run.fitting(values), Strength.SURE);
            }
        }
        birthDates();
        bareNames.forEach(this::bareName);
        neighbours();
        numbers();
        telephones.addAll(unheadedTelephones());
        Strength ofTelephones = !identified && isAboutPlaces() ? Strength.WEAK : Strength.SURE;
        telephones.forEach(run -> take(run, run.isHeaded() ? run.fitting(values) : telephone(), ofTelephones));
        countries();
    }

    /** Whether somebody is named in passing, and in how many rows claims are spoken of; by a sample where they are many. */
    private void lookAtTexts() {
        CellSet texts = layout.worthReading();
        IntList sample = texts.each(Math.max(1, texts.size() / SAMPLE));
        int looked = sample.size();
        int claimed = 0;
        for (int i = 0; i < looked; i++) {
            int index = sample.get(i);
            Reading reading = reader.read(cells.text(index));
            claimed += reading.claims().isEmpty() || layout.isHeaderRow(cells.row(index)) ? 0 : 1;
            identified |= reading.matches().stream()
                    .anyMatch(match -> match.strength() == Strength.SURE
                            && match.recogniser().kind() == Recogniser.Kind.PERSON_IDENTIFIER);
        }
        double claims = looked == 0 ? 0 : (double) claimed / looked * texts.size();
        claimedRows = layout.rows() == 0 ? 0 : claims / layout.rows();
    }

    private void take(ColumnRun run, @Nullable Recogniser recogniser, Strength strength) {
        if (recogniser != null) {
            run.taken = recogniser;
            run.strength = strength;
            identified |= recogniser.identifies() && strength == Strength.SURE;
        }
    }

    private void birthDates() {
        Recogniser birth = by(Recogniser.Check.BIRTH_DATE);
        for (ColumnRun run : layout.runs()) {
            if (run.taken == null && !run.isBareName() && !ruleset.listsAnyOf(WordList.OTHER_DATE_WORDS, label(run))) {
                int[] years = values.birthYears(run.sample());
                // one after the other they are a series, unless somebody stands beside them
                if (BirthDate.spreadLikeAges(years) && (identified || !BirthDate.inOrder(years))) {
                    take(run, birth, Strength.SURE);
                }
            }
        }
    }

    private void bareName(ColumnRun run) {
        Recogniser name = run.fitting(values);
        if (name == null) {
            return;
        }
        if (identified || values.looksPersonal(run.sample(), name)) {
            take(run, name, Strength.SURE);
        } else if (run.cells() >= BareNumbers.MANY && !isAboutPlaces() && values.areUnique(run.sample())) {
            take(run, name, Strength.LIKELY);
        }
    }

    /** Columns that say little each and something together: names beside dates as of birth, or beside countries. */
    private void neighbours() {
        List<ColumnRun> names = new ArrayList<>();
        List<ColumnRun> births = new ArrayList<>();
        List<ColumnRun> otherwiseHeaded = new ArrayList<>();
        boolean countries = false;
        Recogniser country = by(Recogniser.Check.COUNTRY);
        for (ColumnRun run : layout.runs()) {
            countries |= run.taken == country || isOfCountries(run, country);
            if (run.taken != null || run.isHeaded()) {
                continue;
            }
            if (!saysLittle(run)) {
                otherwiseHeaded.add(run);
                continue;
            }
            ColumnRun.Fit fit = values.names(run.sample());
            if (fit.fitting() >= FEW
                    && fit.share() >= ALIKE
                    && fit.uniqueness() >= HARDLY_TWICE
                    && !ruleset.lists(WordList.OFFICIAL_HEADERS, label(run))) {
                names.add(run);
            }
            if (BirthDate.couldBeAges(values.birthYears(run.sample()))) {
                births.add(run);
            }
        }
        boolean together = identified || aboutClaims || claimedRows >= CLAIMED_ROWS || !births.isEmpty();
        for (ColumnRun run : names) {
            boolean many = run.cells() >= MANY;
            boolean alone = many && !isAboutPlaces() && values.haveGivenNames(run.sample());
            if (together || alone || (many && countries)) {
                take(run, by(Recogniser.Check.PERSON_NAME), Strength.SURE);
            } else if (run.cells() >= BareNumbers.MANY && layout.columns() == 1) {
                take(run, by(Recogniser.Check.PERSON_NAME), Strength.LIKELY);
            }
        }
        if (!identified) {
            otherwiseHeaded.forEach(this::nameOfAnybody);
        }
        if (identified) {
            layout.runs().forEach(this::partOfName);
        }
        if (!names.isEmpty() || identified) {
            births.stream()
                    .filter(run -> run.taken == null && label(run).isEmpty())
                    .forEach(run -> take(run, by(Recogniser.Check.BIRTH_DATE), Strength.SURE));
        }
    }

    /** Below a header that no recogniser knows, where nobody else is named: by given names only, and not where offices speak. */
    private void nameOfAnybody(ColumnRun run) {
        boolean office = ruleset.listsAnyOf(WordList.OFFICIAL_HEADERS, run.header)
                || ruleset.listsAnyOf(WordList.PLACE_HEADERS, run.header)
                || isFigure(run.header);
        if (!office && run.cells() >= MANY) {
            ColumnRun.Fit fit = values.names(run.sample());
            if (fit.share() >= ALIKE && fit.uniqueness() >= HARDLY_TWICE && values.haveGivenNames(run.sample())) {
                take(run, by(Recogniser.Check.PERSON_NAME), Strength.SURE);
            }
        }
    }

    private boolean isOfCountries(ColumnRun run, @Nullable Recogniser country) {
        if (country == null || run.taken != null || run.cells() < FEW) {
            return false;
        }
        ColumnRun.Fit fit = run.fit(country, values);
        return fit.fitting() >= FEW && fit.share() >= ALIKE && fit.uniqueness() < ALIKE;
    }

    /** Beside somebody who is identified: single words that hardly come twice, as family and given names do. */
    private void partOfName(ColumnRun run) {
        Recogniser name = by(Recogniser.Check.PERSON_NAME);
        if (name != null && run.taken == null && !run.isHeaded() && saysLittle(run) && run.cells() >= SEVERAL) {
            ColumnRun.Fit fit = run.fit(name, values);
            if (fit.share() >= ALIKE && fit.uniqueness() >= HALF && values.areCapitalised(run.sample())) {
                take(run, name, Strength.SURE);
            }
        }
    }

    /** A header that no recogniser knows says that the column is something else; a first row may be no header at all. */
    private static boolean saysLittle(ColumnRun run) {
        return run.header.isEmpty();
    }

    /** What the column is called: by its header, or by a first cell in words above numbers. */
    private String label(ColumnRun run) {
        if (!run.header.isEmpty() || run.cells() == 0) {
            return run.header;
        }
        String first = NormalisedText.of(cells.text(run.sample()[0])).text();
        boolean words = first.chars().anyMatch(Character::isLetter)
                && BirthDate.of(first) == null
                && BareNumbers.in(first).isEmpty();
        return words ? TextReader.asHeader(first) : "";
    }

    /** Also inside of a text that holds one of them, such as a name with a number in brackets. */
    private void numbers() {
        boolean registered = layout.runs().stream()
                .anyMatch(run -> run.taken != null && run.taken.kind() == Recogniser.Kind.PERSON_IDENTIFIER);
        if (registered) {
            return;
        }
        for (ColumnRun run : layout.runs()) {
            if (run.taken != null || run.isHeaded() || !BareNumbers.lookLikeARegister(run.sample(), cells)) {
                continue;
            }
            String label = label(run);
            boolean unnamed = label.isEmpty()
                    || ruleset.lists(WordList.NUMBER_HEADERS, label)
                    || (isAmongWords(run) && !isFigure(label) && !ruleset.lists(WordList.PLACE_HEADERS, label));
            boolean claimed = claimedRows >= CLAIMED_ROWS && run.cells() >= SEVERAL && !isFigure(label);
            if (claimed || (unnamed && (identified || aboutClaims))) {
                take(run, by(Recogniser.Check.A_NUMBER), Strength.SURE);
            } else if (unnamed && run.cells() >= BareNumbers.MANY) {
                take(run, by(Recogniser.Check.A_NUMBER), Strength.LIKELY);
            }
        }
    }

    /** A name with a number in brackets: what the column is called says nothing of the number. */
    private boolean isAmongWords(ColumnRun run) {
        int[] sample = run.sample();
        return cells.text(sample[sample.length - 1]).chars().anyMatch(Character::isLetter);
    }

    private boolean isFigure(String header) {
        return ruleset.listsAnyOf(WordList.COUNT_WORDS, header)
                || ruleset.listsAnyOf(WordList.OTHER_FIGURE_WORDS, header);
    }

    private List<ColumnRun> unheadedTelephones() {
        Recogniser telephone = telephone();
        if (telephone == null) {
            return List.of();
        }
        return layout.runs().stream()
                .filter(run -> run.taken == null && !run.isHeaded() && run.cells() >= SEVERAL)
                .filter(run -> isWrittenOut(run.sample()[0]))
                .filter(run -> run.fit(telephone, values).share() >= ALIKE)
                .filter(run -> run.fit(telephone, values).uniqueness() >= ALIKE)
                .toList();
    }

    /** Ten digits in a row are a number of anything. */
    private boolean isWrittenOut(int index) {
        return cells.text(index).chars().anyMatch(c -> "(-.+ ".indexOf(c) >= 0);
    }

    /** The nationalities of somebody; of nobody in particular they are statistics. */
    private void countries() {
        Recogniser country = by(Recogniser.Check.COUNTRY);
        for (ColumnRun run : layout.runs()) {
            if (identified && country != null && run.taken == null && !run.isHeaded() && run.cells() >= FEW) {
                ColumnRun.Fit fit = run.fit(country, values);
                if (fit.fitting() >= FEW && fit.share() >= ALIKE) {
                    take(run, country, Strength.SURE);
                }
            }
        }
    }

    private @Nullable Recogniser telephone() {
        return by(Recogniser.Check.TELEPHONE);
    }

    /** The first of the ruleset that goes by the check. */
    private @Nullable Recogniser by(Recogniser.Check check) {
        return ruleset.recognisers().stream()
                .filter(recogniser -> recogniser.check() == check)
                .findFirst()
                .orElse(null);
    }

    private boolean isAboutPlaces() {
        return layout.runs().stream()
                .anyMatch(run -> !run.header.isEmpty()
                        && (ruleset.lists(WordList.PLACE_HEADERS, run.header) || run.header.contains("facility")));
    }
}
