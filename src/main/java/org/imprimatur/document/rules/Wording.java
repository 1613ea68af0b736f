package org.imprimatur.document.rules;

import java.text.Normalizer;
import org.imprimatur.RuleViolation;

/** What people may write where a document asks for words: normalised (NFC), printable, not longer than it can be shown. */
final class Wording {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_REASON = 2_000;

    private Wording() {}

    /** One line. */
    static String line(String raw, DocumentRefusal missing, DocumentRefusal notAcceptable) {
        var text = normalised(raw, missing);
        if (text.codePointCount(0, text.length()) > LONGEST_LINE
                || !text.codePoints().allMatch(Wording::prints)) {
            throw new RuleViolation(notAcceptable);
        }
        return text;
    }

    /** Prose, which may have several lines. */
    static String reason(String raw, DocumentRefusal missing, DocumentRefusal notAcceptable) {
        var text = normalised(raw.replace("\r\n", "\n"), missing);
        if (text.codePointCount(0, text.length()) > LONGEST_REASON
                || !text.codePoints().allMatch(c -> c == '\n' || prints(c))) {
            throw new RuleViolation(notAcceptable);
        }
        return text;
    }

    /** False for controls, for characters that only steer the display (they can disguise an ending), and for halves. */
    static boolean prints(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String normalised(String raw, DocumentRefusal missing) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            throw new RuleViolation(missing);
        }
        return text;
    }
}
