package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** A slide, or a layout, master or page of notes, which are written alike: its shapes in the order in which they are painted. */
final class SlidePart extends PartHandler {
    private static final Set<String> SHAPES = Set.of("p:sp", "p:pic", "p:graphicFrame", "p:cxnSp");
    private static final Set<String> ROOTS = Set.of(
            "p:sld", "p:sldLayout", "p:sldMaster", "p:notes", "p:notesMaster", "p:handoutMaster");
    private static final Set<String> STYLES = Set.of("p:titleStyle", "p:bodyStyle", "p:otherStyle");
    /** The styles "No Style", with and without a grid. */
    private static final List<String> UNSTYLED = List.of("5940675A-B579-460E-94D1", "2D5ABB26-0587-4C30-8999");

    private static final Set<String> ELEMENTS = elements();

    private final List<SlideShape> shapes = new ArrayList<>();
    private final Deque<SlideShape> open = new ArrayDeque<>();
    private final SlideGroups groups = new SlideGroups();
    private final SlidePaint paint = new SlidePaint();
    private final Map<String, Map<Integer, SlideRun>> styles = new HashMap<>();
    private final Map<String, String> mapping = new HashMap<>();
    private String style = "";
    private String root = "";
    private boolean shown = true;
    private int level;
    private int fallbacks;
    private boolean turning;
    private SlideShape.@Nullable Paragraph paragraph;
    private SlideShape.@Nullable TableCell cell;
    private @Nullable SlideRun run;
    private int row = -1;

    SlidePart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("a:t", "m:t", "a:tableStyleId"), Mechanism.OTHER_PART);
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(SHAPES);
        elements.addAll(ROOTS);
        elements.addAll(STYLES);
        elements.addAll(SlidePaint.ELEMENTS);
        elements.addAll(SlideGroups.ELEMENTS);
        elements.addAll(Set.of("p:cNvPr", "p:ph", "p:clrMap", "a:overrideClrMapping", "a:prstGeom", "a:bodyPr"));
        elements.addAll(Set.of("a:p", "a:pPr", "a:r", "a:fld", "a:br", "a:rPr", "a:t", "m:t", "a:defRPr", "a:hlinkClick"));
        elements.addAll(Set.of("a:tbl", "a:tblPr", "a:tableStyleId", "a:tr", "a:tc", "a:tcPr", "mc:Fallback"));
        for (int each = 1; each <= 9; each++) {
            elements.add("a:lvl" + each + "pPr");
        }
        return elements;
    }

    List<SlideShape> shapes() {
        return shapes;
    }

    boolean isSlide() {
        return root.equals("p:sld");
    }

    /** Whether it is shown when the slides are. */
    boolean isShown() {
        return shown;
    }

    /** What names of colours stand for; empty where another part says so. */
    Map<String, String> mapping() {
        return mapping;
    }

    /** Behind everything; null where another part says so. */
    @Nullable
    DrawnColour ground() {
        return paint.ground();
    }

    /** Looks by level of the texts of this kind: {@code p:titleStyle}. */
    Map<Integer, SlideRun> style(String kind) {
        return styles.getOrDefault(kind, Map.of());
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        if (!element.equals("a:t")) {
            sweepUp(attributes);
        }
        if (parent().isEmpty()) {
            root = element;
            shown = Written.isOn(attributes.getValue("show"));
        }
        SlideShape shape = open.peek();
        if (SHAPES.contains(element)) {
            beginShape(element);
        } else if (SlidePaint.ELEMENTS.contains(element)) {
            paint.begin(element, parent(), attributes, shape, cell, run);
        } else if (SlideGroups.ELEMENTS.contains(element)) {
            groups.begin(element, parent(), attributes, shape);
        } else if (element.startsWith("a:lvl")) {
            level = element.charAt(5) - '1';
        } else if (STYLES.contains(element)) {
            style = element;
        } else {
            beginOther(element, attributes, shape);
        }
    }

    private void beginShape(String element) {
        var shape = new SlideShape();
        shape.picture = element.equals("p:pic");
        shape.hidden = groups.isHidden();
        shape.fallback = fallbacks > 0;
        shapes.add(shape);
        open.push(shape);
    }

    private void beginOther(String element, Attributes attributes, @Nullable SlideShape shape) {
        switch (element) {
            case "p:cNvPr" -> describe(attributes, shape);
            case "p:ph" -> {
                if (shape != null) {
                    shape.placeholder = true;
                    shape.type = attributes.getValue("type") == null ? "" : attributes.getValue("type");
                    shape.index = attributes.getValue("idx");
                }
            }
            case "p:clrMap", "a:overrideClrMapping" -> {
                for (int i = 0; i < attributes.getLength(); i++) {
                    mapping.put(attributes.getLocalName(i), attributes.getValue(i));
                }
            }
            case "a:prstGeom" -> {
                String preset = attributes.getValue("prst");
                if (shape != null && preset != null) {
                    shape.geometry = preset;
                }
            }
            case "a:bodyPr" -> {
                String anchor = attributes.getValue("anchor");
                if (shape != null && anchor != null) {
                    shape.anchor = anchor;
                }
            }
            case "mc:Fallback" -> fallbacks++;
            default -> beginText(element, attributes, shape);
        }
    }

    private void describe(Attributes attributes, @Nullable SlideShape shape) {
        boolean hidden = Written.isTrue(attributes.getValue("hidden"));
        if (parent().equals("p:nvGrpSpPr")) {
            groups.hide(hidden);
        } else if (shape != null) {
            shape.hidden |= hidden;
        }
        for (String each : Set.of("descr", "title")) {
            String text = attributes.getValue(each);
            if (text != null && !text.isBlank()) {
                sweep().text(Mechanism.DRAWING_TEXT, text, false);
            }
        }
    }

    private void beginText(String element, Attributes attributes, @Nullable SlideShape shape) {
        switch (element) {
            case "a:p" -> {
                paragraph = new SlideShape.Paragraph();
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
                cell.merged = Written.isTrue(attributes.getValue("hMerge")) || Written.isTrue(attributes.getValue("vMerge"));
                shape.cells.add(cell);
            }
            default -> {}
        }
    }

    private void addText(String text, SlideRun as) {
        as.text = text;
        if (paragraph == null) {
            sweep().text(Mechanism.DRAWING_TEXT, text, false);
        } else {
            paragraph.runs.add(as);
        }
    }

    @Override
    protected void end(String element, String content) {
        if (SHAPES.contains(element)) {
            SlideShape ended = open.pop();
            ended.frame = groups.placed(ended.frame);
        } else if (SlidePaint.ELEMENTS.contains(element)) {
            paint.end(element);
        } else if (SlideGroups.ELEMENTS.contains(element)) {
            groups.end(element);
        } else if (STYLES.contains(element)) {
            style = "";
        } else {
            endText(element, content);
        }
    }

    private void endText(String element, String content) {
        switch (element) {
            case "a:t", "m:t" -> {
                SlideRun of = run == null ? new SlideRun() : run;
                // a run has one text; of another nobody says how it looks
                addText(content, of.text.isEmpty() ? of : new SlideRun());
            }
            case "a:r", "a:fld" -> run = null;
            case "a:defRPr" -> {
                SlideShape shape = open.peek();
                SlideRun look = run;
                run = null;
                if (look != null && !style.isEmpty()) {
                    styles.computeIfAbsent(style, each -> new HashMap<>()).put(level, look);
                } else if (look != null && shape != null && parent().startsWith("a:lvl")) {
                    shape.levels.put(level, look);
                }
            }
            case "a:tableStyleId" -> {
                SlideShape shape = open.peek();
                if (shape != null) {
                    shape.styledTable = UNSTYLED.stream().noneMatch(content::contains);
                }
            }
            case "a:p" -> paragraph = null;
            case "a:tc" -> cell = null;
            case "mc:Fallback" -> fallbacks--;
            default -> {}
        }
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        boolean drawn = element.startsWith("a:") || element.startsWith("v:");
        return drawn ? Mechanism.DRAWING_TEXT : Mechanism.OTHER_PART;
    }
}
