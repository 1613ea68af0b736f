package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A PDF of pages of figures about facilities, of which nobody is told. What else is in it is painted by whoever needs it. */
public final class SamplePdf {
    private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private static final float[] COLUMNS = {36, 100, 150, 200, 250, 310, 410, 520};
    private static final float SMALL = 6;

    private final List<Drawing> before = new ArrayList<>();
    private final List<Drawing> after = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int pages = 1;
    private boolean packed = true;

    /** Paints something onto the first page. */
    public interface Drawing {
        void draw(PDDocument document, PDPage page, PDPageContentStream content) throws IOException;
    }

    /** Does something to the whole file. */
    public interface Change {
        void change(PDDocument document) throws IOException;
    }

    public SamplePdf under(Drawing drawing) {
        before.add(drawing);
        return this;
    }

    public SamplePdf with(Drawing drawing) {
        after.add(drawing);
        return this;
    }

    public SamplePdf changed(Change change) {
        changes.add(change);
        return this;
    }

    public SamplePdf pages(int count) {
        pages = count;
        return this;
    }

    /** Its objects stand in it by themselves, below a table of where they are. */
    public SamplePdf plain() {
        packed = false;
        return this;
    }

    public byte[] bytes() {
        try (var document = new PDDocument()) {
            for (int number = 0; number < pages; number++) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
                    for (Drawing drawing : number == 0 ? before : List.<Drawing>of()) {
                        drawing.draw(document, page, content);
                    }
                    figures(content, number);
                    for (Drawing drawing : number == 0 ? after : List.<Drawing>of()) {
                        drawing.draw(document, page, content);
                    }
                }
            }
            for (Change change : changes) {
                change.change(document);
            }
            if (!packed) {
                var out = new ByteArrayOutputStream();
                document.save(out, CompressParameters.NO_COMPRESSION);
                return out.toByteArray();
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** The file with something appended to it, as a program does that leaves what was there. */
    public static byte[] updated(byte[] file, Change change) {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.change(document);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void figures(PDPageContentStream content, int number) throws IOException {
        text(content, 72, 740, 11, "Population by facility, month " + (number + 1) + " of fiscal year 2023");
        text(content, 72, 722, 11, "Northfield Processing Center: 308 adults on 2022-11-28, report 202311284");
        text(content, 72, 708, 11, "Redstone Staging Facility: 290 adults, of which 12 were moved before noon.");
        text(content, 72, 694, 11, "Call (202) 555-0143 about this table. It is made anew in each month.");
    }

    public static void text(PDPageContentStream content, float x, float y, float size, String text) throws IOException {
        content.beginText();
        content.setFont(FONT, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    /** Rows side by side in columns, from this height downwards. */
    public static void rows(PDPageContentStream content, float top, List<List<Object>> rows) throws IOException {
        float y = top;
        for (List<Object> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                text(content, COLUMNS[column], y, SMALL, row.get(column).toString());
            }
            y -= 12;
        }
    }

    public static void box(PDPageContentStream content, float x, float y, float width, float height)
            throws IOException {
        content.addRect(x, y, width, height);
        content.fill();
    }
}
