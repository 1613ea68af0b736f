package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Reads a part that has text or styles: {@code content.xml} and {@code styles.xml} (ODF 1.3 part 3). */
final class OdfPart extends PartHandler {
    private static final Set<String> STYLES = Set.of(
            "style:style",
            "style:default-style",
            "style:text-properties",
            "style:paragraph-properties",
            "style:table-properties",
            "style:table-cell-properties",
            "style:table-row-properties",
            "style:table-column-properties",
            "style:drawing-page-properties",
            "style:graphic-properties",
            "style:page-layout-properties");
    private static final Set<String> INLINE = Set.of("text:span", "text:a", "text:ruby-base", "drawing:a");
    private static final Set<String> OTHERS = Set.of(
            "text:p",
            "text:h",
            "text:s",
            "text:tab",
            "text:line-break",
            "text:section",
            "text:hidden-text",
            "text:hidden-paragraph",
            "text:change-start",
            "text:change-end",
            "text:change",
            "text:insertion",
            "text:changed-region",
            "text:list-item",
            "presentation:header-decl",
            "presentation:footer-decl",
            "presentation:date-time-decl",
            "table:named-expression",
            "table:named-range",
            "table:content-validation",
            "table:table-source",
            "office:dde-source",
            "text:dde-connection-decl");

    private final OdfContents contents;
    private final OdfTables tables;
    private final OdfPlaces places;
    private final OdfValues values;
    private final Deque<Integer> opened = new ArrayDeque<>();
    private final Deque<Boolean> sections = new ArrayDeque<>();
    private @Nullable StringBuilder value;
    private @Nullable String region;
    private int level;

    /** @param depth how many files are around the document */
    OdfPart(String part, OdfContents contents, int depth, boolean common) {
        super(part, contents.budget(), known(), Set.of(), Mechanism.OTHER_PART);
        this.contents = contents;
        this.tables = new OdfTables(contents);
        this.places = new OdfPlaces(contents, common);
        this.values = new OdfValues(contents, place(), depth);
    }

    private static Set<String> known() {
        var known = new java.util.HashSet<>(STYLES);
        known.addAll(INLINE);
        known.addAll(OdfValues.ELEMENTS);
        known.addAll(OTHERS);
        known.addAll(OdfTables.ELEMENTS);
        known.addAll(OdfPlaces.ELEMENTS);
        return known;
    }

    @Override
    protected void opened(Attributes attributes) {
        level++;
    }

    @Override
    protected void closed(String name, CharSequence text) {
        level--;
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        String vocabulary = element.substring(0, Math.max(0, element.indexOf(':')));
        return switch (vocabulary) {
            case "form" -> Mechanism.FORM_FIELD;
            case "script" -> Mechanism.MACRO;
            default -> element.startsWith("table:data-pilot") ? Mechanism.PIVOT_CACHE : Mechanism.OTHER_PART;
        };
    }

    @Override
    protected boolean takes(String text) {
        if (value != null) {
            value.append(text);
            return true;
        }
        if (contents.context().inParagraph) {
            contents.piece(collapsed(text));
            return true;
        }
        return text.isBlank();
    }

    /** White space as ODF 1.3 part 3, 6.1.2 has it. */
    private static String collapsed(String text) {
        return text.replaceAll("[ \t\r\n]+", " ");
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        if (STYLES.contains(element)) {
            contents.styles().begin(element, attributes);
            sweepUp(attributes);
        } else if (OdfTables.ELEMENTS.contains(element)) {
            tables.begin(element, attributes, sweep());
        } else if (OdfPlaces.ELEMENTS.contains(element)) {
            if (places.begin(element, attributes)) {
                opened.push(level);
            }
            sweepUp(attributes);
        } else if (OdfValues.ELEMENTS.contains(element)) {
            if (value != null) {
                // of a value in a value nobody knows what belongs to which
                throw UninspectableFile.malformed();
            }
            value = new StringBuilder();
            sweepUp(attributes);
        } else {
            text(element, attributes);
        }
    }

    private void text(String element, Attributes attributes) {
        OdfContext context = contents.context();
        @Nullable String style = OdfStyles.value(attributes, "text:style-name");
        switch (element) {
            case "text:p", "text:h" -> {
                context.looks.push(contents.styles().look("paragraph", style).over(context.look()));
                context.inParagraph = true;
            }
            case "text:span", "text:a", "text:ruby-base", "drawing:a" -> {
                context.looks.push(contents.styles().look("text", style).over(context.look()));
                @Nullable String target = OdfStyles.value(attributes, "other:href");
                if (target != null) {
                    contents.links().link(place(), target);
                }
            }
            case "text:s" -> contents.piece(" ".repeat(spaces(OdfStyles.value(attributes, "text:c", "1"))));
            case "text:tab" -> contents.piece("\t");
            case "text:line-break" -> contents.piece("\n");
            case "text:section" -> {
                boolean hidden = "none".equals(OdfStyles.value(attributes, "text:display"))
                        || "true".equals(OdfStyles.value(attributes, "text:is-hidden"));
                sections.push(hidden);
                contents.hide(hidden ? 1 : 0);
            }
            case "text:hidden-text" ->
                contents.piece(Mechanism.VANISH, OdfStyles.value(attributes, "text:string-value", ""));
            case "text:hidden-paragraph" ->
                context.paragraphHidden |= "true".equals(OdfStyles.value(attributes, "text:is-hidden"));
            case "text:changed-region" -> {
                @Nullable String id = OdfStyles.value(attributes, "text:id");
                region = id == null ? attributes.getValue("http://www.w3.org/XML/1998/namespace", "id") : id;
            }
            case "text:insertion" -> contents.insertion(region);
            case "text:change-start" -> contents.changeStarts(OdfStyles.value(attributes, "text:change-id"));
            case "text:change-end" -> contents.changeEnds(OdfStyles.value(attributes, "text:change-id"));
            default -> declaration(element, attributes);
        }
        sweepUp(attributes);
    }

    /** What the file says of itself in attributes that people fill. */
    private void declaration(String element, Attributes attributes) {
        Mechanism mechanism = switch (element) {
            case "table:named-expression", "table:named-range" -> Mechanism.DEFINED_NAME;
            case "table:content-validation" -> Mechanism.CELL_RULE;
            case "table:table-source", "office:dde-source", "text:dde-connection-decl" -> Mechanism.CONNECTION;
            default -> Mechanism.VISIBLE;
        };
        if (mechanism == Mechanism.VISIBLE) {
            contents.context().inParagraph |= element.startsWith("presentation:");
            return;
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            String text = attributes.getValue(i);
            boolean constant = text.indexOf('"') >= 0 || mechanism != Mechanism.DEFINED_NAME;
            if (!text.isBlank()) {
                contents.gathered()
                        .segment(new Segment(
                                place(),
                                element.substring(element.indexOf(':') + 1),
                                constant ? Segment.Use.CONTENT : Segment.Use.SETTING,
                                mechanism,
                                text,
                                null));
            }
        }
    }

    private static int spaces(String written) {
        try {
            return Math.max(0, Math.min(100, Integer.parseInt(written)));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    @Override
    protected void end(String element, String content) {
        if (STYLES.contains(element)) {
            contents.styles().end(element);
        } else if (OdfTables.ELEMENTS.contains(element)) {
            tables.end(element);
        } else if (OdfPlaces.ELEMENTS.contains(element)) {
            if (!opened.isEmpty() && opened.getFirst() == level + 1) {
                opened.pop();
                contents.end();
            }
        } else if (OdfValues.ELEMENTS.contains(element) && value != null) {
            String text = value.toString();
            value = null;
            values.take(element, parent(), text, sweep());
        } else {
            textEnds(element);
        }
    }

    private void textEnds(String element) {
        OdfContext context = contents.context();
        switch (element) {
            case "text:p", "text:h" -> {
                context.looks.pop();
                context.endParagraph();
                contents.links().seen("\n");
            }
            case "text:span", "text:a", "text:ruby-base", "drawing:a" -> context.looks.pop();
            case "text:section" -> contents.hide(sections.pop() ? -1 : 0);
            case "presentation:header-decl", "presentation:footer-decl", "presentation:date-time-decl" ->
                context.endParagraph();
            default -> {
                // nothing was begun
            }
        }
    }

    void into() {
        segments().forEach(contents.gathered()::segment);
        if (sweep().isEncoded()) {
            contents.gathered().unread(place(), Mechanism.OTHER_PART);
        }
    }
}
