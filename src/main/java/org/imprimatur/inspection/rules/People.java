package org.imprimatur.inspection.rules;

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
    private long[] keyOfRow = new long[64];
    private final Map<Integer, long[]> keysOfRow = new HashMap<>();
    /** Made when all rows are read. */
    private @Nullable KeySet everybody;

    private @Nullable Recogniser lastRegister;
    private int lastRank;

    /** Of the block that is being read, by the slots of its rows. */
    private final @Nullable NotedRow[] noted = new @Nullable NotedRow[RowBlock.ROWS];

    private final long[] notedSlots = new long[RowBlock.ROWS / Long.SIZE];
    private final BitSet persons = new BitSet(RowBlock.ROWS);
    private final BitSet contactOnly = new BitSet(RowBlock.ROWS);

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

    /** Something that identifies somebody in a row of the block that is being read. */
    void note(Recogniser recogniser, int row, Spelling value) {
        int slot = RowBlock.slot(row);
        NotedRow of = noted[slot];
        if (of == null) {
            of = new NotedRow();
            noted[slot] = of;
        }
        notedSlots[slot / Long.SIZE] |= 1L << slot;
        if (aliases == null && of.isRegistered() && recogniser.kind() != Recogniser.Kind.PERSON_IDENTIFIER) {
            // whoever has a number is known by that
            return;
        }
        switch (recogniser.kind()) {
            case PERSON_IDENTIFIER -> of.number(rankOf(recogniser), hash.ofPerson(recogniser.id(), value));
            case NAME -> of.name(value);
            case BIRTH -> of.birth(value);
            case EMAIL -> of.address(value.text());
            case PHONE -> of.telephone(value.text());
            case ATTRIBUTE -> {}
        }
    }

    /** Row after row it is the same register that is asked for. */
    private int rankOf(Recogniser register) {
        if (register != lastRegister) {
            lastRank = ranks.getOrDefault(register, Integer.MAX_VALUE - 1);
            lastRegister = register;
        }
        return lastRank;
    }

    /**
     * Nothing more is noted of the rows of the block.
     *
     * @param firstRow the first of all that can be in it
     */
    void endBlock(int firstRow) {
        persons.clear();
        contactOnly.clear();
        BitSet slots = BitSet.valueOf(notedSlots);
        for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
            NotedRow row = noted[slot];
            if (row != null) {
                endRow(firstRow + slot, slot, row);
                row.clear();
            }
        }
        Arrays.fill(notedSlots, 0);
    }

    private void endRow(int row, int slot, NotedRow noted) {
        persons.set(slot);
        if (noted.isRegistered()) {
            put(row, noted.numbers());
            alias(noted);
        } else if (noted.isNamed()) {
            put(row, nameAndBirth(noted));
        } else if (noted.isBorn()) {
            put(row, hash.ofPerson("ROW:" + path + ":" + row));
        } else if (noted.contacts().isEmpty()) {
            persons.clear(slot);
        } else {
            contactOnly.set(slot);
            put(row, keys(noted.contacts()));
        }
    }

    /** Where the row is one person's, whatever else is in it is theirs. */
    private void alias(NotedRow noted) {
        if (aliases != null && noted.numbers().size() == 1) {
            long person = noted.numbers().get(0);
            for (int i = 0; i < noted.otherNumbers().size(); i++) {
                aliases.add(noted.otherNumbers().get(i), person);
            }
            if (noted.isNamed() && noted.isBorn()) {
                aliases.add(nameAndBirth(noted), person);
            }
        }
    }

    /** Whichever part of the name comes first, and with or without a middle initial. */
    private long nameAndBirth(NotedRow noted) {
        String names = noted.name();
        String birth = noted.birth();
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
            return hash.ofPerson("NAME:" + names + ":" + birth);
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

    /** Slots of the rows of the last block in which anybody is. */
    BitSet personsOfBlock() {
        return persons;
    }

    /** Those of them in which only an address or a telephone number stands, which a page of statistics may name for questions. */
    BitSet contactOnlyOfBlock() {
        return contactOnly;
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
