package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.imprimatur.inspection.extraction.Budget;

/**
 * What the known instructions of a content stream (ISO 32000-2, annex A) say without painting it: operands that are too many or of
 * another kind, and lists of properties.
 */
final class Instructions {
    private static final String NONE = " ";
    /** How many operands each takes, of those that take the same number always. */
    private static final Map<String, Integer> OPERANDS = operands(
            "q Q h S s f F f* B B* b b* n W W* BT ET T* EMC BX EX",
            "w J j M ri i gs Tc Tw Tz TL Tr Ts Tj TJ ' CS cs G g sh Do BMC MP",
            "d m l Tf Td TD BDC DP d0",
            "\" RG rg",
            "v y re K k",
            NONE,
            "cm c Tm d1");

    private static final Set<String> VARYING = Set.of("sc", "SC", "scn", "SCN", "BI", "ID", "EI");
    private static final Set<String> SHOWING = Set.of("Tj", "TJ", "'", "\"");
    private static final Set<String> MARKING = Set.of("BMC", "BDC", "MP", "DP");
    /** A name that is as long may be more than one. */
    private static final int LONG_NAME = 9;

    private static final int DEEPEST = 50;
    /** Where the table of colours is in a colour space (8.6.6.3). */
    private static final int LOOKUP = 3;

    private final Budget budget;
    private final List<String> texts = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();

    Instructions(Budget budget) {
        this.budget = budget;
    }

    private static Map<String, Integer> operands(String... byCount) {
        Map<String, Integer> counts = new HashMap<>();
        for (int count = 0; count < byCount.length; count++) {
            for (String name : byCount[count].split(" ")) {
                counts.put(name, count);
            }
        }
        return counts;
    }

    /** What is said and not painted, in its order. */
    List<String> texts() {
        return texts;
    }

    Set<String> names() {
        return names;
    }

    /** Instructions of which programs do not agree what they do. */
    Set<String> ambiguous() {
        return ambiguous;
    }

    /** Numbers may follow without a blank. */
    static boolean isKnown(String instruction) {
        if (OPERANDS.containsKey(instruction) || VARYING.contains(instruction)) {
            return true;
        }
        int end = 0;
        while (end < instruction.length() && instruction.charAt(end) > '9') {
            end++;
        }
        return end < instruction.length() && OPERANDS.containsKey(instruction.substring(0, end));
    }

    static boolean shows(String instruction) {
        return SHOWING.contains(instruction);
    }

    /** One is met. */
    void take(Operator operator, List<COSBase> operands) {
        String name = operator.getName();
        Integer most = OPERANDS.get(name);
        if (most != null && operands.size() > most && count(operands) > most) {
            // some take the first, some the last of them
            ambiguous.add(name);
            operands.forEach(operand -> text(operand, 0));
            return;
        }
        for (COSBase operand : operands) {
            if (operand instanceof COSNumber || operand instanceof COSName) {
                continue;
            }
            if (operand instanceof COSDictionary properties) {
                properties(properties, name.equals("BDC"));
            } else if (!shows(name)) {
                text(operand, 0);
            }
        }
        if (operator.getImageParameters() != null) {
            inline(operator.getImageParameters());
        }
        if (MARKING.contains(name)) {
            operands.forEach(this::name);
        }
    }

    private static long count(List<COSBase> operands) {
        return operands.stream().filter(operand -> operand != COSNull.NULL).count();
    }

    /** A table of colours is a string, too. */
    private void inline(COSDictionary parameters) {
        parameters.forEach((key, value) -> {
            boolean colours = key.equals(COSName.CS) || key.equals(COSName.COLORSPACE);
            boolean text = value instanceof COSArray space
                    && space.size() > LOOKUP
                    && space.getObject(LOOKUP) instanceof COSString lookup
                    && PdfText.isText(lookup.getBytes());
            if (!colours || text) {
                text(value, 0);
            }
        });
    }

    /** @param around whether they are about what is painted next; what is to be read instead is told by whoever knows what that is */
    private void properties(COSDictionary properties, boolean around) {
        properties.forEach((key, value) -> {
            name(key);
            boolean replaces = around && value instanceof COSString && Replacement.KEYS.contains(key);
            if (!replaces) {
                text(value, 0);
            }
        });
    }

    private void text(COSBase value, int depth) {
        if (depth > DEEPEST) {
            ambiguous.add("nesting");
        } else if (value instanceof COSString string) {
            add(PdfText.of(string));
        } else if (value instanceof COSName name) {
            name(name);
        } else if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                text(array.get(i), depth + 1);
            }
        } else if (value instanceof COSDictionary dictionary) {
            dictionary.forEach((key, inner) -> {
                name(key);
                text(inner, depth + 1);
            });
        }
    }

    private void add(String text) {
        budget.read(text.length());
        texts.add(text);
    }

    private void name(COSBase value) {
        if (value instanceof COSName name && name.getName().length() >= LONG_NAME && names.add(name.getName())) {
            budget.read(name.getName().length());
        }
    }
}
