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

    private int rank = Integer.MAX_VALUE;
    private final KeyList numbers = new KeyList();
    private final KeyList otherNumbers = new KeyList();
    private final List<String> names = new ArrayList<>();
    private String birth = "";
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
    void note(Recogniser recogniser, String value) {
        switch (recogniser.kind()) {
            case PERSON_IDENTIFIER -> noteNumber(recogniser, value);
            case NAME -> names.add(value);
            case BIRTH -> birth = birth.isEmpty() ? value : birth;
            case EMAIL -> addresses.add(value);
            case PHONE -> telephones.add(value);
            case ATTRIBUTE -> {}
        }
    }

    private void noteNumber(Recogniser recogniser, String value) {
        int ofThis = ranks.getOrDefault(recogniser, Integer.MAX_VALUE - 1);
        long number = hash.ofPerson(recogniser.id(), value);
        if (ofThis < rank) {
            otherNumbers.addAll(numbers);
            numbers.clear();
            rank = ofThis;
        }
        (ofThis == rank ? numbers : otherNumbers).add(number);
    }

    /** @return whether anybody is in the row */
    boolean endRow(int row) {
        if (rank == Integer.MAX_VALUE
                && names.isEmpty()
                && birth.isEmpty()
                && addresses.isEmpty()
                && telephones.isEmpty()) {
            return false;
        }
        if (numbers.size() > 0) {
            put(row, numbers);
            alias();
        } else if (!names.isEmpty()) {
            put(row, nameAndBirth());
        } else if (!birth.isEmpty()) {
            put(row, hash.ofPerson("ROW:" + path + ":" + row));
        } else {
            knownByContactOnly.set(row);
            put(row, keys(addresses.isEmpty() ? telephones : addresses));
        }
        rank = Integer.MAX_VALUE;
        numbers.clear();
        otherNumbers.clear();
        names.clear();
        birth = "";
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
            if (!names.isEmpty() && !birth.isEmpty()) {
                aliases.add(nameAndBirth(), person);
            }
        }
    }

    /** Whichever part of the name comes first, and with or without a middle initial. */
    private long nameAndBirth() {
        String name = String.join(" ", names);
        String[] parts = new String[16];
        int count = 0;
        int from = -1;
        for (int i = 0; i <= name.length(); i++) {
            boolean letter = i < name.length() && (Character.isLetter(name.charAt(i)) || isMark(name.charAt(i)));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                if (i - from > 1 && count < parts.length || PersonName.isIdeographic(name.substring(from, i))) {
                    parts[Math.min(count, parts.length - 1)] = name.substring(from, i);
                    count = Math.min(count + 1, parts.length);
                }
                from = -1;
            }
        }
        if (count == 0) {
            return hash.ofPerson("NAME:" + name + ":" + birth);
        }
        Arrays.sort(parts, 0, count);
        var identifier = new StringBuilder("NAME:");
        for (int i = 0; i < count; i++) {
            identifier.append(parts[i]).append(' ');
        }
        return hash.ofPerson(identifier.append(birth).toString());
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
