package org.imprimatur.inspection.extraction.office;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** Tells the texts and tables of a slide, each with how it stands there. */
final class SlideTexts {
    private static final Set<String> OF_PAGE = Set.of("sldNum", "dt", "hdr", "ftr");
    /** Of a line, in the size of its letters; their usual width; what a frame leaves free. */
    private static final double LINE = 1.2;

    private static final double LETTER = 0.5;
    private static final double EMU_PER_POINT = 12_700;
    private static final double INSET = 91_440;
    private static final double USUAL_SIZE = 18;

    private final SlideLooks looks;
    private final Story story;
    private final Budget budget;
    private final double width;
    private final double height;

    SlideTexts(SlideLooks looks, Story story, Budget budget, double width, double height) {
        this.looks = looks;
        this.story = story;
        this.budget = budget;
        this.width = width;
        this.height = height;
    }

    void tell() {
        List<SlideShape> shapes = looks.slide().shapes();
        Set<String> said = new HashSet<>();
        shapes.stream().filter(shape -> !shape.fallback).forEach(shape -> said.add(shape.whole()));
        for (int i = 0; i < shapes.size(); i++) {
            SlideShape shape = shapes.get(i);
            boolean repeated = shape.fallback && said.contains(shape.whole());
            if (shape.hasText() && !repeated) {
                tell(shape, i + 1, shapes.subList(i + 1, shapes.size()));
            }
        }
    }

    private void tell(SlideShape shape, int number, List<SlideShape> above) {
        budget.checkTime();
        Frame frame = looks.frame(shape);
        Mechanism whole = whole(shape, frame, above);
        String ground = looks.ground(shape, frame);
        double down = frame == null ? 0 : frame.y() + INSET / 2;
        for (SlideShape.Paragraph each : shape.paragraphs) {
            Mechanism hidden = whole;
            double size = size(shape, each);
            double lines = lines(each, size, frame);
            double deep = lines * size * LINE * EMU_PER_POINT;
            if (hidden == null && frame != null && isPlaced(shape, each)) {
                var letters = new Frame(frame.x() + INSET, down, letters(each, size, frame), deep);
                hidden = isCovered(letters, above) ? Mechanism.COVERED_TEXT : null;
            }
            down += deep;
            Line line = line(shape, each, ground, hidden, true);
            boolean ofPage = story.base() == Mechanism.NOTES && OF_PAGE.contains(shape.type);
            story.paragraph(line, "shape " + number, ofPage ? Segment.Use.SETTING : Segment.Use.CONTENT);
        }
        if (!shape.cells.isEmpty()) {
            story.table(table(shape, ground, whole));
        }
    }

    /** How the shape hides its text, wherever in it that stands; null where it does not. */
    private @Nullable Mechanism whole(SlideShape shape, @Nullable Frame frame, List<SlideShape> above) {
        if (shape.hidden || shape.fallback) {
            return Mechanism.INVISIBLE_TEXT;
        }
        if (frame == null) {
            return null;
        }
        if (frame.isOutside(width, height)) {
            return Mechanism.OFF_PAGE;
        }
        return isCovered(frame, above) ? Mechanism.COVERED_TEXT : null;
    }

    private boolean isCovered(Frame frame, List<SlideShape> above) {
        for (SlideShape each : above) {
            Frame opaque = each.fallback ? null : each.opaque(each.frame);
            if (opaque != null && opaque.covers(frame)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it can be told about where its letters stand: from the top on the left. */
    private static boolean isPlaced(SlideShape shape, SlideShape.Paragraph paragraph) {
        return !shape.placeholder
                && shape.rotation == 0
                && paragraph.leftAligned
                && (shape.anchor.isEmpty() || shape.anchor.equals("t"));
    }

    private double size(SlideShape shape, SlideShape.Paragraph paragraph) {
        for (SlideRun run : paragraph.runs) {
            if (run.size != null) {
                return run.size;
            }
        }
        Double size = looks.textSize(shape, paragraph.level);
        return size == null ? USUAL_SIZE : size;
    }

    private static double lines(SlideShape.Paragraph paragraph, double size, @Nullable Frame frame) {
        double room = frame == null ? 0 : frame.width() - 2 * INSET;
        return room <= 0 ? 1 : Math.max(1, Math.ceil(length(paragraph) * size * LETTER * EMU_PER_POINT / room));
    }

    private static double letters(SlideShape.Paragraph paragraph, double size, Frame frame) {
        return Math.max(1, Math.min(frame.width() - 2 * INSET, length(paragraph) * size * LETTER * EMU_PER_POINT));
    }

    private static int length(SlideShape.Paragraph paragraph) {
        return paragraph.runs.stream().mapToInt(run -> run.text.length()).sum();
    }

    private Cells table(SlideShape shape, String ground, @Nullable Mechanism whole) {
        var cells = new Cells(budget, story.base());
        for (SlideShape.TableCell cell : shape.cells) {
            while (cells.row() < cell.row) {
                cells.beginRow();
            }
            boolean known = cell.fill != null || !shape.styledTable;
            boolean header = shape.headerRow && cell.row == 0;
            String behind = cell.fill != null ? cell.fill.in(looks.colours()) : known ? ground : header ? "" : ground;
            Mechanism hidden = whole == null && cell.merged ? Mechanism.COVERED_TEXT : whole;
            var text = new Line();
            for (SlideShape.Paragraph each : cell.paragraphs) {
                text.addLine(line(shape, each, behind, hidden, !shape.styledTable));
            }
            cells.add(text, 1);
        }
        return cells;
    }

    /** @param coloured whether a text that says nothing of its colour has one that is known */
    private Line line(
            SlideShape shape,
            SlideShape.Paragraph paragraph,
            String ground,
            @Nullable Mechanism whole,
            boolean coloured) {
        var line = new Line();
        for (SlideRun run : paragraph.runs) {
            Mechanism own = whole == null ? mechanism(shape, paragraph, run, ground, coloured) : whole;
            line.add(run.text, own == null ? story.base() : own);
            if (run.linked) {
                story.shown(run.text);
            }
        }
        return line;
    }

    private @Nullable Mechanism mechanism(
            SlideShape shape, SlideShape.Paragraph paragraph, SlideRun run, String ground, boolean coloured) {
        Double size = run.size != null ? run.size : looks.textSize(shape, paragraph.level);
        if (size != null && size < OpenParagraph.SMALLEST_FONT) {
            return Mechanism.TINY_TEXT;
        }
        if (run.clear || (run.colour != null && run.colour.alpha() < 0.05)) {
            return Mechanism.INVISIBLE_TEXT;
        }
        if (run.colour == null && !coloured) {
            return null;
        }
        DrawnColour colour = run.colour == null ? looks.textColour(shape, paragraph.level) : run.colour;
        String behind = run.marker == null ? ground : run.marker.in(looks.colours());
        return Colours.same(colour.in(looks.colours()), behind) ? Mechanism.WHITE_TEXT : null;
    }
}
