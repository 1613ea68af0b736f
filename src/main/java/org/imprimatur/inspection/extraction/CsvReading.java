package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Reads a text of separated values (RFC 4180, and what spreadsheets make of it). Rows may differ in length. */
final class CsvReading {
    private static final String SEPARATORS = ",;\t|";
    private static final int SAMPLE = 200;

    private final Budget budget;

    CsvReading(Budget budget) {
        this.budget = budget;
    }

    Contents read(byte[] file) {
        String text = TextEncoding.decoded(file);
        budget.read(text.length());
        var cells = new ArrayList<Cell>();
        long lines = text.lines().count();
        try (CsvReader<CsvRecord> records = reader(separator(text), text)) {
            int row = 0;
            for (CsvRecord each : records) {
                for (int column = 0; column < each.getFieldCount(); column++) {
                    String field = each.getField(column);
                    if (!field.isBlank()) {
                        budget.readCell();
                        cells.add(new Cell(row, column, Cell.Kind.TEXT, field, field, Mechanism.VISIBLE));
                    }
                }
                row++;
                budget.progress(each.getStartingLineNumber(), lines);
            }
        } catch (CsvParseException | java.io.IOException e) {
            throw new UninspectableFile(UninspectableReason.MALFORMED);
        }
        return new Contents(
                Contents.Format.CSV,
                SheetCount.NONE,
                List.of(new Table("file", "", Mechanism.VISIBLE, numbersMarked(cells))),
                List.of());
    }

    private static CsvReader<CsvRecord> reader(char separator, String text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
    }

    /** The one by which most rows have the same number of fields, more than one. */
    private static char separator(String text) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            double score = score(candidate, text);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static double score(char separator, String text) {
        Map<Integer, Integer> rowsByFields = new HashMap<>();
        int rows = 0;
        try (CsvReader<CsvRecord> records = reader(separator, text)) {
            for (CsvRecord each : records) {
                rowsByFields.merge(each.getFieldCount(), 1, Integer::sum);
                rows++;
                if (rows == SAMPLE) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            // quotes that make no sense with this separator speak against it
            return 0;
        }
        double best = 0;
        for (var fields : rowsByFields.entrySet()) {
            if (fields.getKey() > 1) {
                best = Math.max(best, (double) fields.getValue() / rows + fields.getKey() * 1e-6);
            }
        }
        return best;
    }

    /** Values that are numbers are so marked, as they are in a workbook. */
    private static List<Cell> numbersMarked(List<Cell> cells) {
        return cells.stream()
                .map(cell -> isNumber(cell.text())
                        ? new Cell(
                                cell.row(),
                                cell.column(),
                                Cell.Kind.NUMBER,
                                cell.text(),
                                cell.value(),
                                cell.mechanism())
                        : cell)
                .toList();
    }

    private static boolean isNumber(String text) {
        return text.length() <= 18
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')
                && Character.isDigit(text.charAt(0));
    }
}
