package org.imprimatur.inspection.extraction.oldoffice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Macros;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.PackagesWithin;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * The records of a presentation (MS-PPT 2.3). Each save may leave the records of the one before: what the last directory does not name
 * is nothing that is shown.
 */
final class PptRecords {
    private static final int CONTAINER = 0xf;
    private static final int HEADER = 8;
    private static final int USER_EDIT = 4085;
    private static final int DIRECTORY = 6002;
    private static final int ENCRYPTION = 12052;
    private static final int WIDE_TEXT = 4000;
    private static final int NARROW_TEXT = 4008;
    private static final int STRING = 4026;
    private static final int LINK = 4055;
    private static final int OBJECT = 4113;
    private static final int MACROS = 1024;
    private static final int SHAPE_PROPERTIES = 0xf00b;
    private static final int MORE_SHAPE_PROPERTIES = 0xf122;
    private static final int TAG_DATA = 5003;
    private static final int MOST_EDITS = 10_000;
    private static final int DEEPEST = 64;

    private final byte[] stream;
    private final ByteBuffer data;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final Map<Integer, Integer> live = new HashMap<>();
    private final Set<Integer> macros = new HashSet<>();
    private final Sweep sweep;
    private final PackagesWithin packages;
    private final PptAtoms atoms;

    PptRecords(byte[] stream, int lastEdit, Budget budget, int depth, Gathered gathered) {
        this.stream = stream;
        this.data = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.sweep = new Sweep("stream PowerPoint Document", budget);
        this.packages = new PackagesWithin("stream PowerPoint Document", budget, depth, gathered);
        this.atoms = new PptAtoms(stream, sweep, packages, gathered);
        try {
            edits(lastEdit);
        } catch (IndexOutOfBoundsException e) {
            throw UninspectableFile.malformed();
        }
    }

    private int type(int at) {
        return Short.toUnsignedInt(data.getShort(at + 2));
    }

    private int length(int at) {
        int length = data.getInt(at + 4);
        if (length < 0 || length > stream.length - at - HEADER) {
            throw UninspectableFile.malformed();
        }
        return length;
    }

    /** From the last back to the first: a later one says what holds. */
    private void edits(int last) {
        int at = last;
        for (int i = 0; i < MOST_EDITS; i++) {
            if (type(at) != USER_EDIT) {
                throw UninspectableFile.malformed();
            }
            if (length(at) >= 32) {
                throw new UninspectableFile(UninspectableReason.ENCRYPTED);
            }
            directory(data.getInt(at + 20));
            int before = data.getInt(at + 16);
            if (before == 0) {
                return;
            }
            if (before >= at) {
                throw UninspectableFile.malformed();
            }
            at = before;
        }
        throw UninspectableFile.malformed();
    }

    private void directory(int at) {
        int end = at + HEADER + length(at);
        int entry = at + HEADER;
        while (entry + 4 <= end) {
            int head = data.getInt(entry);
            int first = head & 0xfffff;
            int count = head >>> 20;
            entry += 4;
            for (int i = 0; i < count; i++, entry += 4) {
                live.putIfAbsent(first + i, data.getInt(entry));
            }
        }
    }

    /** @param seen lines that were read as text of slides, notes and masters */
    void read(Set<String> seen) {
        try {
            var offsets = new HashSet<>(live.values());
            for (int pass = 0; pass < 2; pass++) {
                // which objects are macros is told in the document, which may come after them
                int at = 0;
                while (at + HEADER <= stream.length) {
                    int end = at + HEADER + length(at);
                    if (pass == 0) {
                        findMacros(at, 0);
                    } else {
                        record(at, offsets.contains(at), seen, false, 0);
                    }
                    at = end;
                }
                if (pass == 1 && at < stream.length) {
                    sweep.found(Mechanism.EARLIER_REVISION, BinaryStrings.in(stream, at, stream.length));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw UninspectableFile.malformed();
        }
        gathered.segments(sweep.segments());
    }

    private boolean isContainer(int at) {
        return (data.get(at) & CONTAINER) == CONTAINER;
    }

    private void findMacros(int at, int nested) {
        if (type(at) == MACROS) {
            macros.add(live.getOrDefault(data.getInt(at + HEADER), -1));
        } else if (isContainer(at) && nested < DEEPEST) {
            int end = at + HEADER + length(at);
            for (int inner = at + HEADER; inner + HEADER <= end; inner += HEADER + length(inner)) {
                findMacros(inner, nested + 1);
            }
        }
    }

    private void record(int at, boolean isLive, Set<String> seen, boolean inLink, int nested) {
        int type = type(at);
        int length = length(at);
        budget.checkTime();
        if (nested > DEEPEST) {
            throw UninspectableFile.malformed();
        }
        switch (type) {
            case ENCRYPTION -> throw new UninspectableFile(UninspectableReason.ENCRYPTED);
            case USER_EDIT, DIRECTORY -> {
                // numbers
            }
            case WIDE_TEXT, STRING, NARROW_TEXT ->
                text(
                        new String(
                                stream,
                                at + HEADER,
                                length,
                                type == NARROW_TEXT ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE),
                        isLive,
                        inLink,
                        seen);
            case OBJECT -> object(at, isLive);
            case SHAPE_PROPERTIES, MORE_SHAPE_PROPERTIES -> {
                sweep.found(
                        isLive ? Mechanism.DRAWING_TEXT : Mechanism.EARLIER_REVISION,
                        BinaryStrings.in(stream, at + HEADER, at + HEADER + length));
                packages.read(stream, at + HEADER, at + HEADER + length);
            }
            default -> {
                if (isContainer(at) || (type == TAG_DATA && isOfRecords(at))) {
                    int end = at + HEADER + length;
                    for (int inner = at + HEADER; inner + HEADER <= end; inner += HEADER + length(inner)) {
                        record(inner, isLive, seen, inLink || type == LINK, nested + 1);
                    }
                } else {
                    atoms.read(type, at + HEADER, length, isLive);
                }
            }
        }
    }

    /** Whether records lie in it from its first byte to its last. */
    private boolean isOfRecords(int at) {
        int end = at + HEADER + length(at);
        int inner = at + HEADER;
        while (inner + HEADER <= end) {
            int length = data.getInt(inner + 4);
            if (length < 0 || length > end - inner - HEADER) {
                return false;
            }
            inner += HEADER + length;
        }
        return inner == end;
    }

    private void text(String text, boolean isLive, boolean inLink, Set<String> seen) {
        for (String line : text.split("[\r\n\u000b]")) {
            if (line.isBlank() || (isLive && seen.contains(line.strip()))) {
                continue;
            }
            if (isLive) {
                sweep.setting(inLink ? Mechanism.HYPERLINK : Mechanism.OTHER_PART, line);
            } else {
                // a copy of what is shown hides nothing
                Mechanism mechanism = Mechanism.EARLIER_REVISION;
                if (seen.contains(line.strip())) {
                    sweep.setting(Mechanism.VISIBLE, line);
                } else {
                    sweep.text(mechanism, line, false);
                }
            }
        }
    }

    private void object(int at, boolean isLive) {
        String place = "object at " + at;
        boolean packed = (Short.toUnsignedInt(data.getShort(at)) >>> 4) == 1;
        byte[] bytes = Arrays.copyOfRange(stream, at + HEADER, at + HEADER + length(at));
        if (packed) {
            bytes = inflated(bytes);
        }
        if (macros.contains(at)) {
            Macros.read(bytes, place, budget, gathered);
            return;
        }
        Mechanism mechanism = isLive ? Mechanism.EMBEDDED_OBJECT : Mechanism.EARLIER_REVISION;
        OleStreams.settings(bytes, place, mechanism, budget, gathered);
        new EmbeddedFile(budget, depth, mechanism).read(bytes, place, gathered);
    }

    /** Behind four bytes that say how much it comes to. */
    private byte[] inflated(byte[] bytes) {
        var inflater = new Inflater();
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try {
            inflater.setInput(bytes, 4, bytes.length - 4);
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished()) {
                    throw UninspectableFile.malformed();
                }
                budget.expand(count);
                out.write(piece, 0, count);
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
