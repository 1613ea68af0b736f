package org.imprimatur.inspection.extraction.office;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/**
 * A part that holds text of a document (ECMA-376 part 1, 17.2 and on): the document itself, a header, notes, comments. Each paragraph is
 * a text, joined over what its runs look like; each table is a table.
 */
final class WordText extends PartHandler {
    private static final Set<String> ROOTS =
            Set.of("w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:comments", "w:glossaryDocument");
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
    private static final Pattern OFFSET = Pattern.compile("-?\\d{1,12}");

    private final WordColours colours;
    private final WordFlow flow;
    private final WordDrawings drawings;
    private final Alternates alternates;
    private final Fields fields;
    private final HeaderUse headers = new HeaderUse();
    private String root = "";
    private int oldProperties;
    private boolean ofRun;

    WordText(String part, Budget budget, Story story, WordStyles styles, WordColours colours) {
        super(part, budget, ELEMENTS, WITH_TEXT, Mechanism.OTHER_PART);
        this.colours = colours;
        this.flow = new WordFlow(styles, colours, story, budget, sweep());
        this.drawings = new WordDrawings(colours);
        this.alternates = new Alternates(story);
        this.fields = new Fields(place(), story);
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(ROOTS);
        elements.addAll(WITH_TEXT);
        elements.addAll(CHANGES);
        elements.addAll(RunProperties.ELEMENTS);
        elements.addAll(ParagraphProperties.ELEMENTS);
        elements.addAll(OpenTable.ELEMENTS);
        elements.addAll(WordDrawings.ELEMENTS);
        elements.addAll(Alternates.ELEMENTS);
        elements.addAll(HeaderUse.ELEMENTS);
        elements.addAll(Changes.ELEMENTS);
        elements.addAll(Set.of("w:p", "w:r", "m:r", "w:rPr", "w:pStyle", "w:rStyle", "w:background"));
        elements.addAll(Set.of("w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym", "w:hyperlink"));
        elements.addAll(Set.of("w:fldChar", "w:fldSimple", "w:tbl", "w:tr", "w:tc"));
        elements.addAll(Set.of("w:footnote", "w:endnote", "w:comment", "w:txbxContent", "pic:cNvPr", "wps:cNvPr"));
        return elements;
    }

    /** Whether it is what it should be; of anything else nobody knows what a program would show. */
    boolean isDocument() {
        return root.equals("w:document");
    }

    /** Call after the last element. */
    void close() {
        fields.close();
        flow.close();
    }

    /** Which headers and footers its sections show. */
    HeaderUse headers() {
        return headers;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        sweep(attributes);
        if (parent().isEmpty()) {
            root = element;
        }
        OpenTable table = flow.table();
        if (CHANGES.contains(element)) {
            oldProperties++;
        } else if (oldProperties > 0) {
            return;
        } else if (Changes.ELEMENTS.contains(element)) {
            flow.changes().begin(element, parent(), table);
        } else if (Alternates.ELEMENTS.contains(element)) {
            alternates.begin(element, attributes, flow.line());
        } else if (HeaderUse.ELEMENTS.contains(element)) {
            headers.begin(element, attributes);
        } else if (OpenTable.ELEMENTS.contains(element)) {
            if (table != null) {
                table.take(element, attributes);
            }
        } else {
            beginBlock(element, attributes);
        }
    }

    private void beginBlock(String element, Attributes attributes) {
        switch (element) {
            case "w:p" -> flow.beginParagraph();
            case "w:tbl" -> flow.beginTable();
            case "w:tr", "w:tc" -> flow.beginRowOrCell(element.equals("w:tr"));
            case "w:txbxContent" -> flow.beginBox(drawings.open());
            case "w:hyperlink" -> flow.beginLink();
            case "w:fldChar" -> fields.mark(Written.word(attributes, "fldCharType"), flow.line());
            case "w:fldSimple" -> fields.simple(Written.word(attributes, "instr"));
            case "w:footnote", "w:endnote", "w:comment" -> {
                String id = Written.word(attributes, "id");
                flow.label(element.substring(2) + " " + (id == null ? "" : id));
            }
            case "w:background" -> flow.ground(colours.text(attributes));
            case "w:shd" -> shade(attributes);
            default -> beginInline(element, attributes);
        }
    }

    private void beginInline(String element, Attributes attributes) {
        OpenParagraph open = flow.paragraph();
        if (WordDrawings.ELEMENTS.contains(element) || element.endsWith("cNvPr")) {
            describe(element, attributes);
            drawings.begin(element, parent(), attributes);
        } else if (element.equals("w:rPr")) {
            ofRun = parent().equals("w:r") || parent().equals("m:r");
        } else if (open != null) {
            ofParagraph(open, element, attributes);
        }
    }

    private void ofParagraph(OpenParagraph open, String element, Attributes attributes) {
        switch (element) {
            case "w:r", "m:r" -> open.beginRun();
            case "w:pStyle" -> {
                if (parent().equals("w:pPr")) {
                    open.style(Written.word(attributes, "val"));
                }
            }
            case "w:rStyle" -> {
                if (ofRun) {
                    open.runStyle(Written.word(attributes, "val"));
                }
            }
            case "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym" -> {
                if (parent().equals("w:r")) {
                    flow.add(Characters.of(element, attributes));
                }
            }
            default -> {
                if (RunProperties.ELEMENTS.contains(element) && ofRun) {
                    open.run().take(element, parent(), attributes);
                } else if (ParagraphProperties.ELEMENTS.contains(element) && parent().equals("w:pPr")) {
                    open.properties().take(element, attributes);
                }
            }
        }
    }

    /** What a picture is called and what is said about it for those who do not see it. */
    private void describe(String element, Attributes attributes) {
        if (element.equals("wp:docPr") || element.endsWith("cNvPr")) {
            for (String each : List.of("descr", "title")) {
                String text = attributes.getValue(each);
                if (text != null && !text.isBlank()) {
                    sweep().text(Mechanism.DRAWING_TEXT, text, false);
                }
            }
        }
    }

    private void shade(Attributes attributes) {
        OpenParagraph open = flow.paragraph();
        OpenTable table = flow.table();
        switch (parent()) {
            case "w:rPr" -> {
                if (open != null && ofRun) {
                    open.run().take("w:shd", parent(), attributes);
                }
            }
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
            case "w:t", "m:t" -> flow.add(content);
            case "w:delText" -> flow.addDeleted(content);
            case "w:instrText", "w:delInstrText" -> fields.code(content);
            case "w:p" -> flow.endParagraph();
            case "w:rPr" -> ofRun = false;
            case "w:tc" -> flow.endCell();
            case "w:tbl" -> flow.endTable();
            case "w:txbxContent" -> flow.endBox();
            case "w:hyperlink" -> flow.endLink();
            case "w:footnote", "w:endnote", "w:comment" -> flow.label("");
            default -> endOther(element, content);
        }
    }

    private void endOther(String element, String content) {
        OpenParagraph open = flow.paragraph();
        if (Changes.ELEMENTS.contains(element)) {
            flow.changes().end(element, parent());
        } else if (Alternates.ELEMENTS.contains(element)) {
            alternates.end(element, flow.line());
        } else if (WordDrawings.ELEMENTS.contains(element)) {
            if (!content.isBlank() && !OFFSET.matcher(content.strip()).matches()) {
                sweep().text(Mechanism.OTHER_PART, content, false);
            }
            drawings.end(element, content);
        } else if (element.equals("w14:textFill") && open != null) {
            open.run().endFill();
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
