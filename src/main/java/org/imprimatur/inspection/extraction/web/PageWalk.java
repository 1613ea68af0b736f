package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Goes through a page in the order of its elements, and tells what is seen from what is not. */
final class PageWalk {
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
            "strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr", "img", "output");
    /** What a browser that does all it can does not show of them. */
    private static final Set<String> UNSEEN = Set.of(
            "template", "noscript", "noembed", "noframes", "datalist", "audio", "video", "canvas", "desc", "metadata");

    private static final Set<String> WRITTEN = Set.of("pre", "xmp", "plaintext", "listing");
    /** What is longer and has more paragraphs is no cell of a list but a part of the page that is laid out by a table. */
    private static final int LONGEST_CELL = 500;

    private static final int MOST_PARAGRAPHS = 5;

    private final Budget budget;
    private final Gathered gathered;
    private final PageAttributes attributes;
    private final StyleSheets styles;
    private final PageLeaves leaves;
    private final StringBuilder seenInTables = new StringBuilder();
    private Paragraphs out;
    private boolean kept;
    private int tables;

    PageWalk(Budget budget, int depth, Gathered gathered, PageAttributes attributes, StyleSheets styles) {
        this.budget = budget;
        this.gathered = gathered;
        this.attributes = attributes;
        this.styles = styles;
        this.leaves = new PageLeaves(budget, depth, gathered, attributes);
        this.out = new Paragraphs(budget);
    }

    void walk(Document page) {
        inside(page, Look.PAGE);
        out.end();
    }

    List<Paragraphs.Piece> paragraphs() {
        return out.pieces();
    }

    String seenInTables() {
        return seenInTables.toString();
    }

    private void inside(Element element, Look look) {
        Look ofText = isFolded(element) ? look.hiddenBy(Mechanism.INVISIBLE_TEXT) : look;
        for (Node node : element.childNodes()) {
            if (node instanceof Element child) {
                element(child, look);
            } else if (node instanceof TextNode text) {
                out.text(ofText.mechanism(), text.getWholeText(), kept);
            } else {
                leaves.node(node);
            }
        }
    }

    private void element(Element element, Look around) {
        Map<String, String> style = styles.of(element);
        Look look = look(element, style, around);
        attributes.take(element, leaves.taken(element));
        if (style.getOrDefault("unicode-bidi", "").contains("override")
                || element.normalName().equals("bdo")) {
            gathered.unread("text in another order than it is written", Mechanism.INVISIBLE_TEXT);
        }
        String name = element.normalName();
        if (leaves.isLeaf(element)) {
            leaves.read(element, look, out);
        } else if (name.equals("br")) {
            out.line();
        } else if (name.equals("table")) {
            out.end();
            table(element, look);
        } else if (WRITTEN.contains(name)) {
            written(element, look);
        } else {
            boolean block = !INLINE.contains(name) || isBlock(style.getOrDefault("display", ""));
            if (block) {
                out.end();
                new RepeatedRows(budget, gathered, styles).read(element, look);
            }
            inside(element, look);
            if (block) {
                out.end();
            }
        }
    }

    private static boolean isBlock(String display) {
        return display.equals("block")
                || display.startsWith("table")
                || display.equals("flex")
                || display.equals("grid");
    }

    private static Look look(Element element, Map<String, String> style, Look around) {
        String name = element.normalName();
        Look look = around.in(element, style);
        Element parent = element.parent();
        boolean folded = parent != null && isFolded(parent) && element != parent.selectFirst("> summary");
        boolean closed = name.equals("dialog") && !element.hasAttr("open");
        boolean svgTitle = name.equals("title") && element.parents().is("svg");
        return UNSEEN.contains(name) || folded || closed || svgTitle ? look.hiddenBy(Mechanism.INVISIBLE_TEXT) : look;
    }

    private static boolean isFolded(Element element) {
        return element.normalName().equals("details") && !element.hasAttr("open");
    }

    private void written(Element element, Look look) {
        out.end();
        boolean before = kept;
        kept = true;
        inside(element, look);
        kept = before;
        out.end();
    }

    private void table(Element table, Look look) {
        tables++;
        String path = "table " + tables;
        var rows = new Elements();
        rows(table, rows);
        var grid = new PageTable(budget, rows.size());
        Map<Element, Look> looks = new IdentityHashMap<>();
        looks.put(table, look);
        groups(table, look, looks);
        List<Mechanism> columns = columns(table);
        for (Element row : rows) {
            budget.checkTime();
            Element group = row.parent();
            Look rowLook = look(row, styles.of(row), looks.getOrDefault(group == null ? table : group, look));
            attributes.take(row, Set.of());
            grid.beginRow();
            for (Node node : row.childNodes()) {
                if (node instanceof Element cell) {
                    cell(cell, rowLook, grid, columns);
                } else {
                    leaves.node(node);
                }
            }
            grid.endRow();
        }
        List<Cell> cells = grid.cells();
        cells.stream()
                .filter(cell -> cell.mechanism() == Mechanism.VISIBLE)
                .forEach(cell -> seenInTables.append(cell.text()).append('\n'));
        gathered.table(path, "", cells);
    }

    /** Rows of the table itself, not of those in its cells. */
    private static void rows(Element of, Elements rows) {
        for (Element child : of.children()) {
            if (child.normalName().equals("tr")) {
                rows.add(child);
            } else if (Set.of("tbody", "thead", "tfoot").contains(child.normalName())) {
                rows(child, rows);
            }
        }
    }

    /** What is in the table beside its rows, and how groups of rows look. */
    private void groups(Element table, Look look, Map<Element, Look> looks) {
        for (Node node : table.childNodes()) {
            if (node instanceof Element child) {
                String name = child.normalName();
                if (Set.of("tbody", "thead", "tfoot").contains(name)) {
                    Look inner = look(child, styles.of(child), look);
                    looks.put(child, inner);
                    attributes.take(child, Set.of());
                    groups(child, inner, looks);
                } else if (!name.equals("tr")) {
                    element(child, look);
                    out.end();
                }
            } else {
                leaves.node(node);
            }
        }
    }

    private void cell(Element cell, Look rowLook, PageTable grid, List<Mechanism> columns) {
        Paragraphs around = out;
        out = new Paragraphs(budget);
        Look look = look(cell, styles.of(cell), rowLook);
        String name = cell.normalName();
        if (name.equals("td") || name.equals("th")) {
            int at = grid.nextColumn();
            Mechanism column = at < columns.size() ? columns.get(at) : Mechanism.VISIBLE;
            look = column == Mechanism.VISIBLE ? look : look.hiddenBy(column);
            attributes.take(cell, Set.of("colspan", "rowspan"));
            inside(cell, look);
        } else {
            element(cell, rowLook);
        }
        out.end();
        List<Paragraphs.Piece> pieces = out.pieces();
        out = around;
        add(pieces, grid, number(cell, "colspan"), number(cell, "rowspan"));
    }

    private void add(List<Paragraphs.Piece> pieces, PageTable grid, int wide, int high) {
        Map<Mechanism, String> texts = new EnumMap<>(Mechanism.class);
        pieces.forEach(piece -> texts.merge(piece.mechanism(), piece.text(), (one, next) -> one + "\n" + next));
        boolean laidOut = pieces.size() > MOST_PARAGRAPHS
                && texts.values().stream().anyMatch(text -> text.length() > LONGEST_CELL);
        Map<Mechanism, String> inCell = new LinkedHashMap<>();
        texts.forEach((mechanism, text) -> {
            boolean first = inCell.isEmpty() || mechanism == Mechanism.VISIBLE;
            if (first && !laidOut) {
                inCell.put(mechanism, text);
            }
        });
        for (Paragraphs.Piece piece : pieces) {
            if (!inCell.containsKey(piece.mechanism())) {
                out.add(piece.mechanism(), piece.text());
            }
        }
        grid.add(inCell, wide, high);
    }

    /** How each column is seen, as far as the table says something of it. */
    private List<Mechanism> columns(Element of) {
        List<Mechanism> columns = new ArrayList<>();
        for (Element child : of.children()) {
            boolean group = child.normalName().equals("colgroup");
            if (group && child.childrenSize() > 0) {
                columns.addAll(columns(child));
            } else if (group || child.normalName().equals("col")) {
                Map<String, String> style = styles.of(child);
                boolean hidden = style.getOrDefault("visibility", "").equals("collapse")
                        || style.getOrDefault("display", "").equals("none");
                int wide = Math.max(1, Math.min(PageTable.WIDEST, number(child, "span")));
                columns.addAll(Collections.nCopies(wide, hidden ? Mechanism.COLUMN_HIDDEN : Mechanism.VISIBLE));
            }
        }
        return columns;
    }

    private static int number(Element element, String attribute) {
        try {
            return element.hasAttr(attribute)
                    ? Integer.parseInt(element.attr(attribute).strip())
                    : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
