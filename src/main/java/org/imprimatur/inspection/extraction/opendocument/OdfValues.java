package org.imprimatur.inspection.extraction.opendocument;

import java.util.Base64;
import java.util.Set;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Elements with one value each: names, scripts, alternative texts, files in the XML itself. */
final class OdfValues {
    /** Whose text is one value and belongs to no paragraph. */
    static final Set<String> ELEMENTS = Set.of(
            "dc:creator",
            "dc:date",
            "meta:creator-initials",
            "text:sender-initials",
            "office:binary-data",
            "svg-compatible:title",
            "svg-compatible:desc",
            "text:script",
            "script:script",
            "table:database-source-sql",
            "table:help-message-title");

    private final OdfContents contents;
    private final String place;
    private final int depth;
    private int pictures;

    /** @param depth how many files are around the document */
    OdfValues(OdfContents contents, String place, int depth) {
        this.contents = contents;
        this.place = place;
        this.depth = depth;
    }

    /** @param parent the element around it */
    void take(String element, String parent, String text, Sweep sweep) {
        contents.budget().read(text.length());
        if (text.isBlank()) {
            return;
        }
        switch (element) {
            case "office:binary-data" -> binary(parent, text);
            case "svg-compatible:title", "svg-compatible:desc" -> add(Mechanism.DRAWING_TEXT, "alternative text", text);
            case "text:script", "script:script" -> add(Mechanism.MACRO, "script", text);
            case "table:database-source-sql" -> add(Mechanism.CONNECTION, "query", text);
            case "table:help-message-title" -> add(Mechanism.CELL_RULE, "message", text);
            case "dc:creator" -> add(contents.isOutermost() ? Mechanism.OTHER_PART : Mechanism.COMMENT, "author", text);
            default -> sweep.setting(Mechanism.OTHER_PART, text);
        }
    }

    private void add(Mechanism mechanism, String location, String text) {
        contents.gathered().segment(new Segment(place, location, Segment.Use.SETTING, mechanism, text, null));
    }

    /** A file in the XML itself, in Base64. */
    private void binary(String parent, String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            contents.budget().expand(bytes.length);
            boolean picture = parent.equals("drawing:image");
            if (picture) {
                pictures++;
                String where = place + " picture" + (pictures == 1 ? "" : " " + pictures);
                contents.gathered().unread(where, Mechanism.IMAGE_TEXT);
                PictureMetadata.ofPart(bytes, where, contents.budget(), depth, contents.gathered());
            } else {
                new EmbeddedFile(contents.budget(), depth, Mechanism.EMBEDDED_OBJECT)
                        .read(bytes, place + " object", contents.gathered());
            }
        } catch (IllegalArgumentException notEncoded) {
            contents.gathered().unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }
}
