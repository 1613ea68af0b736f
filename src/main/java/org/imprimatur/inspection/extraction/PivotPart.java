package org.imprimatur.inspection.extraction;

import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** The definition of a pivot cache, or its records, whose elements are alike. */
final class PivotPart extends PartHandler {
    private static final Set<String> ELEMENTS =
            Set.of("cacheField", "sharedItems", "groupItems", "r", "x", "s", "n", "d", "b", "e", "m");

    private final PivotCache cache;
    private final boolean records;
    private boolean items;
    private int field;

    PivotPart(String part, Budget budget, PivotCache cache, boolean records) {
        super(part, budget, ELEMENTS, Set.of(), Mechanism.PIVOT_CACHE);
        this.cache = cache;
        this.records = records;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        switch (element) {
            case "cacheField" -> {
                cache.field(PackageParts.required(attributes, "name"));
                sweepUp(attributes);
            }
            case "sharedItems", "groupItems" -> items = element.equals("sharedItems");
            case "r" -> field = 0;
            default -> value(element, attributes);
        }
    }

    private void value(String element, Attributes attributes) {
        if (records && parent().equals("r")) {
            if (element.equals("x")) {
                cache.shared(field, CellReference.number(PackageParts.required(attributes, "v"), 99_999_999));
            } else {
                cache.value(field, item(element, attributes));
            }
            field++;
        } else if (items && parent().equals("sharedItems") && !element.equals("x")) {
            cache.item(item(element, attributes));
        } else {
            sweepContent(attributes);
        }
    }

    /** Values of groups and captions, which the records do not refer to. */
    private void sweepContent(Attributes attributes) {
        for (String told : List.of("v", "c")) {
            String value = attributes.getValue(told);
            if (value != null) {
                sweep().text(Mechanism.PIVOT_CACHE, value, false);
            }
        }
    }

    private PivotCache.Item item(String element, Attributes attributes) {
        String caption = attributes.getValue("c");
        if (caption != null) {
            sweep().text(Mechanism.PIVOT_CACHE, caption, false);
        }
        String value = attributes.getValue("v");
        return new PivotCache.Item(element.charAt(0), value == null ? "" : RichText.unescaped(value));
    }

    @Override
    protected void end(String element, String content) {
        if (records && element.equals("r")) {
            cache.endRecord();
        }
    }
}
