package org.imprimatur.inspection.extraction;

import com.google.re2j.Pattern;

/** The text of a page header without the codes for position, font, size and fields (ECMA-376 part 1, 18.3.1.39). */
final class PageHeader {
    private static final Pattern CODE =
            Pattern.compile("&(\"[^\"]*\"|K[0-9A-Fa-f]{6}|K\\d\\d[+-]\\d{3}|\\d{1,3}|[A-Za-z])");

    private PageHeader() {}

    static String text(String coded) {
        return CODE.matcher(coded).replaceAll(" ").strip();
    }
}
