package org.imprimatur.inspection.extraction.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** {@code settings.xml}: what the document remembers besides its text, and which headers it shows. */
final class WordSettings extends PartHandler {
    private static final Set<String> ELEMENTS =
            Set.of("w:clrSchemeMapping", "w:evenAndOddHeaders", "w:displayBackgroundShape");

    private final Map<String, String> mapping = new HashMap<>();
    private boolean evenHeaders;
    private boolean ground;

    WordSettings(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of(), Mechanism.OTHER_PART);
    }

    /** Which colour of the theme stands for which name. */
    Map<String, String> mapping() {
        return mapping;
    }

    /** Whether pages with even numbers have headers of their own. */
    boolean evenHeaders() {
        return evenHeaders;
    }

    /** Whether the colour of the page is shown. */
    boolean showsGround() {
        return ground;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        switch (element) {
            case "w:evenAndOddHeaders" -> evenHeaders = Written.isOn(Written.word(attributes, "val"));
            case "w:displayBackgroundShape" -> ground = Written.isOn(Written.word(attributes, "val"));
            default -> {
                for (String name : Set.of("bg1", "t1", "bg2", "t2")) {
                    String value = Written.word(attributes, name);
                    if (value != null) {
                        mapping.put(name, value);
                    }
                }
            }
        }
    }

    @Override
    protected Mechanism mechanismOf(String element) {
        return switch (element) {
            case "w:mailMerge" -> Mechanism.CONNECTION;
            case "w:docVars" -> Mechanism.DOC_PROPERTY;
            default -> Mechanism.OTHER_PART;
        };
    }
}
