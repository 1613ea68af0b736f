package org.imprimatur.inspection.extraction.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Files in the file (ISO 32000-2, 7.11.4), wherever they are named. */
final class AttachedFiles {
    private static final int DEEPEST = 100;

    private final Telling telling;
    private final int depth;
    private final Set<COSBase> read = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param depth how many files are around the one in which they lie */
    AttachedFiles(Telling telling, int depth) {
        this.telling = telling;
        this.depth = depth;
    }

    boolean has(COSStream stream) {
        return read.contains(stream);
    }

    /** Those that the object or a dictionary in it names. */
    void readNamedIn(@Nullable COSBase object, int nested) {
        if (nested > DEEPEST) {
            // told as too deep by whoever sweeps its texts
            return;
        }
        if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                readNamedIn(array.get(i), nested + 1);
            }
        }
        if (!(object instanceof COSDictionary dictionary)) {
            return;
        }
        dictionary.forEach((key, value) -> readNamedIn(value, nested + 1));
        COSDictionary streams = dictionary.getCOSDictionary(COSName.EF);
        if (streams == null) {
            return;
        }
        String name = dictionary.getString(COSName.UF, dictionary.getString(COSName.F));
        for (COSName key : streams.keySet()) {
            if (streams.getDictionaryObject(key) instanceof COSStream stream && !has(stream)) {
                read(name, stream);
            }
        }
    }

    /** @param name null where it has none */
    void read(@Nullable String name, COSStream stream) {
        read.add(stream);
        String place = telling.place("attachment " + read.size());
        byte[] bytes = telling.unpacked(stream, "attachment " + read.size());
        Mechanism mechanism = telling.mechanism(Mechanism.ATTACHMENT);
        if (bytes == null) {
            telling.gathered().unread(place, mechanism);
        } else if (telling.isNew(Known.Kind.FILE, bytes)) {
            new EmbeddedFile(telling.budget(), depth, mechanism).read(name, bytes, place, telling.gathered());
        }
    }
}
