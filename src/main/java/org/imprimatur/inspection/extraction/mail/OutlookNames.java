package org.imprimatur.inspection.extraction.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the properties of a mail are called that have names (MS-OXMSG 2.2.3). Names are all that it may hold: sets of properties and
 * texts to which no name refers, or bytes between them, are something else.
 */
final class OutlookNames {
    private static final String SETS = "__substg1.0_00020102";
    private static final String ENTRIES = "__substg1.0_00030102";
    private static final String TEXTS = "__substg1.0_00040102";
    private static final Pattern BY_HASH = Pattern.compile("__substg1\\.0_10[0-9a-f]{2}0102");
    private static final Set<String> KNOWN = Set.of(SETS, ENTRIES, TEXTS);
    private static final int SET = 16;
    private static final int ENTRY = 8;
    /** Sets before these have no bytes of their own. */
    private static final int OWN_SETS = 3;

    private final Map<String, byte[]> streams = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private final boolean sound;

    /** @param streams of the storage, by their names */
    OutlookNames(Map<String, byte[]> streams) {
        streams.forEach((name, bytes) -> this.streams.put(name.toLowerCase(Locale.ROOT), bytes));
        boolean read;
        try {
            read = read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException notAsTheyAre) {
            read = false;
        }
        this.sound = read;
    }

    /** Whether all of it is names. */
    boolean isSound() {
        return sound;
    }

    List<String> names() {
        return names;
    }

    private boolean read() {
        byte[] sets = streams.getOrDefault(SETS, new byte[0]);
        byte[] entries = streams.getOrDefault(ENTRIES, new byte[0]);
        byte[] texts = streams.getOrDefault(TEXTS, new byte[0]);
        int bytesByHash = 0;
        boolean whole = sets.length % SET == 0 && entries.length % ENTRY == 0;
        for (Map.Entry<String, byte[]> each : streams.entrySet()) {
            boolean byHash = BY_HASH.matcher(each.getKey()).matches();
            bytesByHash += byHash ? each.getValue().length : 0;
            whole &= byHash || KNOWN.contains(each.getKey());
        }
        return whole && bytesByHash <= entries.length && entries(entries, sets.length / SET, texts);
    }

    private boolean entries(byte[] entries, int sets, byte[] texts) {
        ByteBuffer data = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        var usedSets = new BitSet();
        var usedBytes = new BitSet();
        while (data.hasRemaining()) {
            int identifier = data.getInt();
            int kind = Short.toUnsignedInt(data.getShort());
            data.getShort();
            int set = (kind >>> 1) - OWN_SETS;
            if (set >= 0) {
                usedSets.set(set);
            }
            if ((kind & 1) != 0) {
                int length =
                        ByteBuffer.wrap(texts).order(ByteOrder.LITTLE_ENDIAN).getInt(identifier);
                int from = identifier + 4;
                names.add(new String(texts, from, length, StandardCharsets.UTF_16LE));
                usedBytes.set(identifier, Math.min(texts.length, (from + length + 3) / 4 * 4));
            }
        }
        return usedSets.cardinality() == sets && usedBytes.nextClearBit(0) >= texts.length;
    }
}
