package org.imprimatur.inspection.extraction.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Mechanism;

/** The lines of a page or of a cell, each paragraph with what is seen of it and what is not. */
final class Paragraphs {
    /** What one paragraph holds by one mechanism; lines are divided by line feeds. */
    record Piece(int paragraph, Mechanism mechanism, String text) {}

    private final Budget budget;
    private final Map<Mechanism, StringBuilder> open = new EnumMap<>(Mechanism.class);
    private final List<Piece> pieces = new ArrayList<>();
    private int count;

    Paragraphs(Budget budget) {
        this.budget = budget;
    }

    /** @param kept whether spaces and line ends are shown as they are written */
    void text(Mechanism mechanism, String text, boolean kept) {
        StringBuilder into = open.computeIfAbsent(mechanism, each -> new StringBuilder());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (kept || !space) {
                into.append(c);
            } else if (!into.isEmpty() && !endsWithSpace(into)) {
                into.append(' ');
            }
        }
    }

    private static boolean endsWithSpace(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == ' ' || last == '\n';
    }

    /** Line ends within the paragraph. */
    void line() {
        open.values().stream().filter(text -> !text.isEmpty()).forEach(text -> text.append('\n'));
    }

    void end() {
        boolean any = false;
        for (Map.Entry<Mechanism, StringBuilder> each : open.entrySet()) {
            String text = each.getValue().toString().stripTrailing();
            if (!text.isBlank()) {
                budget.readCell();
                pieces.add(new Piece(count + 1, each.getKey(), text));
                any = true;
            }
        }
        count += any ? 1 : 0;
        open.clear();
    }

    /** All that has ended. */
    List<Piece> pieces() {
        return pieces;
    }

    /** A piece that was read for itself, as the next paragraph. */
    void add(Mechanism mechanism, String text) {
        end();
        count++;
        pieces.add(new Piece(count, mechanism, text));
    }
}
