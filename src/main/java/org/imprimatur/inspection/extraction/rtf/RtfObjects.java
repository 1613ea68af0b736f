package org.imprimatur.inspection.extraction.rtf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Objects in RTF, in the form of OLE 1.0 (MS-OLEDS 2.2), and the packages that Word puts there for itself. */
final class RtfObjects {
    private static final int LINKED = 1;
    private static final int EMBEDDED = 2;
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private int count;

    RtfObjects(Budget budget, int depth, Gathered gathered) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
    }

    void object(byte[] bytes) {
        count++;
        String place = "object " + count;
        sweep(bytes, place, Mechanism.EMBEDDED_OBJECT);
        try {
            var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            data.getInt();
            int format = data.getInt();
            String kind = text(data);
            String topic = text(data);
            String item = text(data);
            if (format == LINKED) {
                gathered.segment(
                        new Segment(place, "link", Segment.Use.CONTENT, Mechanism.HYPERLINK, topic + " " + item, null));
                gathered.unread(place, Mechanism.EXTERNAL_LINK_CACHE);
                return;
            }
            byte[] inner = new byte[length(data)];
            data.get(inner);
            if (format != EMBEDDED) {
                gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
            } else if (kind.equals("Package")) {
                packaged(inner, place);
            } else {
                new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT).read(inner, place, gathered);
            }
            if (data.remaining() > 8) {
                // how the object looks
                gathered.unread(place, Mechanism.IMAGE_TEXT);
            }
        } catch (RuntimeException notSound) {
            if (notSound instanceof UninspectableFile limit) {
                throw limit;
            }
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }

    private static int length(ByteBuffer data) {
        int length = data.getInt();
        if (length < 0 || length > data.remaining()) {
            throw new IllegalArgumentException("a length beyond the end");
        }
        return length;
    }

    private static String text(ByteBuffer data) {
        byte[] text = new byte[length(data)];
        data.get(text);
        return new String(text, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    /** A file as it is. Its stream in other containers begins with its length, which is missing here. */
    private void packaged(byte[] inner, String place) {
        var whole = ByteBuffer.allocate(inner.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(inner.length).put(inner);
        try {
            var file = new Ole10Native(whole.array(), 0);
            for (String name : new String[] {file.getLabel(), file.getFileName(), file.getCommand()}) {
                if (name != null) {
                    gathered.segment(
                            new Segment(place, "name", Segment.Use.CONTENT, Mechanism.EMBEDDED_OBJECT, name, null));
                }
            }
            new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT)
                    .read(file.getFileName(), file.getDataBuffer(), place, gathered);
        } catch (Ole10NativeException notOne) {
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }

    /** Word's theme: a package of XML, or one XML. */
    void theme(byte[] bytes) {
        try {
            if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
                var zip = new ZipPackage(bytes, budget);
                for (String name : zip.names()) {
                    sweepXml(zip.bytes(name), "theme/" + name);
                }
            } else {
                sweepXml(bytes, "theme");
            }
        } catch (UninspectableFile notSound) {
            if (notSound.reason().isLimit()) {
                throw notSound;
            }
            sweep(bytes, "theme", Mechanism.OTHER_PART);
            gathered.unread("theme", Mechanism.OTHER_PART);
        }
    }

    private void sweepXml(byte[] xml, String place) {
        var part = new PartHandler(place, budget, java.util.Set.of(), java.util.Set.of(), Mechanism.OTHER_PART) {
            boolean encoded() {
                return sweep().isEncoded();
            }
        };
        part.parse(new ByteArrayInputStream(xml));
        gathered.segments(part.segments());
        if (part.encoded()) {
            gathered.unread(place, Mechanism.OTHER_PART);
        }
    }

    /** Custom XML in a container; an empty one is in every file of Word. */
    void store(byte[] bytes) {
        sweep(bytes, "data store", Mechanism.CUSTOM_XML);
        int from = indexOf(bytes, OLE2);
        if (from >= 0) {
            byte[] container = Arrays.copyOfRange(bytes, from, bytes.length);
            var padded = new ByteArrayOutputStream();
            padded.writeBytes(container);
            padded.writeBytes(new byte[(512 - container.length % 512) % 512]);
            try (var open = new POIFSFileSystem(new ByteArrayInputStream(padded.toByteArray()))) {
                if (open.getRoot().isEmpty()) {
                    return;
                }
            } catch (IOException | RuntimeException notSound) {
                // told below
            }
        }
        gathered.unread("data store", Mechanism.CUSTOM_XML);
    }

    private static int indexOf(byte[] bytes, byte[] what) {
        for (int i = 0; i + what.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private void sweep(byte[] bytes, String place, Mechanism mechanism) {
        String found = BinaryStrings.in(bytes);
        budget.read(found.length());
        gathered.segment(new Segment(place, "", Segment.Use.SETTING, mechanism, found, null));
    }
}
