package org.imprimatur.inspection.extraction;

import java.util.Locale;
import org.imprimatur.inspection.rules.Mechanism;

/** What a part of a package is that no reader of its own takes, as its name and its relationship tell. */
final class PartNature {
    private PartNature() {}

    static Mechanism of(String part, String role) {
        String name = (part + " " + role).toLowerCase(Locale.ROOT);
        if (name.contains("thumbnail")) {
            return Mechanism.IMAGE_TEXT;
        }
        if (name.contains("/model/")) {
            return Mechanism.CONNECTION;
        }
        if (name.contains("comment")
                || name.contains("persons/")
                || name.endsWith("people.xml people")
                || name.endsWith("authors.xml authors")) {
            return Mechanism.COMMENT;
        }
        if (name.contains("pivot") || name.contains("slicer") || name.contains("timeline")) {
            return Mechanism.PIVOT_CACHE;
        }
        if (name.contains("externallink")) {
            return Mechanism.EXTERNAL_LINK_CACHE;
        }
        if (name.contains("revision") || name.contains("usernames")) {
            return Mechanism.EARLIER_REVISION;
        }
        if (name.contains("connections") || name.contains("querytable")) {
            return Mechanism.CONNECTION;
        }
        if (name.contains("customxml") || name.contains("xmlmaps")) {
            return Mechanism.CUSTOM_XML;
        }
        if (name.contains("vba") || name.contains("macro")) {
            return Mechanism.MACRO;
        }
        if (name.contains("docprops/") || name.contains("docmetadata") || name.contains("properties")) {
            return Mechanism.DOC_PROPERTY;
        }
        return ofPicture(name);
    }

    private static Mechanism ofPicture(String name) {
        if (name.contains("media/") || name.contains("image")) {
            return Mechanism.IMAGE_TEXT;
        }
        if (name.contains("embeddings/") || name.contains("oleobject") || name.contains("package")) {
            return Mechanism.EMBEDDED_OBJECT;
        }
        boolean drawn = name.contains("drawing")
                || name.contains("chart")
                || name.contains("diagram")
                || name.contains("ctrlprop")
                || name.contains("activex");
        return drawn ? Mechanism.DRAWING_TEXT : Mechanism.OTHER_PART;
    }
}
