package org.imprimatur.inspection.extraction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a number format, divided by semicolons: for positive numbers, negative ones, zero and texts (ECMA-376
 * part 1, 18.8.31). A section without a placeholder shows at most a word of its own, and hides what stands in the cell.
 *
 * @param hiding of each section whether it hides
 */
record NumberFormatSections(List<Boolean> hiding, boolean areEmpty, boolean conditional) {
    /** What stands for itself: quoted and escaped text, spaces as wide as a character, fillings, colours, currencies. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*\\]");

    private static final Pattern PLACEHOLDER = Pattern.compile("[0#?@]|(?i:general|[ymdhse])");
    private static final Pattern ELAPSED_TIME = Pattern.compile("(?i)\\[[hms]+\\]");

    static NumberFormatSections of(String format) {
        var sections = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                sections.add(format.substring(start, i));
                start = i + 1;
            }
        }
        sections.add(format.substring(start));
        boolean conditional = format.contains("[<") || format.contains("[>") || format.contains("[=");
        return new NumberFormatSections(
                sections.stream().map(NumberFormatSections::hides).toList(),
                sections.stream().allMatch(String::isBlank),
                conditional);
    }

    /** Whether a text in this format is not shown. */
    boolean hideTexts() {
        return hiding.size() > 3 && hiding.get(3);
    }

    /** Whether this number is not shown. With conditions of its own the format hides if any of its sections does. */
    boolean hide(String number) {
        int count = Math.min(3, hiding.size());
        if (conditional) {
            return hiding.subList(0, count).contains(true);
        }
        if (!hiding.contains(true)) {
            return false;
        }
        boolean zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
        int section = zero ? 2 : number.startsWith("-") ? 1 : 0;
        return hiding.get(section < count ? section : 0);
    }

    private static boolean hides(String section) {
        return !ELAPSED_TIME.matcher(section).find()
                && !PLACEHOLDER.matcher(LITERAL.matcher(section).replaceAll("")).find();
    }
}
