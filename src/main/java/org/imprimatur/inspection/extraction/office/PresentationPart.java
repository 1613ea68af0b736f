package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** {@code presentation.xml}: which slides there are, in their order, and how large they are (ECMA-376 part 1, 19.2). */
final class PresentationPart extends PartHandler {
    private final List<String> slides = new ArrayList<>();
    private double width = 9_144_000;
    private double height = 6_858_000;
    private boolean presentation;

    PresentationPart(String part, Budget budget) {
        super(part, budget, Set.of("p:presentation", "p:sldId", "p:sldSz"), Set.of(), Mechanism.OTHER_PART);
    }

    /** Ids of relationships. */
    List<String> slides() {
        return slides;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    boolean isPresentation() {
        return presentation;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        super.begin(element, attributes);
        if (element.equals("p:presentation") && parent().isEmpty()) {
            presentation = true;
        } else if (element.equals("p:sldId") && parent().equals("p:sldIdLst")) {
            String id = Written.relationship(attributes, "id");
            if (id == null) {
                throw UninspectableFile.malformed();
            }
            slides.add(id);
        } else if (element.equals("p:sldSz")) {
            width = Written.length(attributes.getValue("cx"), Math.round(width));
            height = Written.length(attributes.getValue("cy"), Math.round(height));
        }
    }
}
