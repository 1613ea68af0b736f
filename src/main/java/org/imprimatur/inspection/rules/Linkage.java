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

        void add(int row, Mechanism mechanism, Box box) {
            if (mechanism != lastMechanism) {
                last = rows.computeIfAbsent(mechanism, each -> new Rows());
                lastMechanism = mechanism;
            }
            last.rows.set(row);
            last.box.add(box);
        }
    }

    /** What is said of one category. */
    private static final class OfCategory {
        private final ByMechanism linked = new ByMechanism();
        private final Box box = new Box();
        private Mechanism mechanism = Mechanism.VISIBLE;
        /** In the row that is being read. */
        private boolean spoken;

        private boolean inText;

        void endRow() {
            spoken = false;
            inText = false;
            box.clear();
        }
    }

    private final OfCategory[] categories = new OfCategory[CATEGORIES.length];
    private final ByMechanism everybody = new ByMechanism();
    private final Set<ProtectionCategory> elsewhere = EnumSet.noneOf(ProtectionCategory.class);
    private boolean spoken;

    Linkage(Set<ProtectionCategory> about) {
        elsewhere.addAll(about);
        for (int i = 0; i < CATEGORIES.length; i++) {
            categories[i] = new OfCategory();
        }
    }

    /** @param inText whether words of the claim stand in the cell itself, rather than above it */
    void claim(List<ProtectionCategory> claimed, int row, int column, Mechanism mechanism, boolean inText) {
        for (int i = 0; i < claimed.size(); i++) {
            OfCategory claim = categories[claimed.get(i).ordinal()];
            claim.mechanism = claim.spoken ? worse(claim.mechanism, mechanism) : mechanism;
            claim.box.add(row, column);
            claim.spoken = true;
            claim.inText |= inText;
            spoken = true;
        }
    }

    /**
     * @param person whether anybody is in the row
     * @param contactOnly whether they are known by no more than an address
     * @param people where in the row they are known by what
     * @param mechanism how that is hidden
     */
    void endRow(int row, boolean person, boolean contactOnly, Box people, Mechanism mechanism) {
        if (person && !contactOnly) {
            everybody.add(row, mechanism, people);
        }
        if (!spoken) {
            return;
        }
        for (ProtectionCategory category : CATEGORIES) {
            OfCategory claim = categories[category.ordinal()];
            if (claim.spoken) {
                if (person) {
                    claim.box.add(people);
                    claim.linked.add(row, worse(claim.mechanism, mechanism), claim.box);
                } else if (claim.inText) {
                    elsewhere.add(category);
                }
                claim.endRow();
            }
        }
        spoken = false;
    }

    static Mechanism worse(Mechanism one, Mechanism other) {
        return one == Mechanism.VISIBLE ? other : one;
    }

    /** By category and by how person or claim are hidden. Call after the last row. */
    Map<ProtectionCategory, Map<Mechanism, Rows>> linked() {
        Map<ProtectionCategory, Map<Mechanism, Rows>> linked = new EnumMap<>(ProtectionCategory.class);
        for (ProtectionCategory category : CATEGORIES) {
            Map<Mechanism, Rows> rows = categories[category.ordinal()].linked.rows;
            boolean everybodys = rows.isEmpty() && elsewhere.contains(category);
            Map<Mechanism, Rows> of = everybodys ? everybody.rows : rows;
            if (!of.isEmpty()) {
                linked.put(category, of);
            }
        }
        return linked;
    }
}
