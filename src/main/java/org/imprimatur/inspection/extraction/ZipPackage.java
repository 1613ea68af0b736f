package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * A ZIP file (APPNOTE 6.3) of which every byte is accounted for: entries lie one after the other from the first byte to the
 * central directory, which ends with the file, and both headers of an entry agree. Readers of ZIP differ in what they take
 * from files that are not like this, and what lies between the entries is read by none of them.
 */
public final class ZipPackage {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    /** Deflate options (bits 1, 2), sizes in a descriptor (3) and names in UTF-8 (11). */
    private static final int UNDERSTOOD_FLAGS = 0b1000_0000_1110;

    private static final int ENCRYPTION_FLAGS = 1 | 1 << 6 | 1 << 13;
    private static final int SMALL = 1 << 20;

    private final byte[] file;
    private final ByteBuffer buffer;
    private final Budget budget;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> folders = new LinkedHashSet<>();

    private record Entry(
            String name, int flags, int method, int crc, long stored, long expanded, int header, int data) {}

    public ZipPackage(byte[] file, Budget budget) {
        this.file = file;
        this.buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.budget = budget;
        try {
            readDirectory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
    }

    public Set<String> names() {
        return entries.keySet();
    }

    /** Entries that only name a folder; each name ends with a slash. */
    public Set<String> folders() {
        return folders;
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The entry's content, whose length and checksum are checked when it has been read to its end. */
    public InputStream open(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw UninspectableFile.malformed();
        }
        InputStream stored = new ByteArrayInputStream(file, entry.data(), (int) entry.stored());
        var inflater = new Inflater(true);
        InputStream expanded = entry.method() == 0 ? stored : new InflaterInputStream(stored, inflater, 16_384);
        return new CheckedPart(expanded, inflater, entry.expanded(), entry.crc(), budget);
    }

    public byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw UninspectableFile.malformed();
        }
    }

    private void readDirectory() {
        int end = file.length - END_LENGTH;
        if (end < 0 || buffer.getInt(end) != END) {
            throw UninspectableFile.malformed();
        }
        int count = unsignedShort(end + 10);
        long length = unsignedInt(end + 12);
        long start = unsignedInt(end + 16);
        boolean severalDisks =
                unsignedShort(end + 4) != 0 || unsignedShort(end + 6) != 0 || unsignedShort(end + 8) != count;
        if (severalDisks || start + length != end || unsignedShort(end + 20) != 0) {
            throw UninspectableFile.malformed();
        }
        if (count > budget.limits().parts()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_PARTS);
        }
        int at = (int) start;
        var spellings = new HashSet<String>();
        List<Entry> inOrder = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entry entry = entry(at);
            if (!spellings.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw UninspectableFile.malformed();
            }
            inOrder.add(entry);
            at += 46 + unsignedShort(at + 28) + unsignedShort(at + 30);
        }
        if (at != end) {
            throw UninspectableFile.malformed();
        }
        inOrder.forEach(this::keep);
        budget.expect(entries.values().stream().mapToLong(Entry::expanded).sum());
        inOrder.sort(Comparator.comparingInt(Entry::header));
        checkNothingBetween(inOrder, (int) start);
    }

    private void keep(Entry entry) {
        boolean folder = entry.name().endsWith("/");
        if (folder && (entry.expanded() > 0 || !isNothing(entry))) {
            throw UninspectableFile.malformed();
        }
        if (folder) {
            folders.add(entry.name());
        } else {
            entries.put(entry.name(), entry);
        }
        boolean far =
                entry.expanded() > SMALL && entry.expanded() / budget.limits().ratio() > entry.stored();
        if (far
                || entries.values().stream().mapToLong(Entry::expanded).sum()
                        > budget.limits().expandedBytes()) {
            throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
        }
    }

    /** Some programs deflate nothing, which makes two bytes. */
    private boolean isNothing(Entry entry) {
        return entry.stored() == 0
                || (entry.stored() == 2
                        && entry.method() == 8
                        && file[entry.data()] == 3
                        && file[entry.data() + 1] == 0);
    }

    /** Of the central header at this position, with the local header that it points to. */
    private Entry entry(int at) {
        int flags = unsignedShort(at + 8);
        int method = unsignedShort(at + 10);
        int crc = buffer.getInt(at + 16);
        long stored = unsignedInt(at + 20);
        long expanded = unsignedInt(at + 24);
        int nameLength = unsignedShort(at + 28);
        String name = new String(file, at + 46, nameLength, StandardCharsets.UTF_8);
        long local = unsignedInt(at + 42);
        boolean comment = unsignedShort(at + 32) != 0;
        if (buffer.getInt(at) != CENTRAL || comment || local > file.length || stored > file.length) {
            throw UninspectableFile.malformed();
        }
        ZipExtraField.check(buffer, at + 46 + nameLength, unsignedShort(at + 30));
        if ((flags & ENCRYPTION_FLAGS) != 0) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        }
        int header = (int) local;
        int localName = unsignedShort(header + 26);
        int localExtra = unsignedShort(header + 28);
        boolean agree = buffer.getInt(header) == LOCAL
                && unsignedShort(header + 6) == flags
                && unsignedShort(header + 8) == method
                && localName == nameLength
                && Arrays.equals(file, header + 30, header + 30 + nameLength, file, at + 46, at + 46 + nameLength);
        boolean known = (flags & ~UNDERSTOOD_FLAGS) == 0 && (method == 0 || method == 8);
        if (!agree || !known || name.contains("\\") || name.contains("..") || name.startsWith("/")) {
            throw UninspectableFile.malformed();
        }
        ZipExtraField.check(buffer, header + 30 + nameLength, localExtra);
        return new Entry(name, flags, method, crc, stored, expanded, header, header + 30 + nameLength + localExtra);
    }

    private void checkNothingBetween(List<Entry> inOrder, int directory) {
        int expected = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            Entry entry = inOrder.get(i);
            int next = i + 1 < inOrder.size() ? inOrder.get(i + 1).header() : directory;
            int end = (int) (entry.data() + entry.stored());
            if (entry.header() != expected || end > next || !(end == next || isDescriptor(entry, end, next))) {
                throw UninspectableFile.malformed();
            }
            expected = next;
        }
        if (expected != directory) {
            throw UninspectableFile.malformed();
        }
    }

    private boolean isDescriptor(Entry entry, int from, int to) {
        if ((entry.flags() & 1 << 3) == 0) {
            return false;
        }
        int length = to - from;
        boolean signed = length == 16 || length == 24;
        boolean wide = length == 20 || length == 24;
        if (!signed && length != 12 && !wide) {
            return false;
        }
        var expected = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (signed) {
            expected.putInt(DESCRIPTOR);
        }
        expected.putInt(entry.crc());
        if (wide) {
            expected.putLong(entry.stored()).putLong(entry.expanded());
        } else {
            expected.putInt((int) entry.stored()).putInt((int) entry.expanded());
        }
        return Arrays.equals(expected.array(), 0, length, file, from, to);
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
