package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EncodedText;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OtherReadings;
import org.imprimatur.inspection.extraction.PlainTextReading;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Reads one page: its style sheets, what it shows by paragraph and by table, and everything that it holds besides. Nothing is loaded and
 * no script is run: a sheet or a script outside of the page is an unread part, since it may show and hide anything.
 */
public final class WebPage {
    private static final int DEEPEST = 5;
    private static final Pattern DECLARED_ENTITIES = Pattern.compile("<!doctype[^>]*\\[", Pattern.CASE_INSENSITIVE);
    /** In XHTML such an element is empty; in HTML it goes on to its end, over whatever comes. */
    private static final Pattern EMPTIED = Pattern.compile(
            "<(script|style|title|textarea|iframe|noembed|noframes|xmp|plaintext)\\b[^<>]*/>",
            Pattern.CASE_INSENSITIVE);

    private final Budget budget;
    private final int depth;
    private final Map<String, String> sheets;

    /**
     * @param depth how many files are around the page
     * @param sheets style sheets that came with the page, by their addresses
     */
    public WebPage(Budget budget, int depth, Map<String, String> sheets) {
        this.budget = budget;
        this.depth = depth;
        this.sheets = Map.copyOf(sheets);
    }

    public Contents read(EncodedText page) {
        Contents contents = read(page.text());
        var segments = new ArrayList<>(contents.segments());
        segments.addAll(OtherReadings.of(page, budget));
        return new Contents(
                null,
                null,
                SheetCount.NONE,
                contents.tables(),
                segments,
                contents.unread(),
                contents.misnamed(),
                contents.named());
    }

    Contents read(String page) {
        budget.expand(page.length());
        if (depth > DEEPEST || DECLARED_ENTITIES.matcher(page).find() || isAmbiguous(page)) {
            throw UninspectableFile.malformed();
        }
        var gathered = new Gathered(null);
        Parser parser = Parser.htmlParser();
        Document document = parser.parseInput(page, "");
        budget.checkTime();
        var attributes = new PageAttributes(budget, depth, gathered);
        var styles = new StyleSheets(document, budget);
        new PageSheets(budget, gathered, attributes, styles, sheets).read(document);
        var walk = new PageWalk(budget, depth, gathered, attributes, styles);
        walk.walk(document);
        if (styles.isNotUnderstood()) {
            gathered.unread("a style sheet", Mechanism.OTHER_PART);
        }
        String seen = segments(walk.paragraphs(), gathered);
        attributes.end(seen + walk.seenInTables());
        return gathered.contents();
    }

    private static boolean isAmbiguous(String page) {
        boolean strict = page.startsWith("<?xml") || page.contains("http://www.w3.org/1999/xhtml");
        return strict && EMPTIED.matcher(page).find();
    }

    /** Gives what was seen. */
    private String segments(List<Paragraphs.Piece> pieces, Gathered gathered) {
        Map<Mechanism, StringBuilder> lines = new EnumMap<>(Mechanism.class);
        for (Paragraphs.Piece piece : pieces) {
            budget.read(piece.text().length());
            gathered.segment(new Segment(
                    "page",
                    "paragraph " + piece.paragraph(),
                    Segment.Use.CONTENT,
                    piece.mechanism(),
                    piece.text(),
                    null));
            lines.computeIfAbsent(piece.mechanism(), each -> new StringBuilder())
                    .append(piece.text())
                    .append('\n');
        }
        lines.forEach(
                (mechanism, text) -> gathered.embedded("page, line by line,", mechanism, tables(text.toString())));
        StringBuilder seen = lines.get(Mechanism.VISIBLE);
        return seen == null ? "" : seen.toString();
    }

    /** Lines of separated values or of one thing each are a table also where each is a paragraph. */
    private Contents tables(String lines) {
        return Contents.part(new PlainTextReading(budget).read(lines).tables(), List.of());
    }
}
