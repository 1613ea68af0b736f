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
            "cp:coreProperties",
            "cp:category",
            "cp:contentStatus",
            "cp:keywords",
            "cp:lastModifiedBy",
            "cp:lastPrinted",
            "cp:revision",
            "cp:version",
            "cp:contentType",
            "dc:creator",
            "dc:description",
            "dc:identifier",
            "dc:language",
            "dc:subject",
            "dc:title",
            "dcterms:created",
            "dcterms:modified",
            "app:Properties",
            "app:Template",
            "app:Manager",
            "app:Company",
            "app:Pages",
            "app:Words",
            "app:Characters",
            "app:PresentationFormat",
            "app:Lines",
            "app:Paragraphs",
            "app:Slides",
            "app:Notes",
            "app:TotalTime",
            "app:HiddenSlides",
            "app:MMClips",
            "app:ScaleCrop",
            "app:HeadingPairs",
            "app:TitlesOfParts",
            "app:LinksUpToDate",
            "app:CharactersWithSpaces",
            "app:SharedDoc",
            "app:HyperlinkBase",
            "app:HyperlinksChanged",
            "app:Application",
            "app:AppVersion",
            "app:DocSecurity",
            "custom:Properties",
            "custom:property",
            "vt:vector",
            "vt:variant",
            "vt:lpstr",
            "vt:lpwstr",
            "vt:bstr",
            "vt:i1",
            "vt:i2",
            "vt:i4",
            "vt:i8",
            "vt:int",
            "vt:ui1",
            "vt:ui2",
            "vt:ui4",
            "vt:ui8",
            "vt:uint",
            "vt:r4",
            "vt:r8",
            "vt:decimal",
            "vt:date",
            "vt:filetime",
            "vt:bool",
            "vt:cy",
            "vt:null",
            "vt:empty");

    private static final Set<String> ABOUT_FILE =
            Set.of("dc:title", "dc:subject", "dc:description", "cp:keywords", "cp:category");

    private final List<Segment> segments = new ArrayList<>();
    private String property = "";

    PropertiesPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("cp:*", "dc:*", "dcterms:*", "app:*", "vt:*"));
    }

    List<Segment> segments() {
        return segments;
    }

    @Override
    void begin(String element, Attributes attributes) {
        if (element.equals("custom:property")) {
            property = PackageParts.required(attributes, "name") + ": ";
        }
        super.begin(element, attributes);
    }

    @Override
    void end(String element, String content) {
        if (!content.isBlank()) {
            String name = element.substring(element.indexOf(':') + 1);
            segments.add(new Segment(
                    place(),
                    element.startsWith("vt:") ? "" : name,
                    ABOUT_FILE.contains(element) ? Segment.Use.SUBJECT_OF_FILE : Segment.Use.CONTENT,
                    Mechanism.DOC_PROPERTY,
                    property + content,
                    name));
        }
    }
}
