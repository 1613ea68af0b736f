package org.imprimatur.release.graphql;

import java.nio.charset.StandardCharsets;
import org.imprimatur.RuleViolation;
import org.imprimatur.graphql.EdgeRefusal;
import org.jspecify.annotations.Nullable;

/** Text in a permit question: at most as long as a manifest can hold, and with a form in PostgreSQL's UTF-8. */
final class PermitText {
    private static final int LONGEST = 2000;

    private PermitText() {}

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} */
    static String checked(@Nullable String text) {
        if (text == null
                || text.isEmpty()
                || text.length() > LONGEST
                || text.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return text;
    }
}
