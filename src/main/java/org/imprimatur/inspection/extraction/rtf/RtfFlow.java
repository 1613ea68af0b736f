package org.imprimatur.inspection.extraction.rtf;

import java.util.List;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.extraction.document.SeenLinks;
import org.imprimatur.inspection.rules.Mechanism;

/** Paragraphs and tables of one destination. RTF has no tables, only paragraphs that say that they are in one. */
final class RtfFlow implements RtfSink {
    private final FlowingText text;
    private final List<String> colours;
    private final SeenLinks links;
    private final RtfLook.Row row = new RtfLook.Row();
    private boolean rowOpen;
    private int column;
    private int depth = 1;

    RtfFlow(FlowingText text, List<String> colours, SeenLinks links) {
        this.text = text;
        this.colours = colours;
        this.links = links;
    }

    @Override
    public void text(RtfLook look, String piece) {
        place(look);
        Mechanism mechanism = look.mechanism(colours, text.depth() == 1 ? row.ground(column) : 0);
        text.piece(mechanism, piece);
        if (mechanism == Mechanism.VISIBLE) {
            links.seen(piece);
        }
    }

    /** Opens and closes tables until the next piece stands where it says that it does. */
    private void place(RtfLook look) {
        int wanted = look.inTable || rowOpen ? Math.max(1, depth) : 0;
        while (text.depth() < wanted) {
            text.beginTable();
        }
        while (text.depth() > wanted) {
            text.endTable();
        }
    }

    @Override
    public boolean word(String word, int number, RtfLook look) {
        if (row.take(word, number)) {
            rowOpen |= word.equals("trowd") && depth <= 1;
            return true;
        }
        switch (word) {
            case "pard" -> {
                depth = 1;
                return false;
            }
            case "itap" -> depth = Math.max(0, Math.min(number, RtfReader.DEEPEST_TABLE));
            case "par", "sect", "page", "column" -> {
                place(look);
                text.endParagraph();
                links.seen("\n");
            }
            case "cell", "nestcell" -> endCell(word, look);
            case "row", "nestrow" -> endRow(word, look);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void endCell(String word, RtfLook look) {
        if (word.equals("cell")) {
            depth = Math.min(depth, 1);
            rowOpen = true;
        }
        place(look);
        if (text.depth() == 0) {
            text.beginTable();
        }
        text.endCell();
        links.seen("\n");
        column += text.depth() == 1 ? 1 : 0;
    }

    private void endRow(String word, RtfLook look) {
        if (word.equals("row")) {
            depth = Math.min(depth, 1);
        }
        place(look);
        if (text.depth() > 0) {
            text.endRow();
        }
        if (word.equals("row")) {
            rowOpen = false;
            column = 0;
        }
    }

    @Override
    public void finish() {
        text.end();
    }
}
