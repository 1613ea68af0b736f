package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.xml.sax.Attributes;

/** Document properties: core, extended and custom. Every value is a text that goes out with the file. */
final class PropertiesPart extends PartHandler {
    private static final Set<String> ELEMENTS = Set.of(
            "cp:category",
            "cp:contentStatus",
            "cp:keywords",
            "cp:lastModifiedBy",
            "dc:creator",
            "dc:description",
            "dc:identifier",
            "dc:subject",
            "dc:title",
            "app:Template",
            "app:Manager",
            "app:Company",
            "app:HyperlinkBase",
            "app:Application",
            "custom:property",
            "vt:lpstr",
            "vt:lpwstr",
            "vt:bstr");

    private static final Set<String> ABOUT_FILE =
            Set.of("dc:title", "dc:subject", "dc:description", "cp:keywords", "cp:category");

    private final List<Segment> properties = new ArrayList<>();
    private String property = "";

    PropertiesPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("cp:*", "dc:*", "app:*", "vt:*"), Mechanism.DOC_PROPERTY);
    }

    @Override
    public List<Segment> segments() {
        var all = new ArrayList<>(properties);
        all.addAll(super.segments());
        return all;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        if (element.equals("custom:property")) {
            property = PackageParts.required(attributes, "name") + ": ";
        }
        super.begin(element, attributes);
    }

    @Override
    protected void end(String element, String content) {
        if (!content.isBlank()) {
            String name = element.substring(element.indexOf(':') + 1);
            properties.add(new Segment(
                    place(),
                    element.startsWith("vt:") ? "" : name,
                    ABOUT_FILE.contains(element) ? Segment.Use.SUBJECT_OF_FILE : Segment.Use.CONTENT,
                    Mechanism.DOC_PROPERTY,
                    property + content,
                    name));
        }
    }
}
