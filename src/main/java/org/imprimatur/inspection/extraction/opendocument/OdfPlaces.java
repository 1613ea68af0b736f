package org.imprimatur.inspection.extraction.opendocument;

import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.SheetCount;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Elements whose text is not where the text around them is: comments, notes, headers, shapes, slides. */
final class OdfPlaces {
    private static final Set<String> SHAPES = Set.of(
            "drawing:frame",
            "drawing:rect",
            "drawing:ellipse",
            "drawing:circle",
            "drawing:line",
            "drawing:polyline",
            "drawing:polygon",
            "drawing:path",
            "drawing:connector",
            "drawing:caption",
            "drawing:measure",
            "drawing:regular-polygon",
            "drawing:custom-shape",
            "dr3d:scene");
    private static final Map<String, String> FLOWS = Map.ofEntries(
            Map.entry("office:annotation", "comments"),
            Map.entry("text:note", "footnotes"),
            Map.entry("text:deletion", "tracked changes"),
            Map.entry("table:tracked-changes", "tracked changes"),
            Map.entry("style:header", "headers"),
            Map.entry("style:header-left", "headers"),
            Map.entry("style:header-first", "headers"),
            Map.entry("style:footer", "footers"),
            Map.entry("style:footer-left", "footers"),
            Map.entry("style:footer-first", "footers"),
            Map.entry("presentation:notes", "notes"),
            Map.entry("table:content-validations", "rules of cells"),
            Map.entry("table:dde-links", "linked data"),
            Map.entry("chart:title", "chart"));

    static final Set<String> ELEMENTS;

    static {
        var elements = new java.util.HashSet<>(SHAPES);
        elements.addAll(FLOWS.keySet());
        elements.add("drawing:page");
        elements.add("style:master-page");
        ELEMENTS = Set.copyOf(elements);
    }

    private final OdfContents contents;
    /** Whether it is the part that other pages are made after. */
    private final boolean common;

    private int slides;
    private int hiddenSlides;
    private String master = "";
    private @Nullable String pageGround;

    OdfPlaces(OdfContents contents, boolean common) {
        this.contents = contents;
        this.common = common;
    }

    /** Whether text goes somewhere else until the element ends. */
    boolean begin(String element, Attributes attributes) {
        switch (element) {
            case "drawing:page" -> slide(element, attributes);
            case "style:master-page" -> {
                if (contents.kind() != OdfKind.PRESENTATION) {
                    return false;
                }
                master = OdfStyles.value(attributes, "style:name", "");
                @Nullable
                String fill = contents.styles().fill("drawing-page", OdfStyles.value(attributes, "drawing:style-name"));
                pageGround = fill == null ? OdfLook.PAPER : fill;
                contents.ground(master, pageGround);
                contents.begin(element, "master " + master, Mechanism.MASTER, OdfLook.PLAIN);
            }
            default -> {
                if (SHAPES.contains(element)) {
                    shape(element, attributes);
                } else {
                    place(element, attributes);
                }
            }
        }
        return true;
    }

    private void place(String element, Attributes attributes) {
        boolean hidden = "false".equals(OdfStyles.value(attributes, "style:display"));
        Mechanism within = switch (element) {
            case "office:annotation" -> Mechanism.COMMENT;
            case "text:deletion", "table:tracked-changes" -> Mechanism.TRACKED_DELETION;
            case "presentation:notes" -> Mechanism.NOTES;
            case "table:content-validations" -> Mechanism.CELL_RULE;
            case "table:dde-links" -> Mechanism.EXTERNAL_LINK_CACHE;
            case "chart:title" -> Mechanism.DRAWING_TEXT;
            default -> hidden ? Mechanism.VANISH : Mechanism.VISIBLE;
        };
        if (common && contents.kind() == OdfKind.PRESENTATION && element.equals("presentation:notes")) {
            within = Mechanism.MASTER;
        }
        String path = FLOWS.getOrDefault(element, element) + (hidden ? ", not shown" : "");
        if (element.equals("presentation:notes")) {
            path = (common ? "master " + master : "slide " + slides) + " notes";
        }
        contents.begin(element, path, within, OdfLook.PLAIN);
    }

    private void slide(String element, Attributes attributes) {
        @Nullable String style = OdfStyles.value(attributes, "drawing:style-name");
        boolean hidden = contents.styles().isSlideHidden(style);
        slides++;
        hiddenSlides += hidden ? 1 : 0;
        contents.gathered()
                .counted(
                        org.imprimatur.inspection.rules.Contents.Unit.SLIDE,
                        new SheetCount(slides - hiddenSlides, hiddenSlides, 0));
        pageGround = contents.styles().fill("drawing-page", style);
        if (pageGround == null) {
            pageGround = contents.ground(OdfStyles.value(attributes, "drawing:master-page-name", ""));
        }
        contents.begin(element, "slide " + slides, hidden ? Mechanism.SLIDE_HIDDEN : Mechanism.VISIBLE, OdfLook.PLAIN);
    }

    private void shape(String element, Attributes attributes) {
        OdfStyles styles = contents.styles();
        @Nullable String style = OdfStyles.value(attributes, "drawing:style-name");
        @Nullable String presentation = OdfStyles.value(attributes, "presentation:style-name");
        @Nullable
        String fill = style == null ? styles.fill("presentation", presentation) : styles.fill("graphic", style);
        OdfLook look = styles.look(style == null ? "presentation" : "graphic", style == null ? presentation : style);
        @Nullable String textStyle = OdfStyles.value(attributes, "drawing:text-style-name");
        look = styles.look("paragraph", textStyle).over(look);
        look = look.on(fill == null ? pageGround : fill);
        Mechanism around = isOffPage(attributes) ? Mechanism.OFF_PAGE : Mechanism.VISIBLE;
        boolean onSlide = contents.kind() == OdfKind.PRESENTATION && !contents.isOutermost();
        if (onSlide) {
            contents.beginAround(element, around, look);
            // what comes later lies above it
            boolean covers = fill != null || hasPicture(element, attributes);
            pageGround = covers ? "" : pageGround;
            if (common && covers) {
                contents.ground(master, "");
            }
        } else {
            String path = around == Mechanism.OFF_PAGE ? "drawings off the page" : "drawings";
            contents.begin(element, path, around == Mechanism.OFF_PAGE ? around : Mechanism.DRAWING_TEXT, look);
        }
    }

    /** What a picture shows behind the text is not known. */
    private static boolean hasPicture(String element, Attributes attributes) {
        return element.equals("drawing:frame") && "graphic".equals(OdfStyles.value(attributes, "presentation:class"));
    }

    private boolean isOffPage(Attributes attributes) {
        @Nullable String x = OdfStyles.value(attributes, "svg-compatible:x");
        @Nullable String y = OdfStyles.value(attributes, "svg-compatible:y");
        if (x == null || y == null || contents.kind() == OdfKind.SPREADSHEET || contents.kind() == OdfKind.PART) {
            return false;
        }
        double width = OdfStyles.centimetres(OdfStyles.value(attributes, "svg-compatible:width", "0"));
        double height = OdfStyles.centimetres(OdfStyles.value(attributes, "svg-compatible:height", "0"));
        double across = OdfStyles.centimetres(x);
        double down = OdfStyles.centimetres(y);
        // in a text both are told from where the shape hangs, which may be at the other end of the page
        double lenient = contents.kind() == OdfKind.TEXT ? 20 : 0;
        return contents.styles()
                .isOffPage(across > 0 ? across - lenient / 4 : across, down, width + lenient, height + lenient);
    }
}
