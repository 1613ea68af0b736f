package org.imprimatur.policy.rules;

import java.util.regex.Pattern;

/**
 * The provision that a disclosure rests on, as a structured code and never prose: title, CFR or USC, section, paragraphs,
 * and after a hyphen the power under it that is used. Examples: {@code 8CFR208.6(a)-SECRETARY},
 * {@code 8CFR208.6(c)(1)(i)}, {@code 5USC552a(b)(1)}.
 *
 * @throws IllegalArgumentException for any other spelling; the edge checks input before it gets here
 */
public record LegalBasis(String code) implements Comparable<LegalBasis> {
    private static final Pattern SPELLING = Pattern.compile(
            "[1-9][0-9]?(CFR|USC)[0-9]{1,5}[a-z]?(\\.[0-9]{1,4})?(\\([0-9A-Za-z]{1,5}\\)){0,6}(-[A-Z_]{1,32})?");

    public LegalBasis {
        if (!isSpelledRight(code)) {
            throw new IllegalArgumentException("a legal basis is a code like 8CFR208.6(a)-SECRETARY or 5USC552a(b)(1)");
        }
    }

    public static boolean isSpelledRight(String code) {
        return SPELLING.matcher(code).matches();
    }

    @Override
    public int compareTo(LegalBasis other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
