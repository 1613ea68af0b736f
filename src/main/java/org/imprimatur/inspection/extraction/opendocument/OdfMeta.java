package org.imprimatur.inspection.extraction.opendocument;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.xml.sax.Attributes;

/** What a document says of itself ({@code meta.xml}) and of how it is to be shown ({@code settings.xml}). */
final class OdfMeta extends PartHandler {
    private static final Set<String> SUBJECTS = Set.of("dc:title", "dc:subject", "dc:description", "meta:keyword");
    private static final Set<String> PROPERTIES = Set.of(
            "dc:title",
            "dc:subject",
            "dc:description",
            "meta:keyword",
            "dc:creator",
            "dc:language",
            "meta:initial-creator",
            "meta:printed-by",
            "meta:user-defined",
            "meta:generator",
            "config:config-item");

    private final List<Segment> properties = new ArrayList<>();
    private String name = "";
    private String type = "";
    private boolean unread;

    OdfMeta(String part, Budget budget) {
        super(part, budget, PROPERTIES, Set.of("dc:*", "meta:*", "config:*"), Mechanism.DOC_PROPERTY);
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        name = OdfStyles.value(attributes, "meta:name", OdfStyles.value(attributes, "config:name", ""));
        type = OdfStyles.value(attributes, "config:type", "");
        super.begin(element, attributes);
    }

    @Override
    protected void end(String element, String content) {
        if (content.isBlank()) {
            return;
        }
        if (element.equals("config:config-item")) {
            setting(content);
            return;
        }
        String label = element.substring(element.indexOf(':') + 1);
        properties.add(new Segment(
                place(),
                label,
                SUBJECTS.contains(element) ? Segment.Use.SUBJECT_OF_FILE : Segment.Use.CONTENT,
                Mechanism.DOC_PROPERTY,
                name.isEmpty() ? content : name + ": " + content,
                label));
    }

    /** Whether something in it is packed or in a code, so that nothing can be read in it. */
    boolean isUnread() {
        return unread || isEncoded();
    }

    private void setting(String content) {
        String shown = content;
        if (name.equals("PrinterSetup") || type.equals("base64Binary")) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(content);
                budget().expand(bytes.length);
                shown = BinaryStrings.in(bytes);
                unread |= BinaryStrings.arePacked(bytes) || new UnknownFile(bytes, budget(), 0).isOfKnownFormat();
            } catch (IllegalArgumentException notEncoded) {
                unread = true;
            }
        }
        properties.add(new Segment(place(), name, Segment.Use.SETTING, Mechanism.OTHER_PART, shown, null));
    }

    @Override
    public List<Segment> segments() {
        var all = new ArrayList<>(properties);
        all.addAll(super.segments());
        return all;
    }
}
