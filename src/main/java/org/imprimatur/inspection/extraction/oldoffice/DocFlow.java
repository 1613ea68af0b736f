package org.imprimatur.inspection.extraction.oldoffice;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.extraction.document.SeenLinks;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** The paragraphs of one text in a document of Word: of its body, its headers, its comments. */
final class DocFlow {
    private static final char FIELD = 0x13;
    private static final char FIELD_SHOWS = 0x14;
    private static final char FIELD_ENDS = 0x15;
    private static final char CELL = 7;
    private static final int DEEPEST = 20;

    private final Range range;
    private final DocLooks looks;
    private final FlowingText text;
    private final SeenLinks links;
    private final Budget budget;
    /** Instructions of fields that are open; null for one of which the result is being read. */
    private final Deque<StringBuilder> fields = new ArrayDeque<>();

    private final Deque<Boolean> shows = new ArrayDeque<>();
    private @Nullable String[] grounds = {};
    private int column;
    private boolean inRow;

    DocFlow(Range range, DocLooks looks, FlowingText text, SeenLinks links, Budget budget) {
        this.range = range;
        this.looks = looks;
        this.text = text;
        this.links = links;
        this.budget = budget;
    }

    void read() {
        int count = range.numParagraphs();
        for (int i = 0; i < count; i++) {
            budget.checkTime();
            Paragraph paragraph = range.getParagraph(i);
            int level = paragraph.isInTable() ? Math.max(1, Math.min(DEEPEST, paragraph.getTableLevel())) : 0;
            while (text.depth() < level) {
                text.beginTable();
            }
            while (text.depth() > level) {
                text.endTable();
            }
            if (level > 0 && !inRow) {
                beginRow(i, count);
            }
            pieces(paragraph);
            end(paragraph, level);
        }
        text.end();
        while (!fields.isEmpty()) {
            // never ended: what it is told is there nevertheless
            links.instruction("fields", fields.pop().toString());
        }
    }

    private void beginRow(int from, int count) {
        inRow = true;
        column = 0;
        grounds = new @Nullable String[0];
        for (int i = from; i < Math.min(count, from + 2_000); i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.isTableRowEnd()) {
                grounds = looks.grounds(paragraph);
                return;
            }
            if (!paragraph.isInTable()) {
                return;
            }
        }
    }

    private void end(Paragraph paragraph, int level) {
        String written = paragraph.text();
        boolean cellEnds = written.endsWith(String.valueOf(CELL)) || paragraph.isEmbeddedCellMark();
        links.seen("\n");
        if (level == 0) {
            text.endParagraph();
        } else if (paragraph.isTableRowEnd()) {
            text.endRow();
            inRow &= level > 1;
        } else if (cellEnds) {
            text.endCell();
            column += level == 1 ? 1 : 0;
        } else {
            text.endParagraph();
        }
    }

    private void pieces(Paragraph paragraph) {
        int count = paragraph.numCharacterRuns();
        for (int i = 0; i < count; i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            String ground = column < grounds.length ? grounds[column] : null;
            piece(looks.mechanism(run, paragraph, ground), run);
        }
    }

    private void piece(Mechanism mechanism, CharacterRun run) {
        String written =
                run.isSymbol() && run.isSpecialCharacter() ? String.valueOf(run.getSymbolCharacter()) : run.text();
        var shown = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == FIELD || c == FIELD_SHOWS || c == FIELD_ENDS) {
                take(mechanism, shown);
                field(c);
            } else {
                shown.append(plain(c));
            }
        }
        take(mechanism, shown);
    }

    private void field(char mark) {
        if (mark == FIELD) {
            fields.push(new StringBuilder());
            shows.push(false);
        } else if (!fields.isEmpty() && mark == FIELD_SHOWS) {
            shows.pop();
            shows.push(true);
        } else if (!fields.isEmpty()) {
            links.instruction("fields", fields.pop().toString().strip());
            shows.pop();
        }
    }

    private void take(Mechanism mechanism, StringBuilder shown) {
        String piece = shown.toString();
        shown.setLength(0);
        boolean instruction = !shows.isEmpty() && !shows.getFirst();
        if (instruction) {
            budget.read(piece.length());
            fields.getFirst().append(piece);
        } else if (!piece.isEmpty()) {
            text.piece(mechanism, piece);
            if (mechanism == Mechanism.VISIBLE) {
                links.seen(piece);
            }
        }
    }

    /** Marks are no characters (MS-DOC 2.4.1). */
    private static String plain(char c) {
        return switch (c) {
            case '\t' -> "\t";
            case 0x0b -> "\n";
            case 0x1e -> "\u2011";
            default -> c < ' ' ? "" : String.valueOf(c);
        };
    }
}
