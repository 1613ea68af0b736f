package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shape of a slide (ECMA-376 part 1, 19.3.1) as its elements come: what it says of itself, not what it has from elsewhere. */
final class SlideShape {
    /** Shapes that fill their frame. */
    private static final Set<String> FULL =
            Set.of("rect", "roundRect", "flowChartProcess", "flowChartAlternateProcess");
    /** What a round shape leaves free on each side of a rectangle in it. */
    private static final double ROUND = 0.15;

    private static final double OPAQUE = 0.9;
    private static final int FULL_CIRCLE = 21_600_000;

    /** A paragraph, or a cell's text as several. */
    static final class Paragraph {
        final List<SlideRun> runs = new ArrayList<>();
        int level;
        boolean leftAligned = true;
    }

    static final class TableCell {
        final List<Paragraph> paragraphs = new ArrayList<>();
        final int row;
        boolean merged;

        @Nullable
        DrawnColour fill;

        TableCell(int row) {
            this.row = row;
        }
    }

    boolean placeholder;
    String type = "";

    @Nullable
    String index;

    @Nullable
    Frame frame;

    int rotation;
    boolean hidden;
    boolean picture;
    /** Written for programs that do not understand what is written before. */
    boolean fallback;

    boolean unfilled;

    @Nullable
    DrawnColour fill;

    @Nullable
    DrawnColour fillOfStyle;

    @Nullable
    DrawnColour textOfStyle;

    String geometry = "";
    String anchor = "";
    final Map<Integer, SlideRun> levels = new HashMap<>();
    final List<Paragraph> paragraphs = new ArrayList<>();
    final List<TableCell> cells = new ArrayList<>();
    boolean styledTable;
    boolean headerRow;

    boolean hasText() {
        return !cells.isEmpty()
                || paragraphs.stream().anyMatch(each -> each.runs.stream().anyMatch(run -> !run.text.isBlank()));
    }

    /** What is painted over its frame; null where nothing is. */
    @Nullable
    DrawnColour paint() {
        if (picture) {
            return DrawnColour.UNKNOWN;
        }
        return unfilled ? null : fill == null ? fillOfStyle : fill;
    }

    /** Where nothing of what is behind it is seen; null where there is no such place. */
    @Nullable
    Frame opaque(@Nullable Frame placed) {
        DrawnColour paint = paint();
        if (placed == null || hidden || paint == null || paint.alpha() < OPAQUE) {
            return null;
        }
        int turned = Math.floorMod(rotation, FULL_CIRCLE / 2);
        if (turned != 0 && turned != FULL_CIRCLE / 4) {
            return null;
        }
        Frame seen = turned == 0 ? placed : placed.turned();
        return picture || geometry.isEmpty() || FULL.contains(geometry) ? seen : seen.within(ROUND);
    }

    /** All its text, to be compared. */
    String whole() {
        var all = new StringBuilder();
        paragraphs.forEach(each -> append(each, all));
        cells.forEach(cell -> cell.paragraphs.forEach(each -> append(each, all)));
        return all.toString().strip();
    }

    private static void append(Paragraph paragraph, StringBuilder all) {
        paragraph.runs.forEach(run -> all.append(run.text));
        all.append('\n');
    }
}
