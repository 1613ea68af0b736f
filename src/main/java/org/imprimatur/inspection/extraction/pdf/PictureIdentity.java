package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Tells one picture from another: by its bytes, packed as they are, and by everything that says how they are shown. */
final class PictureIdentity {
    private static final int DEEPEST = 12;
    /** Values in the dictionaries of one picture; each stream counts as many. */
    private static final int MOST = 5_000;

    private static final int STREAM = 250;
    private static final Set<String> NOT_SHOWN =
            Set.of("Length", "Type", "Name", "StructParent", "StructParents", "Metadata", "PieceInfo", "ID");

    private final StringBuilder written = new StringBuilder();
    private int values;

    private PictureIdentity() {}

    static String of(COSStream picture) {
        var identity = new PictureIdentity();
        identity.write(picture, 0);
        return Known.digest(identity.written.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(@Nullable COSBase value, int depth) {
        COSBase direct = value instanceof COSObject reference ? reference.getObject() : value;
        values += direct instanceof COSStream ? STREAM : 1;
        if (depth > DEEPEST || values > MOST) {
            // like no other
            written.append(System.identityHashCode(direct));
        } else if (direct instanceof COSName name) {
            written.append('/').append(name.getName().length()).append(name.getName());
        } else if (direct instanceof COSString string) {
            written.append('<').append(string.toHexString()).append('>');
        } else if (direct instanceof COSNumber number) {
            written.append(' ').append(number.floatValue());
        } else if (direct instanceof COSArray array) {
            written.append('[');
            for (int i = 0; i < array.size(); i++) {
                write(array.get(i), depth + 1);
            }
            written.append(']');
        } else if (direct instanceof COSDictionary dictionary) {
            write(dictionary, depth);
        } else {
            written.append(' ').append(direct);
        }
    }

    private void write(COSDictionary dictionary, int depth) {
        var entries = new TreeMap<String, COSBase>();
        dictionary.forEach((key, value) -> entries.put(key.getName(), value));
        written.append("<<");
        entries.forEach((key, value) -> {
            if (!NOT_SHOWN.contains(key)) {
                written.append('/').append(key.length()).append(key);
                write(value, depth + 1);
            }
        });
        written.append(">>");
        if (dictionary instanceof COSStream stream) {
            written.append(Known.digest(PackedStream.raw(stream)));
        }
    }
}
