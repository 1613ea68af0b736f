package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Deque;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** The paragraphs, tables and boxes that are open while the elements of a text document come, and how what comes now stands there. */
final class WordFlow {
    private static final String PAPER = "FFFFFF";

    private final WordStyles styles;
    private final WordColours colours;
    private final Story story;
    private final Budget budget;
    private final Sweep sweep;
    private final Changes changes = new Changes();
    private final Deque<OpenParagraph> paragraphs = new ArrayDeque<>();
    private final Deque<Box> boxes = new ArrayDeque<>();
    private String label = "";
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

    /** @param sweep takes what stands in no paragraph */
    WordFlow(WordStyles styles, WordColours colours, Story story, Budget budget, Sweep sweep) {
        this.styles = styles;
        this.colours = colours;
        this.story = story;
        this.budget = budget;
        this.sweep = sweep;
        boxes.push(new Box(null, PAPER));
    }

    Changes changes() {
        return changes;
    }

    private Box box() {
        return boxes.element();
    }

    /** Null outside of tables. */
    @Nullable
    OpenTable table() {
        return box().tables.peek();
    }

    /** Null outside of paragraphs. */
    @Nullable
    OpenParagraph paragraph() {
        return paragraphs.peek();
    }

    @Nullable
    Line line() {
        OpenParagraph open = paragraphs.peek();
        return open == null ? null : open.line();
    }

    /** What the paragraphs that come are called instead of by their numbers; empty for nothing. */
    void label(String text) {
        label = text;
    }

    void ground(String colour) {
        if (story.showsGround() && !colour.equals(WordColours.AUTOMATIC)) {
            box().ground = colour;
        }
    }

    /** @param drawing in which the box is drawn; null where it is in none */
    void beginBox(@Nullable OpenDrawing drawing) {
        Box around = box();
        Mechanism own = drawing == null ? null : drawing.mechanism();
        boxes.push(new Box(
                own == null ? around.mechanism : own, drawing == null ? around.ground : drawing.ground(around.ground)));
    }

    void endBox() {
        boxes.pop();
    }

    void beginTable() {
        box().tables.push(new OpenTable(budget, story.base(), styles));
    }

    void endTable() {
        story.table(box().tables.pop().cells());
    }

    void beginRowOrCell(boolean row) {
        OpenTable table = table();
        if (table == null) {
            throw UninspectableFile.malformed();
        }
        if (row) {
            table.beginRow();
        } else {
            table.beginCell();
        }
    }

    void endCell() {
        OpenTable table = table();
        if (table != null) {
            table.endCell();
        }
    }

    void beginParagraph() {
        paragraphs.push(new OpenParagraph(styles, colours, table(), box().ground));
    }

    void endParagraph() {
        OpenParagraph ended = paragraphs.pop();
        Line line = ended.line();
        int number = story.nextParagraph();
        OpenTable table = table();
        Line cell = table == null ? null : table.cell();
        if (cell != null) {
            cell.addLine(line);
        } else if (ended.isOfContents() || !label.isEmpty()) {
            story.paragraph(line, label.isEmpty() ? "paragraph " + number : label);
        } else {
            story.row(line, "paragraph " + number);
        }
    }

    /** Call after the last paragraph. */
    void close() {
        story.endRows();
    }

    void beginLink() {
        Line line = line();
        linkFrom = line == null ? -1 : line.length();
    }

    void endLink() {
        Line line = line();
        if (line != null && linkFrom >= 0 && linkFrom < line.length()) {
            story.shown(line.from(linkFrom));
        }
        linkFrom = -1;
    }

    void add(String text) {
        OpenParagraph open = paragraphs.peek();
        if (open == null) {
            sweep.text(Mechanism.OTHER_PART, text, false);
        } else {
            open.line().add(text, mechanism(open, text));
        }
    }

    /** Text that says of itself that it is deleted. */
    void addDeleted(String text) {
        Line line = line();
        if (line == null) {
            sweep.text(Mechanism.TRACKED_DELETION, text, false);
        } else {
            boolean moved = changes.mechanism() == Mechanism.TRACKED_MOVE;
            line.add(text, moved ? Mechanism.TRACKED_MOVE : Mechanism.TRACKED_DELETION);
        }
    }

    /** What hides most goes first; what is inserted is read and only said to be new. */
    private Mechanism mechanism(OpenParagraph open, String text) {
        OpenTable table = table();
        Mechanism change = changes.mechanism();
        Mechanism ofCell = table == null ? null : table.mechanism();
        boolean inserted = change == Mechanism.TRACKED_INSERTION || ofCell == Mechanism.TRACKED_INSERTION;
        if (change != null && change != Mechanism.TRACKED_INSERTION) {
            return change;
        }
        if (ofCell != null && ofCell != Mechanism.TRACKED_INSERTION) {
            return ofCell;
        }
        Mechanism hidden = box().mechanism == null ? open.hiddenBy(text) : box().mechanism;
        if (hidden != null) {
            return hidden;
        }
        return inserted ? Mechanism.TRACKED_INSERTION : story.base();
    }
}
