package org.imprimatur.inspection.extraction.pdf;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Every text of the file's objects that no page shows: each object is met once, whether something refers to it or not, and each string
 * in it is told by what the dictionary around it is.
 */
final class ObjectSweep {
    private static final int DEEPEST = 90;
    private static final int LONGEST_SETTING = 2_000;
    private static final int SHORTEST = 7;
    /** A name that is as long may be more than one. */
    private static final int LONG_NAME = 9;

    private final COSDocument document;
    private final Telling telling;
    private final Map<COSDictionary, String> places;
    private final References references;
    private final Set<COSObjectKey> keys;
    private final StreamSweep streams;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<COSBase, Boolean> told = new IdentityHashMap<>();
    private final COSDictionary trailer;
    private final Set<String> shownLinks;
    private int strings;

    ObjectSweep(
            COSDocument document,
            Telling telling,
            Map<COSDictionary, String> places,
            Set<String> shownLinks,
            PageFound.Painted painted,
            Layers layers,
            int depth) {
        this.document = document;
        this.telling = telling;
        this.places = places;
        this.shownLinks = shownLinks;
        this.trailer = document.getTrailer();
        this.keys = new TreeSet<>(document.getXrefTable().keySet());
        this.references = new References(document, keys, telling.budget());
        this.streams = new StreamSweep(document, telling, references, painted, layers, depth);
    }

    /** What the trailer leads to. */
    void reached() {
        COSDictionary info = trailer.getCOSDictionary(COSName.INFO);
        if (info != null) {
            told.put(info, true);
            dictionary(info, Kind.INFO, "document properties", telling, 0);
        }
        dictionary(trailer, Kind.MACHINE, "trailer", telling, 0);
        for (COSObjectKey key : keys) {
            streams.files().readNamedIn(object(key), 0);
            streams.ownedBy(object(key));
        }
        for (COSObjectKey key : keys) {
            COSBase object = object(key);
            if (object != null && !(object instanceof COSString) && references.isReached(object)) {
                top(object, key, telling);
            }
        }
        told();
    }

    /**
     * What nothing leads to any more.
     *
     * @param earlier objects that an earlier revision led to, by {@link #name(COSObjectKey)}
     */
    void left(Set<String> earlier) {
        Telling left = telling.as(Mechanism.OTHER_PART);
        for (COSObjectKey key : keys) {
            COSBase object = object(key);
            if (object instanceof COSString string && told.put(string, true) == null) {
                string(string, Kind.OTHER, "", "object " + key.getNumber(), left);
            } else if (object != null && !references.isReached(object) && !earlier.contains(name(key))) {
                top(object, key, left);
            }
        }
        told();
    }

    /** The objects that the trailer leads to, by where they are. */
    Set<String> names() {
        Set<String> all = new HashSet<>();
        for (COSObjectKey key : keys) {
            COSBase object = object(key);
            if (object != null && references.isReached(object)) {
                all.add(name(key));
            }
        }
        return all;
    }

    private String name(COSObjectKey key) {
        return key.getNumber() + " " + document.getXrefTable().get(key);
    }

    private void told() {
        telling.text("names", "", Segment.Use.SETTING, Mechanism.OTHER_PART, String.join("\n", names), null);
        names.clear();
    }

    private @Nullable COSBase object(COSObjectKey key) {
        COSObject object = document.getObjectFromPool(key);
        return object == null ? null : object.getObject();
    }

    private void top(COSBase object, COSObjectKey key, Telling here) {
        String place = "object " + key.getNumber();
        if (told.put(object, true) == null) {
            walk(object, Kind.OTHER, "", place, here, 0);
        }
        if (object instanceof COSStream stream) {
            streams.take(stream, key, place, here);
            if (COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE))) {
                // what lies in it under a number that leads elsewhere now
                Telling left = telling.as(Mechanism.OTHER_PART);
                streams.left(stream, key).forEach(each -> walk(each, Kind.OTHER, "", place, left, 0));
            }
        } else if (!references.isReached(object)
                && object instanceof COSDictionary page
                && COSName.PAGE.equals(page.getCOSName(COSName.TYPE))) {
            streams.page(page, place, here);
        }
    }

    private void walk(COSBase value, Kind kind, String key, String place, Telling here, int depth) {
        if (depth > DEEPEST) {
            here.unread(place, Mechanism.OTHER_PART);
            return;
        }
        if (value instanceof COSObject reference) {
            if (reference.getObject() instanceof COSString string) {
                told.put(string, true);
                string(string, kind, key, place, here);
            }
        } else if (value instanceof COSString string) {
            string(string, kind, key, place, here);
        } else if (value instanceof COSName name) {
            name(name);
        } else if (value instanceof COSDictionary dictionary) {
            String named = places.getOrDefault(dictionary, place);
            dictionary(dictionary, Kind.of(dictionary, kind, key), named, here, depth);
        } else if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                COSBase item = array.get(i);
                if (item != null) {
                    walk(item, kind, key, place, here, depth + 1);
                }
            }
        }
    }

    private void dictionary(COSDictionary dictionary, Kind kind, String place, Telling here, int depth) {
        dictionary.forEach((key, value) -> {
            name(key);
            if (value != null) {
                walk(value, kind, key.getName(), place, here, depth + 1);
            }
        });
    }

    private void name(COSName name) {
        if (name.getName().length() >= LONG_NAME) {
            names.add(name.getName());
        }
    }

    private void string(COSString string, Kind kind, String key, String place, Telling here) {
        if ((++strings & 0xfff) == 0) {
            here.budget().checkTime();
        }
        Segment.Use use = kind.use(key);
        byte[] bytes = string.getBytes();
        if (use == Segment.Use.SETTING && bytes.length < SHORTEST) {
            return;
        }
        String text = PdfText.of(string);
        Mechanism mechanism = kind.mechanism(key);
        boolean shown = (mechanism == Mechanism.INVISIBLE_TEXT && here.isShown(text))
                || (mechanism == Mechanism.HYPERLINK && shownLinks.contains(text));
        if (shown) {
            mechanism = Mechanism.VISIBLE;
        }
        if (use == Segment.Use.SETTING && text.length() >= LONGEST_SETTING && PdfText.isText(text)) {
            // more than a setting: somebody's list, for one
            use = Segment.Use.CONTENT;
        }
        boolean about = use != Segment.Use.SETTING;
        here.text(place, about ? key : "", use, mechanism, text, kind == Kind.INFO ? key : null);
    }
}
