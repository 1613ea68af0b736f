package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The drawings of a text document, new (DrawingML) and old (VML), as their elements come. */
final class WordDrawings {
    private static final Set<String> OLD_SHAPES = Set.of("v:shape", "v:rect", "v:roundrect", "v:oval");
    static final Set<String> ELEMENTS = elements();

    private final WordColours colours;
    private final Deque<OpenDrawing> drawings = new ArrayDeque<>();

    WordDrawings(WordColours colours) {
        this.colours = colours;
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(OLD_SHAPES);
        elements.addAll(Set.of("wp:anchor", "wp:inline", "wp:docPr", "wp:positionH", "wp:positionV", "wp:extent"));
        elements.addAll(Set.of("wps:wsp", "a:solidFill", "a:noFill", "a:gradFill", "a:blipFill", "a:pattFill"));
        elements.addAll(Set.of("a:srgbClr", "a:schemeClr", "a:sysClr", "v:fill", "wp:posOffset"));
        return elements;
    }

    /** The innermost that is open; null where none is. */
    @Nullable
    OpenDrawing open() {
        return drawings.peek();
    }

    void begin(String element, String parent, Attributes attributes) {
        OpenDrawing drawing = drawings.peek();
        if (element.equals("wp:anchor") || element.equals("wp:inline")) {
            drawings.push(new OpenDrawing());
        } else if (OLD_SHAPES.contains(element)) {
            drawings.push(OpenDrawing.old(attributes));
        } else if (drawing != null) {
            take(drawing, element, parent, attributes);
        }
    }

    private void take(OpenDrawing drawing, String element, String parent, Attributes attributes) {
        switch (element) {
            case "wp:docPr" -> {
                if (Written.isTrue(attributes.getValue("hidden"))) {
                    drawing.hide();
                }
            }
            case "wp:positionH", "wp:positionV" ->
                drawing.position(element.endsWith("H"), attributes.getValue("relativeFrom"));
            case "wp:extent" -> drawing.extent(attributes.getValue("cx"));
            case "wps:wsp" -> drawing.fill(null);
            case "v:fill" -> {
                if (attributes.getValue("type") != null) {
                    drawing.fill("");
                }
            }
            default -> paint(drawing, element, parent, attributes);
        }
    }

    private void paint(OpenDrawing drawing, String element, String parent, Attributes attributes) {
        if (element.endsWith("Fill")) {
            if (parent.equals("wps:spPr")) {
                drawing.fill(element.equals("a:noFill") ? WordColours.AUTOMATIC : "");
                drawing.filling(element.equals("a:solidFill"));
            }
        } else if (element.endsWith("Clr")) {
            boolean ofStyle = parent.equals("a:fillRef") && !drawing.hasFill();
            if (ofStyle || (parent.equals("a:solidFill") && drawing.isFilling())) {
                drawing.fill(colours.ofShape(element, attributes));
            }
        }
    }

    void end(String element, String content) {
        OpenDrawing drawing = drawings.peek();
        if (drawing == null) {
            return;
        }
        switch (element) {
            case "wp:anchor", "wp:inline" -> drawings.pop();
            case "wp:posOffset" -> drawing.offset(content);
            case "a:solidFill" -> drawing.filling(false);
            default -> {
                if (OLD_SHAPES.contains(element)) {
                    drawings.pop();
                }
            }
        }
    }
}
