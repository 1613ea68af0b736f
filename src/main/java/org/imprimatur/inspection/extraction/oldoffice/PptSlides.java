package org.imprimatur.inspection.extraction.oldoffice;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.hslf.model.HeadersFooters;
import org.apache.poi.hslf.usermodel.HSLFComment;
import org.apache.poi.hslf.usermodel.HSLFFill;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSheet;
import org.apache.poi.hslf.usermodel.HSLFSimpleShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextRun;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.sl.usermodel.PaintStyle;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.jspecify.annotations.Nullable;

/** The slides of a presentation with their notes and comments, and the masters. */
final class PptSlides {
    /** Smaller text is not read by anybody. */
    private static final double SMALLEST = 4;

    private static final int DEEPEST = 30;
    /** Of the kinds of fill (MS-ODRAW 2.4.11). */
    private static final int SOLID = 0;

    private final HSLFSlideShow show;
    private final Budget budget;
    private final Gathered gathered;
    private final Set<Integer> ofSlides = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    /** What is behind the next shape: empty where it is not one colour. */
    private String ground = "";

    PptSlides(HSLFSlideShow show, Budget budget, Gathered gathered) {
        this.show = show;
        this.budget = budget;
        this.gathered = gathered;
    }

    /** Every line that was read, so that what the records hold besides can be told from it. */
    Set<String> seen() {
        return seen;
    }

    void read() {
        int hidden = 0;
        List<HSLFSlide> slides = show.getSlides();
        for (HSLFSlide slide : slides) {
            hidden += slide.isHidden() ? 1 : 0;
            slide(slide);
        }
        gathered.counted(Contents.Unit.SLIDE, new SheetCount(slides.size() - hidden, hidden, 0));
        show.getSlideMasters().forEach(master -> sheet(master, "master", Mechanism.MASTER));
        show.getTitleMasters().forEach(master -> sheet(master, "master of titles", Mechanism.MASTER));
        show.getNotes().stream()
                .filter(notes -> !ofSlides.contains(notes._getSheetNumber()))
                .forEach(notes -> sheet(notes, "notes", Mechanism.NOTES));
    }

    private void slide(HSLFSlide slide) {
        String path = "slide " + slide.getSlideNumber();
        Mechanism within = slide.isHidden() ? Mechanism.SLIDE_HIDDEN : Mechanism.VISIBLE;
        sheet(slide, path, within);
        footers(slide.getHeadersFooters(), path, within);
        HSLFNotes notes = slide.getNotes();
        if (notes != null) {
            ofSlides.add(notes._getSheetNumber());
            sheet(notes, path + " notes", Mechanism.NOTES);
        }
        for (HSLFComment comment : slide.getComments()) {
            for (String text : new String[] {comment.getAuthor(), comment.getAuthorInitials(), comment.getText()}) {
                if (text != null && !text.isBlank()) {
                    see(text);
                    budget.read(text.length());
                    gathered.segment(
                            new Segment(path + " comments", "", Segment.Use.CONTENT, Mechanism.COMMENT, text, null));
                }
            }
        }
    }

    private void footers(@Nullable HeadersFooters footers, String path, Mechanism within) {
        if (footers != null) {
            for (String text :
                    new String[] {footers.getHeaderText(), footers.getFooterText(), footers.getDateTimeText()}) {
                if (text != null && !text.isBlank()) {
                    see(text);
                    gathered.segment(new Segment(path, "footer", Segment.Use.CONTENT, within, text, null));
                }
            }
        }
    }

    private void see(String text) {
        for (String line : text.split("[\r\n\u000b]")) {
            seen.add(line.strip());
        }
    }

    private void sheet(HSLFSheet sheet, String path, Mechanism within) {
        var flow = new FlowingText(path, within, budget, gathered);
        var background = sheet.getBackground();
        ground = background == null ? "" : colour(background.getFill());
        for (HSLFShape shape : sheet.getShapes()) {
            shape(shape, flow, within, 0);
        }
        flow.end();
    }

    /** Empty for anything but one colour. */
    private static String colour(HSLFFill fill) {
        Color colour = fill.getForegroundColor();
        return fill.getFillType() == SOLID && colour != null ? hexadecimal(colour) : "";
    }

    private static String hexadecimal(Color colour) {
        return String.format(Locale.ROOT, "%06X", colour.getRGB() & 0xffffff);
    }

    private void shape(HSLFShape shape, FlowingText flow, Mechanism within, int nested) {
        budget.checkTime();
        if (nested > DEEPEST) {
            throw new IllegalStateException("shapes in shapes without end");
        }
        if (shape instanceof HSLFTable table) {
            table(table, flow);
        } else if (shape instanceof HSLFGroupShape group) {
            for (HSLFShape inner : group.getShapes()) {
                shape(inner, flow, within, nested + 1);
            }
        } else if (shape instanceof HSLFTextShape text) {
            String behind = ground(text);
            boolean offPage = within != Mechanism.MASTER && isOffPage(text);
            for (HSLFTextParagraph paragraph : text.getTextParagraphs()) {
                pieces(paragraph, flow, behind, offPage ? Mechanism.OFF_PAGE : Mechanism.VISIBLE);
                flow.endParagraph();
            }
        }
        boolean covers = shape instanceof HSLFPictureShape
                || (shape instanceof HSLFSimpleShape simple && simple.getFillColor() != null);
        if (covers) {
            // what comes later lies above it
            ground = "";
        }
    }

    private String ground(HSLFTextShape shape) {
        HSLFFill fill = shape.getFill();
        return shape.getFillColor() == null ? ground : colour(fill);
    }

    private boolean isOffPage(HSLFTextShape shape) {
        Rectangle2D place = shape.getAnchor();
        Dimension page = show.getPageSize();
        return place != null
                && (place.getX() >= page.getWidth()
                        || place.getY() >= page.getHeight()
                        || place.getMaxX() <= 0
                        || place.getMaxY() <= 0);
    }

    private void table(HSLFTable table, FlowingText flow) {
        flow.beginTable();
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                HSLFTableCell cell = table.getCell(row, column);
                if (cell != null) {
                    String behind = ground(cell);
                    for (HSLFTextParagraph paragraph : cell.getTextParagraphs()) {
                        pieces(paragraph, flow, behind, Mechanism.VISIBLE);
                        flow.endParagraph();
                    }
                }
                flow.endCell();
            }
            flow.endRow();
        }
        flow.endTable();
    }

    private void pieces(HSLFTextParagraph paragraph, FlowingText flow, String behind, Mechanism around) {
        var all = new StringBuilder();
        for (HSLFTextRun run : paragraph.getTextRuns()) {
            String text = run.getRawText();
            all.append(text);
            flow.piece(
                    around == Mechanism.VISIBLE ? mechanism(run, behind) : around,
                    text.replace('\r', '\n').replace('\u000b', '\n'));
        }
        see(all.toString());
    }

    private static Mechanism mechanism(HSLFTextRun run, String behind) {
        Double size = run.getFontSize();
        if (size != null && size < SMALLEST) {
            return Mechanism.TINY_TEXT;
        }
        PaintStyle.SolidPaint paint = run.getFontColor();
        Color colour = paint == null ? null : paint.getSolidColor().getColor();
        return colour != null && !behind.isEmpty() && Colours.same(hexadecimal(colour), behind)
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }
}
