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
    private static final Set<String> ROOTS =
            Set.of("p:sld", "p:sldLayout", "p:sldMaster", "p:notes", "p:notesMaster", "p:handoutMaster");
    private static final Set<String> ELEMENTS = elements();

    private final List<SlideShape> shapes = new ArrayList<>();
    private final Deque<SlideShape> open = new ArrayDeque<>();
    private final SlideGroups groups = new SlideGroups();
    private final SlidePaint paint = new SlidePaint();
    private final SlideParagraphs texts = new SlideParagraphs(sweep());
    private final Map<String, String> mapping = new HashMap<>();
    private String root = "";
    private boolean shown = true;
    private int fallbacks;

    SlidePart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("a:t", "m:t", "a:tableStyleId"), Mechanism.OTHER_PART);
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(SHAPES);
        elements.addAll(ROOTS);
        elements.addAll(SlideParagraphs.ELEMENTS);
        elements.addAll(SlidePaint.ELEMENTS);
        elements.addAll(SlideGroups.ELEMENTS);
        elements.addAll(
                Set.of("p:cNvPr", "p:ph", "p:clrMap", "a:overrideClrMapping", "a:prstGeom", "a:bodyPr", "mc:Fallback"));
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
        return texts.style(kind);
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
            paint.begin(element, parent(), attributes, shape, texts.cell(), texts.run());
        } else if (SlideGroups.ELEMENTS.contains(element)) {
            groups.begin(element, parent(), attributes, shape);
        } else if (SlideParagraphs.ELEMENTS.contains(element)) {
            texts.begin(element, attributes, shape);
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
            default -> {}
        }
    }

    private void describe(Attributes attributes, @Nullable SlideShape shape) {
        boolean hidden = Written.isTrue(attributes.getValue("hidden"));
        if (parent().equals("p:nvGrpSpPr")) {
            groups.hide(hidden);
        } else if (shape != null) {
            shape.hidden |= hidden;
        }
        for (String each : List.of("descr", "title")) {
            String text = attributes.getValue(each);
            if (text != null && !text.isBlank()) {
                sweep().text(Mechanism.DRAWING_TEXT, text, false);
            }
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
        } else if (SlideParagraphs.ELEMENTS.contains(element)) {
            texts.end(element, parent(), content, open.peek());
        } else if (element.equals("mc:Fallback")) {
            fallbacks--;
        }
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        boolean drawn = element.startsWith("a:") || element.startsWith("v:");
        return drawn ? Mechanism.DRAWING_TEXT : Mechanism.OTHER_PART;
    }
}
