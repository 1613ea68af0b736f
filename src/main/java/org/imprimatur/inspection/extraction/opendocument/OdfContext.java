package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Where text goes at the moment: a flow of paragraphs, or a cell of a sheet. */
final class OdfContext {
    /** The element that began it. */
    final String element;

    final @Nullable FlowingText flow;
    final @Nullable OdfSheet sheet;
    final Deque<OdfLook> looks = new ArrayDeque<>();
    /** How all of it is hidden by what is around it, {@link Mechanism#VISIBLE} if it is not. */
    final Mechanism around;

    private final List<Piece> pieces = new ArrayList<>();
    boolean inParagraph;
    boolean paragraphHidden;

    private record Piece(Mechanism mechanism, String text) {}

    OdfContext(String element, @Nullable FlowingText flow, @Nullable OdfSheet sheet, OdfLook look, Mechanism around) {
        this.element = element;
        this.flow = flow;
        this.sheet = sheet;
        this.around = around;
        looks.push(look);
    }

    OdfLook look() {
        return looks.getFirst();
    }

    void piece(Mechanism mechanism, String text) {
        pieces.add(new Piece(mechanism == Mechanism.VISIBLE ? around : mechanism, text));
    }

    /** What was collected goes out; that the paragraph is hidden may have been said anywhere in it. */
    void flush() {
        for (Piece piece : pieces) {
            Mechanism mechanism = paragraphHidden ? Mechanism.VANISH : piece.mechanism();
            if (sheet != null) {
                sheet.text().add(mechanism, piece.text());
            } else if (flow != null) {
                flow.piece(mechanism, piece.text());
            }
        }
        pieces.clear();
    }

    void endParagraph() {
        flush();
        inParagraph = false;
        paragraphHidden = false;
        if (sheet != null) {
            if (!sheet.text().isEmpty()) {
                sheet.text().add(around, "\n");
            }
        } else if (flow != null) {
            flow.endParagraph();
        }
    }
}
