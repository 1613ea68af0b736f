package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the rows of one table are about, each person by a keyed hash. A row names its people by the best that it holds: numbers
 * of the register that comes first in the ruleset; otherwise name with date of birth; otherwise address or telephone; a date of
 * birth alone makes one person per row. Counts err upwards.
 */
final class People {
    private final String path;
    private final KeyedHash hash;
    private final Map<Recogniser, Integer> ranks = new IdentityHashMap<>();
    private final @Nullable Aliases aliases;

    private final BitSet rows = new BitSet();
    private final BitSet knownByContactOnly = new BitSet();
    private long[] keyOfRow = new long[64];
    private final Map<Integer, long[]> keysOfRow = new HashMap<>();
    /** Made when all rows are read. */
    private @Nullable KeySet everybody;

    private @Nullable Recogniser lastRegister;
    private int lastRank;

    private int rank = Integer.MAX_VALUE;
    private final KeyList numbers = new KeyList();
    private final KeyList otherNumbers = new KeyList();
    private final CellText name = new CellText();
    private final CellText birth = new CellText();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> telephones = new ArrayList<>();

    /**
     * @param path of the table, another one for each table that anybody is counted in
     * @param aliases null where this table is all there is
     */
    People(String path, Ruleset ruleset, KeyedHash hash, @Nullable Aliases aliases) {
        this.path = path;
        ruleset.recognisers().forEach(recogniser -> ranks.put(recogniser, ranks.size()));
        this.hash = hash;
        this.aliases = aliases;
    }

    /** Something that identifies somebody in the row that is being read. */
    void note(Recogniser recogniser, CellText value) {
        switch (recogniser.kind()) {
            case PERSON_IDENTIFIER -> noteNumber(recogniser, value);
            case NAME -> noteName(value);
            case BIRTH -> noteBirth(value);
            case EMAIL -> addresses.add(value.text());
            case PHONE -> telephones.add(value.text());
            case ATTRIBUTE -> {}
        }
    }

    private void noteName(CellText value) {
        if (name.length() > 0) {
            name.append(' ');
        }
        name.append(value);
    }

    private void noteBirth(CellText value) {
        if (birth.length() == 0) {
            birth.copy(value);
        }
    }

    private void noteNumber(Recogniser recogniser, CellText value) {
        int ofThis = rankOf(recogniser);
        long number = hash.ofPerson(recogniser.id(), value);
        if (ofThis < rank) {
            otherNumbers.addAll(numbers);
            numbers.clear();
            rank = ofThis;
        }
        (ofThis == rank ? numbers : otherNumbers).add(number);
    }

    /** Row after row it is the same register that is asked for. */
    private int rankOf(Recogniser register) {
        if (register != lastRegister) {
            lastRank = ranks.getOrDefault(register, Integer.MAX_VALUE - 1);
            lastRegister = register;
        }
        return lastRank;
    }

    /** @return whether anybody is in the row */
    boolean endRow(int row) {
        if (rank == Integer.MAX_VALUE
                && name.length() == 0
                && birth.length() == 0
                && addresses.isEmpty()
                && telephones.isEmpty()) {
            return false;
        }
        if (numbers.size() > 0) {
            put(row, numbers);
            alias();
        } else if (name.length() > 0) {
            put(row, nameAndBirth());
        } else if (birth.length() > 0) {
            put(row, hash.ofPerson("ROW:" + path + ":" + row));
        } else {
            knownByContactOnly.set(row);
            put(row, keys(addresses.isEmpty() ? telephones : addresses));
        }
        rank = Integer.MAX_VALUE;
        numbers.clear();
        otherNumbers.clear();
        name.clear();
        birth.clear();
        addresses.clear();
        telephones.clear();
        return true;
    }

    /** Where the row is one person's, whatever else is in it is theirs. */
    private void alias() {
        if (aliases != null && numbers.size() == 1) {
            long person = numbers.get(0);
            for (int i = 0; i < otherNumbers.size(); i++) {
                aliases.add(otherNumbers.get(i), person);
            }
            if (name.length() > 0 && birth.length() > 0) {
                aliases.add(nameAndBirth(), person);
            }
        }
    }

    /** Whichever part of the name comes first, and with or without a middle initial. */
    private long nameAndBirth() {
        String names = name.text();
        String[] parts = new String[16];
        int count = 0;
        int from = -1;
        for (int i = 0; i <= names.length(); i++) {
            boolean letter = i < names.length() && (Character.isLetter(names.charAt(i)) || isMark(names.charAt(i)));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                if (i - from > 1 && count < parts.length || PersonName.isIdeographic(names.substring(from, i))) {
                    parts[Math.min(count, parts.length - 1)] = names.substring(from, i);
                    count = Math.min(count + 1, parts.length);
                }
                from = -1;
            }
        }
        if (count == 0) {
            return hash.ofPerson("NAME:" + names + ":" + birth.text());
        }
        Arrays.sort(parts, 0, count);
        var identifier = new StringBuilder("NAME:");
        for (int i = 0; i < count; i++) {
            identifier.append(parts[i]).append(' ');
        }
        return hash.ofPerson(identifier.append(birth.text()).toString());
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private KeyList keys(List<String> identifiers) {
        var keys = new KeyList();
        identifiers.forEach(identifier -> keys.add(hash.ofPerson(identifier)));
        return keys;
    }

    private void put(int row, KeyList people) {
        if (people.size() == 1) {
            put(row, people.get(0));
            return;
        }
        var keys = new KeySet();
        for (int i = 0; i < people.size(); i++) {
            keys.add(people.get(i));
        }
        keysOfRow.put(row, keys.sorted());
        rows.set(row);
    }

    private void put(int row, long key) {
        if (row >= keyOfRow.length) {
            keyOfRow = Arrays.copyOf(keyOfRow, Math.max(row + 1, 2 * keyOfRow.length));
        }
        keyOfRow[row] = key;
        rows.set(row);
    }

    BitSet rows() {
        return rows;
    }

    /** Only an address or a telephone number stands there, which a page of statistics may name for questions. */
    boolean isKnownByContactOnly(int row) {
        return knownByContactOnly.get(row);
    }

    /** Those of some rows. Not to be added to: whoever asks for all rows gets the same set again. */
    KeySet of(BitSet wanted) {
        if (!wanted.equals(rows)) {
            return newSet(wanted);
        }
        KeySet all = everybody;
        if (all == null) {
            all = newSet(rows);
            everybody = all;
        }
        return all;
    }

    private KeySet newSet(BitSet wanted) {
        var people = new KeySet(wanted.cardinality());
        for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
            if (rows.get(row)) {
                long[] several = keysOfRow.isEmpty() ? null : keysOfRow.get(row);
                if (several == null) {
                    people.add(keyOfRow[row]);
                } else {
                    for (long key : several) {
                        people.add(key);
                    }
                }
            }
        }
        return people;
    }
}
