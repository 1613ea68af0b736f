package org.imprimatur.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.InventedPerson;

/** The whole inspection of a PDF of many pages, beside PDFBox, which only takes the text out of it. */
final class PdfInspection {
    private static final int PAGES = 500;
    private static final int LINES = 46;
    private static final int TIMES = 9;
    private static final int WARM_UP = 3;
    /** At most three times as long: each character is judged by what is painted under and over it. */
    private static final double BAR = 1 / 3.0;

    private static final String NAME = "report.pdf";

    void measure(Report report) throws Exception {
        byte[] file = pages();
        var reading = new FileReading(Limits.USUAL);
        Ruleset ruleset = Ruleset.shipped();
        Contest.Work text = work(() -> text(file));
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
        String size = String.format(Locale.ROOT, "%,d pages of %d lines, PDF", PAGES, LINES);
        report.add(Measure.cost(
                "inspection of a PDF",
                median(ours),
                median(theirs),
                Measure.MILLISECONDS,
                BAR,
                size + ": read, recognised, counted / PDFBox's text of it; one after the other in one process"));
        report.add(Measure.alone(
                "reading a PDF",
                Contest.typicalMilliseconds(work(() -> reading.read(NAME, file)), WARM_UP),
                Measure.MILLISECONDS,
                "the part of it that is no recognition"));
        int found = Inspection.of(reading.read(NAME, file), NAME, ruleset, new KeyedHash(new byte[32]))
                .personCount();
        if (found != PAGES || text(file).length() < PAGES * LINES * 50) {
            throw new IllegalStateException("both sides must have read every page");
        }
    }

    /** Prose, a line that is underlined, and one person on each page. */
    private static byte[] pages() throws IOException {
        List<InventedPerson> people = InventedPerson.people(PAGES);
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
            for (int number = 0; number < PAGES; number++) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 11);
                    content.setLeading(14.5f);
                    content.newLineAtOffset(72, 720);
                    for (int line = 0; line < LINES; line++) {
                        content.showText(
                                line == 20
                                        ? "The file of " + people.get(number).aNumber() + " was closed in that month."
                                        : "In month " + (line + number) % 97 + " the office counted " + line * number
                                                + " cases of which most were closed within ninety days");
                        content.newLine();
                    }
                    content.endText();
                    content.addRect(72, 715, 300, 0.5f);
                    content.fill();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
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
