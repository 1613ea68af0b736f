package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * A part that holds text of a document (ECMA-376 part 1, 17.2 and on): the document itself, a header, notes, comments. Each paragraph is
 * a text, joined over what its runs look like; each table is a table.
 */
final class WordText extends PartHandler {
    private static final Set<String> ROOTS = Set.of(
            "w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:comments", "w:glossaryDocument");
    private static final Set<String> WITH_TEXT =
            Set.of("w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "wp:posOffset");
    /** Old properties, kept for whoever rejects the change. */
    private static final Set<String> CHANGES = Set.of(
            "w:rPrChange",
            "w:pPrChange",
            "w:tblPrChange",
            "w:tblPrExChange",
            "w:trPrChange",
            "w:tcPrChange",
            "w:sectPrChange",
            "w:tblGridChange");

    private static final Set<String> ELEMENTS = elements();
    private static final Set<String> OF_FORMS = Set.of("w:sdtPr", "w:ffData");
    private static final int LONG_HEXADECIMAL = 8;

    private final WordStyles styles;
    private final WordColours colours;
    private final Story story;
    private final Deque<OpenParagraph> paragraphs = new ArrayDeque<>();
    private final Deque<Box> boxes = new ArrayDeque<>();
    private final Deque<OpenDrawing> drawings = new ArrayDeque<>();
    private final Alternates alternates;
    private final Fields fields;
    private final HeaderUse headers = new HeaderUse();
    private final Changes changes = new Changes();
    private String root = "";
    private String label = "";
    private int oldProperties;
    private boolean ofRun;
    private int linkFrom = -1;

    /** What paragraphs and tables stand in: the text itself or a box. */
    private static final class Box {
        private final Deque<OpenTable> tables = new ArrayDeque<>();
        private final @Nullable Mechanism mechanism;
        private String ground;

        Box(@Nullable Mechanism mechanism, String ground) {
            this.mechanism = mechanism;
            this.ground = ground;
        }
    }

    WordText(String part, Budget budget, Story story, WordStyles styles, WordColours colours) {
        super(part, budget, ELEMENTS, WITH_TEXT, Mechanism.OTHER_PART);
        this.story = story;
        this.styles = styles;
        this.colours = colours;
        this.alternates = new Alternates(story);
        this.fields = new Fields(place(), story);
        boxes.push(new Box(null, "FFFFFF"));
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(ROOTS);
        elements.addAll(WITH_TEXT);
        elements.addAll(CHANGES);
        elements.addAll(RunProperties.ELEMENTS);
        elements.addAll(ParagraphProperties.ELEMENTS);
        elements.addAll(OpenTable.ELEMENTS);
        elements.addAll(OpenDrawing.OLD_SHAPES);
        elements.addAll(Alternates.ELEMENTS);
        elements.addAll(HeaderUse.ELEMENTS);
        elements.addAll(Changes.ELEMENTS);
        elements.addAll(Set.of("w:p", "w:r", "m:r", "w:rPr", "w:pStyle", "w:rStyle", "w:background"));
        elements.addAll(Set.of("w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym", "w:hyperlink"));
        elements.addAll(Set.of("w:fldChar", "w:fldSimple", "w:tbl", "w:tr", "w:tc"));
        elements.addAll(Set.of("w:footnote", "w:endnote", "w:comment", "w:txbxContent"));
        elements.addAll(Set.of("wp:anchor", "wp:inline", "wp:docPr", "wp:positionH", "wp:positionV", "wp:extent"));
        elements.addAll(Set.of("wps:wsp", "a:solidFill", "a:noFill", "a:gradFill", "a:blipFill", "a:pattFill"));
        elements.addAll(Set.of("a:srgbClr", "a:schemeClr", "a:sysClr", "v:fill", "pic:cNvPr", "wps:cNvPr"));
        return elements;
    }

    /** Whether it is what it should be; of anything else nobody knows what a program would show. */
    boolean isDocument() {
        return root.equals("w:document");
    }

    /** Call after the last element. */
    void close() {
        fields.close();
    }

    /** Which headers and footers its sections show. */
    HeaderUse headers() {
        return headers;
    }

    private Box box() {
        return boxes.element();
    }

    private @Nullable OpenTable table() {
        return box().tables.peek();
    }

    private @Nullable Line line() {
        OpenParagraph open = paragraphs.peek();
        return open == null ? null : open.line();
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        sweep(attributes);
        if (parent().isEmpty()) {
            root = element;
        }
        OpenTable table = table();
        if (CHANGES.contains(element)) {
            oldProperties++;
        } else if (oldProperties > 0) {
            return;
        } else if (Changes.ELEMENTS.contains(element)) {
            changes.begin(element, parent(), table);
        } else if (Alternates.ELEMENTS.contains(element)) {
            alternates.begin(element, attributes, line());
        } else if (HeaderUse.ELEMENTS.contains(element)) {
            headers.begin(element, attributes);
        } else if (OpenTable.ELEMENTS.contains(element)) {
            if (table != null) {
                table.take(element, attributes);
            }
        } else {
            beginOther(element, attributes);
        }
    }

    private void beginOther(String element, Attributes attributes) {
        OpenParagraph open = paragraphs.peek();
        switch (element) {
            case "w:p" -> beginParagraph();
            case "w:r", "m:r" -> {
                if (open != null) {
                    open.beginRun();
                }
            }
            case "w:rPr" -> ofRun = parent().equals("w:r") || parent().equals("m:r");
            case "w:pStyle" -> {
                if (open != null && parent().equals("w:pPr")) {
                    open.style(Written.word(attributes, "val"));
                }
            }
            case "w:rStyle" -> {
                if (open != null && ofRun) {
                    open.runStyle(Written.word(attributes, "val"));
                }
            }
            case "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym" -> {
                if (parent().equals("w:r")) {
                    add(Characters.of(element, attributes));
                }
            }
            case "w:tbl" -> box().tables.push(new OpenTable(budget(), story.base(), styles));
            case "w:tr", "w:tc" -> beginRowOrCell(element);
            case "w:hyperlink" -> {
                Line line = line();
                linkFrom = line == null ? -1 : line.length();
            }
            case "w:fldChar" -> fields.mark(Written.word(attributes, "fldCharType"), line());
            case "w:fldSimple" -> fields.simple(Written.word(attributes, "instr"));
            case "w:footnote", "w:endnote", "w:comment" -> {
                String id = Written.word(attributes, "id");
                label = element.substring(2) + " " + (id == null ? "" : id);
            }
            case "w:shd" -> shade(attributes);
            default -> beginLook(element, attributes);
        }
    }

    private void beginLook(String element, Attributes attributes) {
        OpenParagraph open = paragraphs.peek();
        if (RunProperties.ELEMENTS.contains(element)) {
            if (open != null && ofRun) {
                open.run().take(element, parent(), attributes);
            }
        } else if (ParagraphProperties.ELEMENTS.contains(element)) {
            if (open != null && parent().equals("w:pPr")) {
                open.properties().take(element, attributes);
            }
        } else {
            beginDrawing(element, attributes);
        }
    }

    private void beginDrawing(String element, Attributes attributes) {
        OpenDrawing drawing = drawings.peek();
        if (element.equals("w:background")) {
            String colour = colours.text(attributes);
            box().ground = story.showsGround() && !colour.equals(WordColours.AUTOMATIC) ? colour : box().ground;
        } else if (element.equals("wp:anchor") || element.equals("wp:inline")) {
            drawings.push(new OpenDrawing());
        } else if (OpenDrawing.OLD_SHAPES.contains(element)) {
            drawings.push(OpenDrawing.old(attributes));
        } else if (element.equals("w:txbxContent")) {
            String ground = box().ground;
            Mechanism around = box().mechanism;
            Mechanism own = drawing == null ? null : drawing.mechanism();
            boxes.push(new Box(own == null ? around : own, drawing == null ? ground : drawing.ground(ground)));
        } else if (drawing != null) {
            ofDrawing(drawing, element, attributes);
        }
        if (element.endsWith("cNvPr") || element.equals("wp:docPr")) {
            describe(attributes);
        }
    }

    private void ofDrawing(OpenDrawing drawing, String element, Attributes attributes) {
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
            case "a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill" -> {
                if (parent().equals("wps:spPr")) {
                    drawing.fill(element.equals("a:noFill") ? WordColours.AUTOMATIC : "");
                    drawing.filling(element.equals("a:solidFill"));
                }
            }
            case "a:srgbClr", "a:schemeClr", "a:sysClr" -> {
                boolean ofStyle = parent().equals("a:fillRef") && !drawing.hasFill();
                if (ofStyle || (parent().equals("a:solidFill") && drawing.isFilling())) {
                    drawing.fill(colours.ofShape(element, attributes));
                }
            }
            case "v:fill" -> {
                if (attributes.getValue("type") != null) {
                    drawing.fill("");
                }
            }
            default -> {}
        }
    }

    /** What a picture is called and what is said about it for those who do not see it. */
    private void describe(Attributes attributes) {
        for (String each : Set.of("descr", "title")) {
            String text = attributes.getValue(each);
            if (text != null && !text.isBlank()) {
                sweep().text(Mechanism.DRAWING_TEXT, text, false);
            }
        }
    }

    private void shade(Attributes attributes) {
        OpenParagraph open = paragraphs.peek();
        OpenTable table = table();
        switch (parent()) {
            case "w:rPr" -> beginLook("w:shd", attributes);
            case "w:pPr" -> {
                if (open != null) {
                    open.properties().take("w:shd", attributes);
                }
            }
            case "w:tcPr", "w:tblPr" -> {
                if (table != null) {
                    table.shade(colours.shade(attributes), parent().equals("w:tcPr"));
                }
            }
            default -> {}
        }
    }

    private void beginParagraph() {
        paragraphs.push(new OpenParagraph(styles, colours, table(), box().ground));
    }

    private void beginRowOrCell(String element) {
        OpenTable table = table();
        if (table == null) {
            throw UninspectableFile.malformed();
        }
        if (element.equals("w:tr")) {
            table.beginRow();
        } else {
            table.beginCell();
        }
    }

    private void add(String text) {
        OpenParagraph open = paragraphs.peek();
        if (open == null) {
            sweep().text(Mechanism.OTHER_PART, text, false);
        } else {
            open.line().add(text, mechanism(open, text));
        }
    }

    private Mechanism mechanism(OpenParagraph open, String text) {
        OpenTable table = table();
        Mechanism change = changes.mechanism();
        Mechanism ofCell = table == null ? null : table.mechanism();
        Mechanism look = open.hiddenBy(text);
        for (Mechanism each : new Mechanism[] {change, ofCell, box().mechanism, look}) {
            if (each != null && each != Mechanism.TRACKED_INSERTION) {
                return each;
            }
        }
        boolean inserted = change != null || ofCell != null;
        return inserted ? Mechanism.TRACKED_INSERTION : story.base();
    }

    @Override
    protected void end(String element, String content) {
        if (CHANGES.contains(element)) {
            oldProperties--;
        }
        if (oldProperties > 0) {
            if (!content.isEmpty()) {
                sweep().text(Mechanism.OTHER_PART, content, false);
            }
            return;
        }
        switch (element) {
            case "w:t", "m:t" -> add(content);
            case "w:delText" -> {
                OpenParagraph open = paragraphs.peek();
                if (open == null) {
                    sweep().text(Mechanism.TRACKED_DELETION, content, false);
                } else {
                    boolean moved = changes.mechanism() == Mechanism.TRACKED_MOVE;
                    open.line().add(content, moved ? Mechanism.TRACKED_MOVE : Mechanism.TRACKED_DELETION);
                }
            }
            case "w:instrText", "w:delInstrText" -> fields.code(content);
            case "w:p" -> endParagraph();
            case "w:rPr" -> ofRun = false;
            case "w:tc" -> endCell();
            case "w:tbl" -> story.table(box().tables.pop().cells());
            case "w:txbxContent" -> boxes.pop();
            case "w:hyperlink" -> endLink();
            case "w:footnote", "w:endnote", "w:comment" -> label = "";
            default -> endOther(element, content);
        }
    }

    private void endOther(String element, String content) {
        OpenDrawing drawing = drawings.peek();
        OpenParagraph open = paragraphs.peek();
        if (Changes.ELEMENTS.contains(element)) {
            changes.end(element, parent());
        } else if (Alternates.ELEMENTS.contains(element)) {
            alternates.end(element, line());
        } else if (element.equals("wp:anchor") || element.equals("wp:inline") || OpenDrawing.OLD_SHAPES.contains(element)) {
            drawings.pop();
        } else if (element.equals("wp:posOffset") && drawing != null) {
            drawing.offset(content);
        } else if (element.equals("a:solidFill") && drawing != null) {
            drawing.filling(false);
        } else if (element.equals("w14:textFill") && open != null) {
            open.run().endFill();
        }
    }

    private void endLink() {
        Line line = line();
        if (line != null && linkFrom >= 0 && linkFrom < line.length()) {
            story.shown(line.from(linkFrom));
        }
        linkFrom = -1;
    }

    private void endParagraph() {
        Line line = paragraphs.pop().line();
        int number = story.nextParagraph();
        OpenTable table = table();
        Line cell = table == null ? null : table.cell();
        if (cell == null) {
            story.paragraph(line, label.isEmpty() ? "paragraph " + number : label);
        } else {
            cell.addLine(line);
        }
    }

    private void endCell() {
        OpenTable table = table();
        if (table != null) {
            table.endCell();
        }
    }

    /** All but what numbers the editing of a document, which is in nearly every element. */
    private void sweep(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            String value = attributes.getValue(i);
            String name = attributes.getLocalName(i);
            boolean edit = name.startsWith("rsid") || name.equals("paraId") || name.equals("textId");
            if (!(edit && value.length() <= LONG_HEXADECIMAL) && !value.equals("preserve")) {
                sweep().setting(Mechanism.OTHER_PART, value);
            }
        }
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        if (OF_FORMS.contains(element)) {
            return Mechanism.FORM_FIELD;
        }
        boolean drawn = element.startsWith("a:") || element.startsWith("v:") || element.startsWith("wp:");
        return drawn ? Mechanism.DRAWING_TEXT : Mechanism.OTHER_PART;
    }
}
