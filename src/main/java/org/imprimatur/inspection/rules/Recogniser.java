package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of data about a person is recognised.
 *
 * @param id upper case, stable: findings name it
 * @param version rises whenever what it matches changes
 * @param anywhere matches in any text, without a header; null where the value alone says nothing
 * @param headerHints in lower case; no header matches without one of these, so that most texts need no closer look
 * @param header matches the whole of a column's header in lower case with single spaces; null where no header matters
 * @param underHeader matches the whole of a value in a column with such a header
 * @param check what a match must pass besides
 */
record Recogniser(
        String id,
        int version,
        Kind kind,
        @Nullable Pattern anywhere,
        List<String> headerHints,
        @Nullable Pattern header,
        @Nullable Pattern underHeader,
        Check check) {
    /** What knowing the value tells. */
    enum Kind {
        /** Names one person in a register. */
        PERSON_IDENTIFIER,
        NAME,
        EMAIL,
        PHONE,
        /** True of several people; identifying together with others. */
        ATTRIBUTE
    }

    enum Check {
        NONE,
        A_NUMBER,
        SOCIAL_SECURITY_NUMBER,
        TELEPHONE,
        BIRTH_DATE,
        PERSON_NAME,
        COUNTRY
    }

    /** @param text in lower case with single spaces */
    boolean isHeader(String text) {
        if (header == null) {
            return false;
        }
        for (String hint : headerHints) {
            if (text.contains(hint)) {
                return header.matches(text);
            }
        }
        return false;
    }

    /** What the ruleset's digest covers. */
    List<String> content() {
        return List.of(
                id,
                Integer.toString(version),
                kind.name(),
                String.valueOf(anywhere),
                headerHints.toString(),
                String.valueOf(header),
                String.valueOf(underHeader),
                check.name());
    }
}
