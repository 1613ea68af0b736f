package org.imprimatur.inspection.extraction.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code styles.xml}: which styles hide text (ECMA-376 part 1, 17.7). */
final class WordStyles extends PartHandler {
    private static final Set<String> ELEMENTS = elements();

    private final WordColours colours;
    private final RunProperties run;
    private final ParagraphProperties paragraph;
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, RunLook> runs = new HashMap<>();
    private final Map<String, ParagraphLook> paragraphs = new HashMap<>();
    private final Map<String, TableStyle> tables = new HashMap<>();
    private RunLook defaults = RunLook.PLAIN;
    private ParagraphLook defaultParagraph = ParagraphLook.PLAIN;
    private @Nullable String usualParagraph;
    private @Nullable String usualTable;

    private String id = "";
    private @Nullable String basedOn;
    private RunLook ofStyle = RunLook.PLAIN;
    private ParagraphLook ofParagraph = ParagraphLook.PLAIN;
    private @Nullable String condition;
    private @Nullable String shade;
    private TableStyle.Look whole = TableStyle.NONE.whole();
    private Map<String, TableStyle.Look> conditions = new HashMap<>();
    private int changes;

    private record Style(@Nullable String basedOn, RunLook run, ParagraphLook paragraph, TableStyle table) {}

    WordStyles(String part, Budget budget, WordColours colours) {
        super(part, budget, ELEMENTS, Set.of(), Mechanism.OTHER_PART);
        this.run = new RunProperties(colours);
        this.paragraph = new ParagraphProperties(colours);
        this.colours = colours;
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(RunProperties.ELEMENTS);
        elements.addAll(ParagraphProperties.ELEMENTS);
        elements.addAll(Set.of(
                "w:style",
                "w:basedOn",
                "w:rPr",
                "w:pPr",
                "w:tblStylePr",
                "w:rPrDefault",
                "w:pPrDefault",
                "w:rPrChange",
                "w:pPrChange"));
        return elements;
    }

    /** Of every run of the document. */
    RunLook defaults() {
        return defaults;
    }

    /** Of a style and those that it is based on; of none for an id that is not known. */
    RunLook run(@Nullable String style) {
        return style == null ? RunLook.PLAIN : chain(style, runs, Style::run, RunLook::over, RunLook.PLAIN);
    }

    RunLook runOfParagraph(@Nullable String style) {
        return run(style == null ? usualParagraph : style);
    }

    ParagraphLook paragraph(@Nullable String style) {
        String named = style == null ? usualParagraph : style;
        ParagraphLook look = named == null
                ? ParagraphLook.PLAIN
                : chain(named, paragraphs, Style::paragraph, ParagraphLook::over, ParagraphLook.PLAIN);
        return look.over(defaultParagraph);
    }

    TableStyle table(@Nullable String style) {
        String named = style == null ? usualTable : style;
        return named == null ? TableStyle.NONE : chain(named, tables, Style::table, TableStyle::over, TableStyle.NONE);
    }

    private <L> L chain(String from, Map<String, L> known, Function<Style, L> part, BiFunction<L, L, L> over, L none) {
        L look = known.get(from);
        if (look != null) {
            return look;
        }
        look = none;
        var seen = new HashSet<String>();
        for (String each = from; each != null && seen.add(each); ) {
            Style style = styles.get(each);
            if (style == null) {
                break;
            }
            look = look == none ? part.apply(style) : over.apply(look, part.apply(style));
            each = style.basedOn();
        }
        known.put(from, look);
        return look;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        switch (element) {
            case "w:style" -> beginStyle(attributes);
            case "w:basedOn" -> basedOn = Written.word(attributes, "val");
            case "w:rPrChange", "w:pPrChange" -> changes++;
            case "w:rPr" -> run.reset();
            case "w:pPr" -> paragraph.reset();
            case "w:tblStylePr" -> {
                condition = Written.word(attributes, "type");
                run.reset();
                shade = null;
            }
            default -> property(element, attributes);
        }
    }

    private void beginStyle(Attributes attributes) {
        String named = Written.word(attributes, "styleId");
        id = named == null ? "" : named;
        boolean usual = Written.isTrue(Written.word(attributes, "default"));
        if (usual && "paragraph".equals(Written.word(attributes, "type"))) {
            usualParagraph = id;
        } else if (usual && "table".equals(Written.word(attributes, "type"))) {
            usualTable = id;
        }
        basedOn = null;
        ofStyle = RunLook.PLAIN;
        ofParagraph = ParagraphLook.PLAIN;
        condition = null;
        whole = TableStyle.NONE.whole();
        conditions = new HashMap<>();
        run.reset();
        paragraph.reset();
    }

    private void property(String element, Attributes attributes) {
        if (changes > 0) {
            return;
        }
        boolean ofRun = parent().equals("w:rPr") || element.startsWith("w14:");
        if (ofRun && RunProperties.ELEMENTS.contains(element)) {
            run.take(element, parent(), attributes);
        } else if (parent().equals("w:pPr")) {
            paragraph.take(element, attributes);
        } else if (element.equals("w:shd") && (parent().equals("w:tcPr") || parent().equals("w:tblPr"))) {
            String colour = colours.shade(attributes);
            if (condition == null) {
                whole = new TableStyle.Look(RunLook.PLAIN, colour);
            } else {
                shade = colour;
            }
        }
    }

    @Override
    protected void end(String element, String content) {
        switch (element) {
            case "w14:textFill" -> run.endFill();
            case "w:rPrChange", "w:pPrChange" -> changes--;
            case "w:rPr" -> {
                if (changes == 0 && condition == null) {
                    ofStyle = run.look();
                }
            }
            case "w:pPr" -> {
                if (changes == 0 && condition == null) {
                    ofParagraph = paragraph.look();
                }
            }
            case "w:rPrDefault" -> defaults = ofStyle;
            case "w:pPrDefault" -> defaultParagraph = ofParagraph;
            case "w:tblStylePr" -> {
                conditions.put(condition == null ? "" : condition, new TableStyle.Look(run.look(), shade));
                condition = null;
            }
            case "w:style" -> endStyle();
            default -> {}
        }
    }

    private void endStyle() {
        var table = new TableStyle(new TableStyle.Look(ofStyle, whole.shade()), conditions);
        styles.putIfAbsent(id, new Style(basedOn, ofStyle, ofParagraph, table));
    }
}
