package org.imprimatur.inspection.extraction.office;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Which headers and footers are shown: those of first and even pages only where pages of that kind have their own. */
final class HeaderUse {
    static final Set<String> ELEMENTS = Set.of("w:headerReference", "w:footerReference", "w:titlePg");

    private final Set<String> usual = new HashSet<>();
    private final Set<String> first = new HashSet<>();
    private final Set<String> even = new HashSet<>();
    private boolean firstPage;

    void begin(String element, Attributes attributes) {
        switch (element) {
            // a section that names no header has that of the one before
            case "w:titlePg" -> firstPage |= Written.isOn(Written.word(attributes, "val"));
            default -> {
                String id = Written.relationship(attributes, "id");
                String type = Written.word(attributes, "type");
                if (id != null) {
                    ("first".equals(type) ? first : "even".equals(type) ? even : usual).add(id);
                }
            }
        }
    }

    /** @param evenHeaders whether pages with even numbers have headers of their own */
    boolean shows(@Nullable String relationship, boolean evenHeaders) {
        return relationship != null
                && (usual.contains(relationship)
                        || (firstPage && first.contains(relationship))
                        || (evenHeaders && even.contains(relationship)));
    }
}
