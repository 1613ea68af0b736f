package org.imprimatur.inspection.extraction.rtf;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** How the next characters look. Each group begins with the look of the one around it. */
final class RtfLook {
    /** In half points; smaller text is not read by anybody. */
    private static final int SMALLEST = 8;
    /** In percent of the usual width. */
    private static final int NARROWEST = 20;
    /** In twips: further than any paper is wide. */
    private static final int FAR = 24_000;

    @Nullable
    Integer font;

    int unicodeBytes = 1;
    boolean inTable;
    private boolean hidden;
    private boolean deleted;
    private boolean inserted;
    private boolean moved;
    private int size = 24;
    private int scale = 100;
    private int colour;
    private int behind;
    private int paragraphBehind;
    private boolean offPage;

    RtfLook copy() {
        var copy = new RtfLook();
        copy.font = font;
        copy.unicodeBytes = unicodeBytes;
        copy.inTable = inTable;
        copy.hidden = hidden;
        copy.deleted = deleted;
        copy.inserted = inserted;
        copy.moved = moved;
        copy.size = size;
        copy.scale = scale;
        copy.colour = colour;
        copy.behind = behind;
        copy.paragraphBehind = paragraphBehind;
        copy.offPage = offPage;
        return copy;
    }

    /** @param on whether the word has no number, or another than 0 */
    boolean take(String word, int number, boolean on) {
        switch (word) {
            case "v" -> hidden = on;
            case "deleted" -> deleted = on;
            case "revised" -> inserted = on;
            case "mvf", "mvt" -> moved = on;
            case "fs" -> size = number < 0 ? 24 : number;
            case "charscalex" -> scale = number < 0 ? 100 : number;
            case "cf" -> colour = Math.max(0, number);
            case "cb", "highlight", "chcbpat" -> behind = Math.max(0, number);
            case "cbpat" -> paragraphBehind = Math.max(0, number);
            case "li", "lin", "posx", "posy", "posnegx", "posnegy" ->
                offPage |= Math.abs((long) number) > FAR && number != RtfTokens.NO_NUMBER;
            case "plain" -> plain();
            case "pard" -> {
                inTable = false;
                paragraphBehind = 0;
                offPage = false;
            }
            case "intbl" -> inTable = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void plain() {
        hidden = false;
        deleted = false;
        inserted = false;
        moved = false;
        size = 24;
        scale = 100;
        colour = 0;
        behind = 0;
    }

    /** @param cellBehind the number of the colour of the cell, 0 where it has none */
    Mechanism mechanism(List<String> colours, int cellBehind) {
        if (deleted) {
            return Mechanism.TRACKED_DELETION;
        }
        if (moved) {
            return Mechanism.TRACKED_MOVE;
        }
        if (inserted) {
            return Mechanism.TRACKED_INSERTION;
        }
        if (hidden) {
            return Mechanism.VANISH;
        }
        if (size < SMALLEST || scale < NARROWEST) {
            return Mechanism.TINY_TEXT;
        }
        if (offPage) {
            return Mechanism.OFF_PAGE;
        }
        int ground = behind > 0 ? behind : paragraphBehind > 0 ? paragraphBehind : cellBehind;
        String text = colour(colours, colour);
        // what is written in the automatic colour is seen on every ground
        return !text.isEmpty() && Colours.same(text, ground == 0 ? "FFFFFF" : colour(colours, ground))
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }

    private static String colour(List<String> colours, int number) {
        return number < colours.size() ? colours.get(number) : "";
    }

    /** The colours of the cells of the next row, as its definition tells them one after the other. */
    static final class Row {
        private final List<Integer> grounds = new ArrayList<>();
        private int ground;
        private int pattern;
        private int shading;

        boolean take(String word, int number) {
            switch (word) {
                case "trowd" -> {
                    grounds.clear();
                    next();
                }
                case "clcbpat" -> ground = Math.max(0, number);
                case "clcfpat" -> pattern = Math.max(0, number);
                case "clshdng" -> shading = Math.max(0, number);
                case "cellx" -> {
                    grounds.add(shading >= 5_000 ? pattern : ground);
                    next();
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void next() {
            ground = 0;
            pattern = 0;
            shading = 0;
        }

        int ground(int column) {
            return column < grounds.size() ? grounds.get(column) : 0;
        }
    }
}
