package org.imprimatur.audit.rules.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A bundle of C2SP tlog-tiles: 1 to 256 entries, each behind its length as a big-endian uint16. */
public final class EntryBundle {
    private static final int LENGTH_BYTES = 2;
    private static final int LONGEST = 0xffff;

    private EntryBundle() {}

    public static byte[] bytes(List<byte[]> entries) {
        int length = 0;
        for (byte[] entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes fits into no bundle");
            }
            length += LENGTH_BYTES + entry.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /** @throws TlogFormatException where an entry is cut, or there are none or too many */
    public static List<byte[]> entries(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        while (rest.hasRemaining()) {
            if (rest.remaining() < LENGTH_BYTES) {
                throw new TlogFormatException("a bundle ends within a length");
            }
            int length = Short.toUnsignedInt(rest.getShort());
            if (rest.remaining() < length) {
                throw new TlogFormatException("a bundle ends within an entry");
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        if (entries.isEmpty() || entries.size() > Tile.FULL) {
            throw new TlogFormatException("a bundle has 1 to 256 entries and not " + entries.size());
        }
        return entries;
    }
}
