package org.imprimatur.inspection.extraction;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Table;

/** Writes one table as CSV (RFC 4180) in UTF-8. */
final class RegeneratedCsv {
    private RegeneratedCsv() {}

    static byte[] bytes(Table table, char separator) {
        var out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
            List<String> row = new ArrayList<>();
            int number = 0;
            for (Cell cell : table.cells()) {
                while (number < cell.row()) {
                    csv.writeRecord(row);
                    row = new ArrayList<>();
                    number++;
                }
                while (row.size() < cell.column()) {
                    row.add("");
                }
                row.add(cell.text());
            }
            csv.writeRecord(row);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
