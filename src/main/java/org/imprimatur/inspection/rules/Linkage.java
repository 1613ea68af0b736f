package org.imprimatur.inspection.rules;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * Which people of a table are linked to which claims. Words of a claim in a person's own row, or in the header of a column in
 * which the row has a value, link that person. Words that stand elsewhere, in a title, the sheet's name or what the file says
 * it is about, link everybody in the table, unless rows speak of the same category themselves.
 */
final class Linkage {
    private static final ProtectionCategory[] CATEGORIES = ProtectionCategory.values();

    /** Linked rows that are hidden in the same way, and the range of what is linked in them. */
    static final class Rows {
        final BitSet rows = new BitSet();
        final Box box = new Box();
    }

    /** Rows by how they are hidden. Nearly all are hidden as the one before was, which is kept at hand. */
    private static final class ByMechanism {
        private final Map<Mechanism, Rows> rows = new EnumMap<>(Mechanism.class);
        private @Nullable Mechanism lastMechanism;
        private Rows last = new Rows();

        Rows of(Mechanism mechanism) {
            if (mechanism != lastMechanism) {
                last = rows.computeIfAbsent(mechanism, each -> new Rows());
                lastMechanism = mechanism;
            }
            return last;
        }
    }

    /** What is said of one category. */
    private static final class OfCategory {
        private final ByMechanism linked = new ByMechanism();
        /** In the rows that are being read. */
        private final MarkedRows spoken = new MarkedRows();

        private final BitSet inText = new BitSet(RowBlock.ROWS);
    }

    private final Map<ProtectionCategory, OfCategory> categories = new EnumMap<>(ProtectionCategory.class);
    private final ByMechanism everybody = new ByMechanism();
    private final Set<ProtectionCategory> elsewhere = EnumSet.noneOf(ProtectionCategory.class);

    Linkage(Set<ProtectionCategory> about) {
        elsewhere.addAll(about);
    }

    /** @param inText whether words of the claim stand in the cell itself, rather than above it */
    void claim(List<ProtectionCategory> claimed, int row, int column, Mechanism mechanism, boolean inText) {
        for (int i = 0; i < claimed.size(); i++) {
            OfCategory claim = of(claimed.get(i));
            claim.spoken.add(row, column, mechanism);
            if (inText) {
                claim.inText.set(RowBlock.slot(row));
            }
        }
    }

    private OfCategory of(ProtectionCategory category) {
        OfCategory known = categories.get(category);
        if (known == null) {
            known = new OfCategory();
            categories.put(category, known);
        }
        return known;
    }

    /**
     * Links what was claimed in the rows of a block with whoever is in them.
     *
     * @param firstRow the first of all rows that can be in the block
     * @param persons slots of the rows in which anybody is
     * @param contactOnly slots of those who are known by no more than an address
     * @param people where in the rows they are known by what
     */
    void endBlock(int firstRow, BitSet persons, BitSet contactOnly, MarkedRows people) {
        for (int slot = persons.nextSetBit(0); slot >= 0; slot = persons.nextSetBit(slot + 1)) {
            if (!contactOnly.get(slot)) {
                int row = firstRow + slot;
                Rows rows = everybody.of(people.mechanism(row));
                rows.rows.set(row);
                people.addTo(rows.box, row);
            }
        }
        categories.forEach((category, claim) -> {
            link(claim, firstRow, persons, people);
            claim.inText.andNot(persons);
            if (!claim.inText.isEmpty()) {
                elsewhere.add(category);
            }
            claim.spoken.clear();
            claim.inText.clear();
        });
    }

    private static void link(OfCategory claim, int firstRow, BitSet persons, MarkedRows people) {
        BitSet spoken = claim.spoken.slots();
        for (int slot = spoken.nextSetBit(0); slot >= 0; slot = spoken.nextSetBit(slot + 1)) {
            if (persons.get(slot)) {
                int row = firstRow + slot;
                Rows rows = claim.linked.of(worse(claim.spoken.mechanism(row), people.mechanism(row)));
                rows.rows.set(row);
                claim.spoken.addTo(rows.box, row);
                people.addTo(rows.box, row);
            }
        }
    }

    static Mechanism worse(Mechanism one, Mechanism other) {
        return one == Mechanism.VISIBLE ? other : one;
    }

    /** By category and by how person or claim are hidden. Call after the last block. */
    Map<ProtectionCategory, Map<Mechanism, Rows>> linked() {
        Map<ProtectionCategory, Map<Mechanism, Rows>> linked = new EnumMap<>(ProtectionCategory.class);
        for (ProtectionCategory category : CATEGORIES) {
            OfCategory claim = categories.get(category);
            Map<Mechanism, Rows> rows = claim == null ? Map.of() : claim.linked.rows;
            boolean everybodys = rows.isEmpty() && elsewhere.contains(category);
            Map<Mechanism, Rows> of = everybodys ? everybody.rows : rows;
            if (!of.isEmpty()) {
                linked.put(category, of);
            }
        }
        return linked;
    }
}
