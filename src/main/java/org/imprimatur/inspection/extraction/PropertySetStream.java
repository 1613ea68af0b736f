package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hpsf.HPSFException;
import org.apache.poi.hpsf.Property;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.Section;
import org.apache.poi.hpsf.wellknown.PropertyIDMap;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** Document properties of the old formats (MS-OLEPS). */
public final class PropertySetStream {
    private static final Set<Long> ABOUT_FILE = Set.of(
            (long) PropertyIDMap.PID_TITLE, (long) PropertyIDMap.PID_SUBJECT, (long) PropertyIDMap.PID_KEYWORDS, (long)
                    PropertyIDMap.PID_COMMENTS);

    private PropertySetStream() {}

    public static boolean is(byte[] stream) {
        try {
            return PropertySet.isPropertySetStream(stream, 0, stream.length);
        } catch (RuntimeException tooShort) {
            return false;
        }
    }

    public static void read(byte[] stream, String place, Budget budget, Gathered gathered) {
        try {
            var set = new PropertySet(new ByteArrayInputStream(stream));
            boolean first = set.isSummaryInformation();
            for (Section section : set.getSections()) {
                Map<Long, String> names = section.getDictionary();
                for (Property property : section.getProperties()) {
                    @Nullable String name = names == null ? null : names.get(property.getID());
                    add(property, name, first, place, budget, gathered);
                }
            }
            OleStreams.settings(stream, place, Mechanism.DOC_PROPERTY, budget, gathered);
        } catch (HPSFException | IOException | IllegalArgumentException | ClassCastException e) {
            throw UninspectableFile.malformed();
        }
    }

    private static void add(
            Property property, @Nullable String name, boolean summary, String place, Budget budget, Gathered gathered) {
        Object value = property.getValue();
        boolean thumbnail = summary && property.getID() == PropertyIDMap.PID_THUMBNAIL;
        if (thumbnail) {
            gathered.unread(place + " thumbnail", Mechanism.IMAGE_TEXT);
        } else if (value instanceof String text && !text.isBlank()) {
            budget.read(text.length());
            String label = name == null ? "property " + property.getID() : name;
            gathered.segment(new Segment(
                    place,
                    label,
                    summary && ABOUT_FILE.contains(property.getID())
                            ? Segment.Use.SUBJECT_OF_FILE
                            : Segment.Use.CONTENT,
                    Mechanism.DOC_PROPERTY,
                    name == null ? text : name + ": " + text,
                    name));
        }
    }
}
