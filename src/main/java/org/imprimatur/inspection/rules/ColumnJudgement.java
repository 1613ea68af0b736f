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
        IntList texts = layout.worthReading();
        int step = Math.max(1, texts.size() / SAMPLE);
        int looked = 0;
        int claimed = 0;
        for (int i = 0; i < texts.size(); i += step) {
            int index = texts.get(i);
            Reading reading = reader.read(cells.text(index));
            looked++;
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
            identified |= recogniser.identifies() && strength != Strength.WEAK;
        }
    }

    private void birthDates() {
        Recogniser birth = by(Recogniser.Check.BIRTH_DATE);
        for (ColumnRun run : layout.runs()) {
            if (run.taken == null && !run.isBareName() && BirthDate.spreadLikeAges(values.birthYears(run.sample()))) {
                take(run, birth, Strength.SURE);
            }
        }
    }

    private void bareName(ColumnRun run) {
        Recogniser name = run.fitting(values);
        if (name != null && (identified || values.looksPersonal(run.sample(), name))) {
            take(run, name, Strength.SURE);
        }
    }

    /** Columns that say little each and something together: names beside dates as of birth. */
    private void neighbours() {
        List<ColumnRun> names = new ArrayList<>();
        List<ColumnRun> births = new ArrayList<>();
        boolean places = isAboutPlaces();
        for (ColumnRun run : layout.runs()) {
            if (run.taken != null || run.isHeaded() || !saysLittle(run)) {
                continue;
            }
            ColumnRun.Fit fit = values.names(run.sample());
            boolean alike = fit.fitting() >= FEW && fit.share() >= ALIKE && fit.uniqueness() >= HARDLY_TWICE;
            if (alike && !places) {
                names.add(run);
                if (fit.fitting() >= MANY) {
                    take(run, by(Recogniser.Check.PERSON_NAME), Strength.SURE);
                }
            }
            if (BirthDate.couldBeAges(values.birthYears(run.sample()))) {
                births.add(run);
            }
        }
        boolean together = identified || aboutClaims || claimedRows >= CLAIMED_ROWS;
        if (together || (!names.isEmpty() && !births.isEmpty())) {
            names.forEach(run -> take(run, by(Recogniser.Check.PERSON_NAME), Strength.SURE));
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
        boolean words = first.chars().anyMatch(Character::isLetter) && BirthDate.of(first) == null;
        return words ? TextReader.asHeader(first) : "";
    }

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
            boolean unnamed = label.isEmpty() || ruleset.lists(WordList.NUMBER_HEADERS, label);
            boolean claimed = claimedRows >= CLAIMED_ROWS && run.cells() >= SEVERAL && !isFigure(label);
            if (claimed || (unnamed && (identified || aboutClaims))) {
                take(run, by(Recogniser.Check.A_NUMBER), Strength.SURE);
            } else if (unnamed && run.cells() >= BareNumbers.MANY) {
                take(run, by(Recogniser.Check.A_NUMBER), Strength.LIKELY);
            }
        }
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
