package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Paragraphs and tables of what a machine read on pictures, by where the words stand, as on the pages of a PDF. Not thread-safe. */
public final class PrintedPages {
    /** All pictures are as wide, so that the columns of a table are at one place on each of its pages. */
    private static final double WIDTH = 600;

    private final Mechanism mechanism;
    private final Budget budget;
    private final Gathered gathered;
    private final PageTables tables;

    /** @param mechanism by which these pictures stand in the file */
    public PrintedPages(Mechanism mechanism, Budget budget, Gathered gathered) {
        this.mechanism = mechanism;
        this.budget = budget;
        this.gathered = gathered;
        this.tables = new PageTables(
                (first, last) -> first.equals(last) ? first : first + " to " + last, mechanism, budget, gathered);
    }

    /** The next one. */
    public void take(String place, TextRecogniser.Page page) {
        List<Line> lines = TextLines.of(glyphs(page));
        List<Line> taken = tables.take(place, lines);
        int number = 0;
        for (String paragraph : PageTexts.paragraphs(lines, taken)) {
            number++;
            budget.readCell();
            gathered.segment(
                    new Segment(place, "paragraph " + number, Segment.Use.CONTENT, mechanism, paragraph, null));
        }
    }

    private List<Glyph> glyphs(TextRecogniser.Page page) {
        var print = new Print(page.words());
        double scale = WIDTH / page.width();
        List<Glyph> glyphs = new ArrayList<>(page.words().size());
        for (TextRecogniser.Word word : page.words()) {
            glyphs.add(new Glyph(
                    word.text(),
                    0,
                    (float) (word.left() * scale),
                    (float) (word.right() * scale),
                    (float) (print.baseline(word) * scale),
                    (float) (print.size(word) * scale),
                    0,
                    mechanism));
        }
        return glyphs;
    }

    /** There are no more. */
    public void end() {
        tables.end();
    }
}
