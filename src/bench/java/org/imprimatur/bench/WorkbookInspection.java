package org.imprimatur.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.InventedPerson;
import org.xml.sax.SAXException;

/** The whole inspection of a workbook as large as the one of the case, beside Tika, which only takes the text out of it. */
final class WorkbookInspection {
    private static final int PEOPLE = 6_252;
    private static final int COLUMNS = 20;
    private static final int TIMES = 15;
    private static final int WARM_UP = 6;
    /** At most one and a half times as long. */
    private static final double BAR = 1 / 1.5;

    private static final String NAME = "roster.xlsx";

    void measure(Report report) throws Exception {
        byte[] file = workbook();
        var reading = new FileReading(Limits.USUAL);
        Ruleset ruleset = Ruleset.shipped();
        Contest.Work text = work(() -> tikaText(file));
        Contest.Work inspection =
                work(() -> Inspection.of(reading.read(NAME, file), NAME, ruleset, new KeyedHash(new byte[32])));
        Contest.typicalMilliseconds(text, WARM_UP);
        Contest.typicalMilliseconds(inspection, WARM_UP);
        double[] theirs = new double[TIMES];
        double[] ours = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            // in turn, so that what else the machine does meets both alike
            theirs[i] = once(text);
            ours[i] = once(inspection);
        }
        double tika = median(theirs);
        double whole = median(ours);
        double read = Contest.typicalMilliseconds(work(() -> reading.read(NAME, file)), TIMES);
        String size = String.format(java.util.Locale.ROOT, "%,d people in %d columns, XLSX", PEOPLE, COLUMNS);
        report.add(Measure.cost(
                "inspection of a workbook",
                whole,
                tika,
                Measure.MILLISECONDS,
                BAR,
                size + ": read, recognised, counted, linked / Tika's text of it; one after the other in one process"));
        report.add(Measure.alone(
                "reading a workbook", read, Measure.MILLISECONDS, "the part of it that is no recognition"));
        Contents contents = reading.read(NAME, file);
        int found = Inspection.of(contents, NAME, ruleset, new KeyedHash(new byte[32]))
                .personCount();
        if (found != PEOPLE || tikaText(file).length() < PEOPLE * COLUMNS) {
            throw new IllegalStateException("both sides must have read everybody");
        }
    }

    private static double once(Contest.Work work) throws Exception {
        long begin = System.nanoTime();
        work.once();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        return values[values.length / 2];
    }

    private static byte[] workbook() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("Roster");
            row(sheet.createRow(0), new ArrayList<>(InventedPerson.COLUMNS), "Field");
            int number = 1;
            for (InventedPerson person : InventedPerson.people(PEOPLE)) {
                row(sheet.createRow(number++), person.row(), "Note " + number);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    /** What people are not told by fills up the columns: short texts of which some repeat, and figures. */
    private static void row(org.apache.poi.ss.usermodel.Row row, List<?> values, String rest) {
        for (int column = 0; column < COLUMNS; column++) {
            var cell = row.createCell(column);
            if (column < values.size()) {
                cell.setCellValue(values.get(column).toString());
            } else if (row.getRowNum() > 0 && column % 3 == 0) {
                cell.setCellValue(row.getRowNum() % 97 * column);
            } else {
                cell.setCellValue(column % 3 == 1 ? rest + " " + column : "Unit " + row.getRowNum() % 40);
            }
        }
    }

    private static String tikaText(byte[] file) throws IOException, SAXException, TikaException {
        var text = new BodyContentHandler(-1);
        new AutoDetectParser().parse(new ByteArrayInputStream(file), text, new Metadata(), new ParseContext());
        return text.toString();
    }

    private interface Once {
        Object run() throws Exception;
    }

    private static Contest.Work work(Once once) {
        return new Contest.Work() {
            @Override
            public void once() throws Exception {
                if (once.run().hashCode() == 0) {
                    throw new IllegalStateException("nothing was read");
                }
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
