package org.imprimatur.inspection.extraction.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Takes the paragraphs and tables of shapes as their elements come (ECMA-376 part 1, 21.1), and how texts look by level. */
final class SlideParagraphs {
    private static final Set<String> STYLES = Set.of("p:titleStyle", "p:bodyStyle", "p:otherStyle");
    static final Set<String> ELEMENTS = elements();

    /** The styles "No Style", with and without a grid. */
    private static final List<String> UNSTYLED = List.of("5940675A-B579-460E-94D1", "2D5ABB26-0587-4C30-8999");

    private final Sweep sweep;
    private final Map<String, Map<Integer, SlideRun>> styles = new HashMap<>();
    private String style = "";
    private int level;
    private SlideShape.@Nullable Paragraph paragraph;
    /** Whether the paragraph that is open stands in no shape. */
    private boolean astray;

    private SlideShape.@Nullable TableCell cell;
    private @Nullable SlideRun run;
    private int row = -1;

    /** @param sweep takes what stands in no paragraph */
    SlideParagraphs(Sweep sweep) {
        this.sweep = sweep;
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(STYLES);
        elements.addAll(
                Set.of("a:p", "a:pPr", "a:r", "a:fld", "a:br", "a:rPr", "a:t", "m:t", "a:defRPr", "a:hlinkClick"));
        elements.addAll(Set.of("a:tbl", "a:tblPr", "a:tableStyleId", "a:tr", "a:tc"));
        for (int each = 1; each <= 9; each++) {
            elements.add("a:lvl" + each + "pPr");
        }
        return elements;
    }

    /** Looks by level of the texts of this kind: {@code p:titleStyle}. */
    Map<Integer, SlideRun> style(String kind) {
        return styles.getOrDefault(kind, Map.of());
    }

    /** The cell that is open; null where none is. */
    SlideShape.@Nullable TableCell cell() {
        return cell;
    }

    /** The run that is open, or the look that texts have where they say nothing; null where none is. */
    @Nullable
    SlideRun run() {
        return run;
    }

    void begin(String element, Attributes attributes, @Nullable SlideShape shape) {
        if (element.startsWith("a:lvl")) {
            level = element.charAt(5) - '1';
        } else if (STYLES.contains(element)) {
            style = element;
        } else {
            beginText(element, attributes, shape);
        }
    }

    private void beginText(String element, Attributes attributes, @Nullable SlideShape shape) {
        switch (element) {
            case "a:p" -> {
                paragraph = new SlideShape.Paragraph();
                astray = cell == null && shape == null;
                if (cell != null) {
                    cell.paragraphs.add(paragraph);
                } else if (shape != null) {
                    shape.paragraphs.add(paragraph);
                }
            }
            case "a:pPr" -> {
                if (paragraph != null) {
                    paragraph.level = Math.max(0, Math.min(8, Written.number(attributes.getValue("lvl"), 0)));
                    String aligned = attributes.getValue("algn");
                    paragraph.leftAligned = aligned == null || aligned.equals("l") || aligned.equals("just");
                }
            }
            case "a:r", "a:fld" -> run = new SlideRun();
            case "a:br" -> addText("\n", new SlideRun());
            case "a:rPr", "a:defRPr" -> beginLook(element, attributes);
            case "a:hlinkClick" -> {
                if (run != null) {
                    run.linked = true;
                }
            }
            default -> beginTable(element, attributes, shape);
        }
    }

    private void beginLook(String element, Attributes attributes) {
        if (element.equals("a:defRPr")) {
            run = new SlideRun();
        }
        String size = attributes.getValue("sz");
        if (run != null && size != null) {
            double points = Written.points(size, 100);
            run.size = Double.isNaN(points) ? null : Double.valueOf(points);
        }
    }

    private void beginTable(String element, Attributes attributes, @Nullable SlideShape shape) {
        if (shape == null) {
            return;
        }
        switch (element) {
            case "a:tbl" -> row = -1;
            case "a:tblPr" -> shape.headerRow = Written.isTrue(attributes.getValue("firstRow"));
            case "a:tr" -> row++;
            case "a:tc" -> {
                cell = new SlideShape.TableCell(Math.max(0, row));
                cell.merged =
                        Written.isTrue(attributes.getValue("hMerge")) || Written.isTrue(attributes.getValue("vMerge"));
                shape.cells.add(cell);
            }
            default -> {}
        }
    }

    private void addText(String text, SlideRun as) {
        as.text = text;
        if (paragraph == null) {
            sweep.text(Mechanism.DRAWING_TEXT, text, false);
        } else {
            paragraph.runs.add(as);
        }
    }

    /** No program shows one that stands in no shape. */
    private void endParagraph() {
        if (paragraph != null && astray) {
            String text = paragraph.runs.stream().map(each -> each.text).collect(Collectors.joining());
            if (!text.isBlank()) {
                sweep.text(Mechanism.OTHER_PART, text, false);
            }
        }
        paragraph = null;
        astray = false;
    }

    void end(String element, String parent, String content, @Nullable SlideShape shape) {
        switch (element) {
            case "a:t", "m:t" -> {
                SlideRun of = run == null ? new SlideRun() : run;
                // a run has one text; of another nobody says how it looks
                addText(content, of.text.isEmpty() ? of : new SlideRun());
            }
            case "a:r", "a:fld" -> run = null;
            case "a:defRPr" -> {
                SlideRun look = run;
                run = null;
                if (look != null && !style.isEmpty()) {
                    styles.computeIfAbsent(style, each -> new HashMap<>()).put(level, look);
                } else if (look != null && shape != null && parent.startsWith("a:lvl")) {
                    shape.levels.put(level, look);
                }
            }
            case "a:tableStyleId" -> {
                sweep.setting(Mechanism.OTHER_PART, content);
                if (shape != null) {
                    shape.styledTable = UNSTYLED.stream().noneMatch(content::contains);
                }
            }
            case "a:p" -> endParagraph();
            case "a:tc" -> cell = null;
            default -> {
                if (STYLES.contains(element)) {
                    style = "";
                }
            }
        }
    }
}
