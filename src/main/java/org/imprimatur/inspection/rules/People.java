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

    private final RowsOfTable rows = new RowsOfTable();
    private long[] keyOfRow = new long[64];
    private final Map<Integer, long[]> keysOfRow = new HashMap<>();
    /** Made when all rows are read. */
    private @Nullable KeySet everybody;

    private @Nullable Recogniser lastRegister;
    private int lastRank;

    /** Of the block that is being read: the rows of which one number is known and no more is noted, which nearly all are or none. */
    private final RowsOfBlock numbered = new RowsOfBlock();

    /** By slot: that number, and how far down its register stands. */
    private final long[] onlyNumbers = new long[RowBlock.ROWS];

    private final int[] onlyRanks = new int[RowBlock.ROWS];

    /** The rows with a number of any register, those included. */
    private final RowsOfBlock registered = new RowsOfBlock();
    /** All other rows of which anything is noted, and by slot what. */
    private final RowsOfBlock noted = new RowsOfBlock();

    private final @Nullable NotedRow[] notes = new @Nullable NotedRow[RowBlock.ROWS];

    private final RowsOfBlock persons = new RowsOfBlock();
    private final RowsOfBlock contactOnly = new RowsOfBlock();

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
        switch (recogniser.kind()) {
            case PERSON_IDENTIFIER -> number(slot, rankOf(recogniser), hash.ofPerson(recogniser.id(), value));
            case NAME -> {
                if (isAsked(slot)) {
                    notes(slot).name(value);
                }
            }
            case BIRTH -> {
                if (isAsked(slot)) {
                    notes(slot).birth(value);
                }
            }
            case EMAIL -> {
                if (isAsked(slot)) {
                    notes(slot).address(value.text());
                }
            }
            case PHONE -> {
                if (isAsked(slot)) {
                    notes(slot).telephone(value.text());
                }
            }
            case ATTRIBUTE -> {}
        }
    }

    /** Whether anything beside numbers tells more: whoever has one is known by that. */
    private boolean isAsked(int slot) {
        return aliases != null || !registered.has(slot);
    }

    private void number(int slot, int rank, long number) {
        if (!registered.has(slot) && !noted.has(slot)) {
            onlyNumbers[slot] = number;
            onlyRanks[slot] = rank;
            numbered.add(slot);
        } else {
            notes(slot).number(rank, number);
        }
        registered.add(slot);
    }

    /** To be added to. */
    private NotedRow notes(int slot) {
        NotedRow of = notes[slot];
        if (of == null) {
            of = new NotedRow();
            notes[slot] = of;
        }
        noted.add(slot);
        if (numbered.has(slot)) {
            of.number(onlyRanks[slot], onlyNumbers[slot]);
            numbered.remove(slot);
        }
        return of;
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
        persons.addAll(numbered);
        numbered.forEach(slot -> put(firstRow + slot, onlyNumbers[slot]));
        noted.forEach(slot -> {
            NotedRow row = notes(slot);
            endRow(firstRow + slot, slot, row);
            row.clear();
        });
        rows.addAll(firstRow, persons);
        numbered.clear();
        registered.clear();
        noted.clear();
    }

    private void endRow(int row, int slot, NotedRow noted) {
        persons.add(slot);
        if (noted.isRegistered()) {
            put(row, noted.numbers());
            alias(noted);
        } else if (noted.isNamed()) {
            put(row, nameAndBirth(noted));
        } else if (noted.isBorn()) {
            put(row, hash.ofPerson("ROW:" + path + ":" + row));
        } else if (noted.contacts().isEmpty()) {
            persons.remove(slot);
        } else {
            contactOnly.add(slot);
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
    }

    private void put(int row, long key) {
        if (row >= keyOfRow.length) {
            keyOfRow = Arrays.copyOf(keyOfRow, Math.max(row + 1, 2 * keyOfRow.length));
        }
        keyOfRow[row] = key;
    }

    /** Call after the last block. */
    BitSet rows() {
        return rows.asSet();
    }

    /** Slots of the rows of the last block in which anybody is. */
    RowsOfBlock personsOfBlock() {
        return persons;
    }

    /** Those of them in which only an address or a telephone number stands, which a page of statistics may name for questions. */
    RowsOfBlock contactOnlyOfBlock() {
        return contactOnly;
    }

    /** Those of some rows. Not to be added to: whoever asks for all rows gets the same set again. */
    KeySet of(BitSet wanted) {
        BitSet all = rows();
        if (!wanted.equals(all)) {
            all.and(wanted);
            return newSet(all);
        }
        KeySet known = everybody;
        if (known == null) {
            known = newSet(all);
            everybody = known;
        }
        return known;
    }

    /** @param wanted rows in which anybody is */
    private KeySet newSet(BitSet wanted) {
        var people = new KeySet(wanted.cardinality());
        for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
            long[] several = keysOfRow.isEmpty() ? null : keysOfRow.get(row);
            if (several == null) {
                people.add(keyOfRow[row]);
            } else {
                for (long key : several) {
                    people.add(key);
                }
            }
        }
        return people;
    }
}
