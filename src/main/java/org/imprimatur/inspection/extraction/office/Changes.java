package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Which tracked changes what comes now stands in (ECMA-376 part 1, 17.13.5). */
final class Changes {
    static final Set<String> ELEMENTS = Set.of("w:ins", "w:del", "w:moveFrom", "w:moveTo");

    private int inserted;
    private int deleted;
    private int moved;

    /** Of a row, of the mark of a paragraph, or around runs. */
    void begin(String element, String parent, @Nullable OpenTable table) {
        if (parent.equals("w:trPr") && table != null) {
            if (element.equals("w:del")) {
                table.deletedRow();
            } else if (element.equals("w:ins")) {
                table.insertedRow();
            }
        } else if (!isMark(parent)) {
            count(element, 1);
        }
    }

    void end(String element, String parent) {
        if (!parent.equals("w:trPr") && !isMark(parent)) {
            count(element, -1);
        }
    }

    private void count(String element, int by) {
        switch (element) {
            case "w:del" -> deleted += by;
            case "w:moveFrom" -> moved += by;
            default -> inserted += by;
        }
    }

    private static boolean isMark(String parent) {
        return parent.equals("w:rPr") || parent.equals("w:trPr") || parent.equals("w:numPr");
    }

    /** Null where there is none. */
    @Nullable
    Mechanism mechanism() {
        if (deleted > 0) {
            return Mechanism.TRACKED_DELETION;
        }
        if (moved > 0) {
            return Mechanism.TRACKED_MOVE;
        }
        return inserted > 0 ? Mechanism.TRACKED_INSERTION : null;
    }
}
