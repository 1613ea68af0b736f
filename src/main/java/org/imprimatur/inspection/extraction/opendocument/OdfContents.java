package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.extraction.document.SeenLinks;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** What is common to the parts of one document while they are read: where text goes, and what hides it there. */
final class OdfContents {
    private final OdfKind kind;
    private final Budget budget;
    private final Gathered gathered;
    private final OdfStyles styles = new OdfStyles();
    private final SeenLinks links = new SeenLinks();
    private final Map<String, FlowingText> flows = new HashMap<>();
    private final Deque<OdfContext> contexts = new ArrayDeque<>();
    private final Set<String> insertions = new HashSet<>();
    private final Set<String> openInsertions = new HashSet<>();
    /** What the masters of slides are filled with. */
    private final Map<String, String> grounds = new HashMap<>();

    private int hidden;
    private int covered;
    private int rowsHidden;

    /** @param main the path of what is no comment, note, header, sheet or slide */
    OdfContents(OdfKind kind, String main, Budget budget, Gathered gathered) {
        this.kind = kind;
        this.budget = budget;
        this.gathered = gathered;
        begin("", main, kind == OdfKind.PART ? Mechanism.DRAWING_TEXT : Mechanism.VISIBLE, OdfLook.PLAIN);
    }

    OdfKind kind() {
        return kind;
    }

    Budget budget() {
        return budget;
    }

    Gathered gathered() {
        return gathered;
    }

    OdfStyles styles() {
        return styles;
    }

    SeenLinks links() {
        return links;
    }

    void ground(String master, String colour) {
        grounds.put(master, colour);
    }

    /** Empty where it is not one colour; of paper where nothing is said. */
    String ground(String master) {
        return grounds.getOrDefault(master, OdfLook.PAPER);
    }

    OdfContext context() {
        return contexts.getFirst();
    }

    /** Whether nothing is open but the document itself. */
    boolean isOutermost() {
        return contexts.size() == 1;
    }

    /** Text goes to the flow of this path from here on. */
    void begin(String element, String path, Mechanism within, OdfLook look) {
        String free = path;
        while (isOpen(free)) {
            free = free + " within";
        }
        FlowingText flow = flows.computeIfAbsent(free, each -> new FlowingText(each, within, budget, gathered));
        contexts.push(new OdfContext(element, flow, null, look, Mechanism.VISIBLE));
    }

    private boolean isOpen(String path) {
        FlowingText flow = flows.get(path);
        return flow != null && contexts.stream().anyMatch(each -> each.flow == flow);
    }

    /** Text goes where it went, hidden by another means. */
    void beginAround(String element, Mechanism around, OdfLook look) {
        OdfContext now = context();
        now.flush();
        contexts.push(new OdfContext(element, now.flow, null, look, around == Mechanism.VISIBLE ? now.around : around));
    }

    void beginCell(String element, OdfSheet sheet) {
        contexts.push(new OdfContext(element, null, sheet, sheet.look(), Mechanism.VISIBLE));
    }

    void end() {
        OdfContext ended = contexts.pop();
        ended.flush();
        boolean shared = contexts.stream().anyMatch(each -> each.flow == ended.flow);
        if (ended.flow != null && !shared) {
            ended.flow.end();
        }
    }

    void piece(String text) {
        OdfContext context = context();
        Mechanism mechanism = mechanism(context);
        context.piece(mechanism, text);
        if (mechanism == Mechanism.VISIBLE) {
            links.seen(text);
        }
    }

    void piece(Mechanism mechanism, String text) {
        context().piece(mechanism, text);
    }

    private Mechanism mechanism(OdfContext context) {
        Mechanism look = context.look().mechanism();
        if (hidden > 0) {
            return Mechanism.VANISH;
        }
        if (rowsHidden > 0) {
            return Mechanism.ROW_HIDDEN;
        }
        if (look == Mechanism.VISIBLE && covered > 0) {
            return Mechanism.COVERED_TEXT;
        }
        return look == Mechanism.VISIBLE && !openInsertions.isEmpty() ? Mechanism.TRACKED_INSERTION : look;
    }

    void hide(int by) {
        hidden += by;
    }

    void cover(int by) {
        covered += by;
    }

    void hideRow(int by) {
        rowsHidden += by;
    }

    void insertion(@Nullable String id) {
        if (id != null) {
            insertions.add(id);
        }
    }

    void changeStarts(@Nullable String id) {
        if (id != null && insertions.contains(id)) {
            openInsertions.add(id);
        }
    }

    void changeEnds(@Nullable String id) {
        if (id != null) {
            openInsertions.remove(id);
        }
    }

    /** Every part was read. */
    void finish() {
        flows.values().forEach(FlowingText::end);
        links.into(gathered);
    }
}
