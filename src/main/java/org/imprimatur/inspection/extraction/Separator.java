package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The character between the fields of a text: the one by which most rows have the same number of fields, more than one. */
final class Separator {
    private static final String USUAL = ",;\t|";
    private static final int SAMPLE_ROWS = 200;
    private static final int SAMPLE_CHARACTERS = 1 << 16;
    /** Below this a character that is no usual separator is only a character. */
    private static final double CERTAIN = 0.9;

    private Separator() {}

    /** @param score share of the sampled rows that have as many fields as most; 0 where no row has two */
    record Guess(char separator, double score, int fields, int rows) {}

    static Guess of(String text) {
        String sample = sample(text);
        Guess best = new Guess(',', 0, 1, 0);
        for (char candidate : USUAL.toCharArray()) {
            Guess guess = guess(candidate, sample);
            best = guess.score() > best.score() ? guess : best;
        }
        if (best.score() >= CERTAIN) {
            return best;
        }
        for (char candidate : unusual(sample)) {
            Guess guess = guess(candidate, sample);
            if (guess.score() >= CERTAIN && guess.rows() >= 3 && guess.score() > best.score()) {
                best = guess;
            }
        }
        return best;
    }

    /** Whole rows from the beginning. */
    private static String sample(String text) {
        if (text.length() <= SAMPLE_CHARACTERS) {
            return text;
        }
        int end = text.lastIndexOf('\n', SAMPLE_CHARACTERS);
        return text.substring(0, end < 0 ? SAMPLE_CHARACTERS : end);
    }

    /** Marks that a reader sees: what nobody sees between two digits does not part them. */
    private static Set<Character> unusual(String sample) {
        var found = new LinkedHashSet<Character>();
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            boolean mark = (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c)) || "¦§¬¶·".indexOf(c) >= 0;
            if (mark && "\"'.-_()/@&+<".indexOf(c) < 0 && USUAL.indexOf(c) < 0) {
                found.add(c);
            }
        }
        return found;
    }

    static CsvReader.CsvReaderBuilder rows(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .allowMissingFields(true)
                .allowExtraFields(true);
    }

    private static Guess guess(char separator, String sample) {
        Map<Integer, Integer> rowsByFields = new HashMap<>();
        int rows = 0;
        try (CsvReader<CsvRecord> records = rows(separator).ofCsvRecord(sample)) {
            for (CsvRecord each : records) {
                boolean empty = each.getFieldCount() == 1 && each.getField(0).isBlank();
                if (!empty) {
                    rowsByFields.merge(each.getFieldCount(), 1, Integer::sum);
                    rows++;
                }
                if (rows == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            // quotes that make no sense with this separator speak against it, unless the sample ends within them
            if (rows < 3) {
                return new Guess(separator, 0, 1, rows);
            }
        }
        Guess best = new Guess(separator, 0, 1, rows);
        for (var fields : rowsByFields.entrySet()) {
            double score = (double) fields.getValue() / rows + fields.getKey() * 1e-6;
            if (fields.getKey() > 1 && score > best.score()) {
                best = new Guess(separator, score, fields.getKey(), rows);
            }
        }
        return best;
    }
}
