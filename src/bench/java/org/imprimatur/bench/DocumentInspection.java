package org.imprimatur.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.InventedPerson;
import org.xml.sax.SAXException;

/** The whole inspection of a long text document, beside Tika, which only takes the text out of it. */
final class DocumentInspection {
    private static final int PARAGRAPHS = 10_000;
    private static final int PEOPLE = 600;
    private static final int ROWS_OF_TABLE = 30;
    private static final int TIMES = 15;
    private static final int WARM_UP = 6;
    /** At most one and a half times as long. */
    private static final double BAR = 1 / 1.5;

    private static final String NAME = "report.docx";
    private static final List<String> SENTENCES = List.of(
            "The average length of stay rose over the reporting period, as the table below shows by month and facility.",
            "Figures are rounded to the nearest ten; groups of fewer than eleven are not shown.",
            "Questions go to the statistics office at (202) 555-0134 or to the desk of the facility.",
            "Report 202211281 replaces report 202210312 of the month before, which counted transfers twice.",
            "Of all detainees with positive fear determinations in fiscal year 2023, most were adults without children.");

    void measure(Report report) throws Exception {
        byte[] file = document();
        var reading = new FileReading(Limits.USUAL);
        Ruleset ruleset = Ruleset.shipped();
        Contest.Work text = work(() -> tikaText(file));
        Contest.Work inspection = work(() -> inspected(reading, file, ruleset));
        Contest.typicalMilliseconds(text, WARM_UP);
        Contest.typicalMilliseconds(inspection, WARM_UP);
        double[] theirs = new double[TIMES];
        double[] ours = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            // in turn, so that what else the machine does meets both alike
            theirs[i] = once(text);
            ours[i] = once(inspection);
        }
        double read = Contest.typicalMilliseconds(work(() -> reading.read(NAME, file)), TIMES);
        String size = String.format(
                Locale.ROOT,
                "DOCX of some 300 pages: %,d paragraphs, %,d people in tables of %d rows",
                PARAGRAPHS,
                PEOPLE,
                ROWS_OF_TABLE);
        report.add(Measure.cost(
                "inspection of a text document",
                median(ours),
                median(theirs),
                Measure.MILLISECONDS,
                BAR,
                size + ": read, recognised, counted, linked / Tika's text of it; one after the other in one process"));
        report.add(Measure.alone(
                "reading a text document", read, Measure.MILLISECONDS, "the part of it that is no recognition"));
        int found = inspected(reading, file, ruleset).personCount();
        if (found != PEOPLE
                || tikaText(file).length() < PARAGRAPHS * SENTENCES.get(1).length()) {
            throw new IllegalStateException("both sides must have read everything");
        }
    }

    private static InspectionReport inspected(FileReading reading, byte[] file, Ruleset ruleset) {
        return Inspection.of(reading.read(NAME, file), NAME, ruleset, new KeyedHash(new byte[32]));
    }

    private static double once(Contest.Work work) throws Exception {
        long begin = System.nanoTime();
        work.once();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static byte[] document() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            List<InventedPerson> people = InventedPerson.people(PEOPLE);
            int next = 0;
            int tables = PEOPLE / ROWS_OF_TABLE;
            for (int i = 0; i < PARAGRAPHS; i++) {
                paragraph(document.createParagraph(), i);
                if (i % (PARAGRAPHS / tables) == 0) {
                    table(document, people.subList(next, next + ROWS_OF_TABLE));
                    next += ROWS_OF_TABLE;
                }
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    /** In three runs, as texts are that somebody has edited. */
    private static void paragraph(XWPFParagraph paragraph, int number) {
        String text = SENTENCES.get(number % SENTENCES.size());
        int third = text.length() / 3;
        paragraph.createRun().setText(number + ". " + text.substring(0, third));
        var middle = paragraph.createRun();
        middle.setBold(true);
        middle.setColor("1F3864");
        middle.setText(text.substring(third, 2 * third));
        paragraph.createRun().setText(text.substring(2 * third));
    }

    private static void table(XWPFDocument document, List<InventedPerson> people) {
        var table = document.createTable(people.size() + 1, InventedPerson.COLUMNS.size());
        for (int column = 0; column < InventedPerson.COLUMNS.size(); column++) {
            table.getRow(0).getCell(column).setText(InventedPerson.COLUMNS.get(column));
            for (int row = 0; row < people.size(); row++) {
                table.getRow(row + 1)
                        .getCell(column)
                        .setText(people.get(row).row().get(column).toString());
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
