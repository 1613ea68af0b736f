package org.imprimatur.inspection.extraction.rtf;

import java.util.function.Consumer;
import org.imprimatur.inspection.extraction.Budget;

/** A short text of which the looks do not matter. Where its groups divide it is marked, since values may stand in groups of their own. */
final class RtfTexts implements RtfSink {
    static final String BORDER = "\u0001";

    private final StringBuilder text = new StringBuilder();
    private final Budget budget;
    private final Consumer<String> taken;

    RtfTexts(Budget budget, Consumer<String> taken) {
        this.budget = budget;
        this.taken = taken;
    }

    @Override
    public void text(RtfLook look, String piece) {
        budget.read(piece.length());
        text.append(piece);
    }

    @Override
    public boolean word(String word, int number, RtfLook look) {
        if (word.equals("par") || word.equals("cell") || word.equals("row")) {
            text.append('\n');
        }
        return false;
    }

    @Override
    public void border() {
        text.append(BORDER);
    }

    @Override
    public void finish() {
        if (!text.toString().replace(BORDER, "").isBlank()) {
            taken.accept(text.toString().strip());
        }
    }
}
