package org.imprimatur.inspection.rules;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Which people of a table are linked to which claims. Words of a claim in a person's own row, or in the header of a column in
 * which the row has a value, link that person. Words that stand elsewhere, in a title, the sheet's name or what the file says
 * it is about, link everybody in the table, unless rows speak of the same category themselves.
 */
final class Linkage {
    /** Linked rows that are hidden in the same way, and the range of what is linked in them. */
    static final class Rows {
        final BitSet rows = new BitSet();
        final Box box = new Box();
    }

    private final Map<ProtectionCategory, Map<Mechanism, Rows>> linked = new EnumMap<>(ProtectionCategory.class);
    private final Map<Mechanism, Rows> everybody = new EnumMap<>(Mechanism.class);
    private final Set<ProtectionCategory> elsewhere = EnumSet.noneOf(ProtectionCategory.class);
    private final Map<ProtectionCategory, OfRow> ofRow = new EnumMap<>(ProtectionCategory.class);

    private static final class OfRow {
        private Mechanism mechanism = Mechanism.VISIBLE;
        private final Box box = new Box();
        private boolean spoken;
        private boolean inText;
    }

    Linkage(Set<ProtectionCategory> about) {
        elsewhere.addAll(about);
    }

    /** @param inText whether words of the claim stand in the cell itself, rather than above it */
    void claim(Set<ProtectionCategory> categories, int row, int column, Mechanism mechanism, boolean inText) {
        for (ProtectionCategory category : categories) {
            OfRow claim = ofRow.computeIfAbsent(category, each -> new OfRow());
            claim.mechanism = claim.spoken ? worse(claim.mechanism, mechanism) : mechanism;
            claim.box.add(row, column);
            claim.spoken = true;
            claim.inText |= inText;
        }
    }

    /**
     * @param person whether anybody is in the row
     * @param contactOnly whether they are known by no more than an address
     * @param header whether the row names columns
     */
    void endRow(int row, boolean person, boolean contactOnly, Box people, Mechanism mechanism) {
        if (person && !contactOnly) {
            add(everybody, row, mechanism, people);
        }
        for (var each : ofRow.entrySet()) {
            OfRow claim = each.getValue();
            if (!claim.spoken) {
                continue;
            }
            if (person) {
                claim.box.add(people);
                add(
                        linked.computeIfAbsent(each.getKey(), category -> new EnumMap<>(Mechanism.class)),
                        row,
                        worse(claim.mechanism, mechanism),
                        claim.box);
            } else if (claim.inText) {
                elsewhere.add(each.getKey());
            }
            claim.spoken = false;
            claim.inText = false;
            claim.box.clear();
        }
    }

    private static void add(Map<Mechanism, Rows> to, int row, Mechanism mechanism, Box box) {
        Rows rows = to.computeIfAbsent(mechanism, each -> new Rows());
        rows.rows.set(row);
        rows.box.add(box);
    }

    static Mechanism worse(Mechanism one, Mechanism other) {
        return one == Mechanism.VISIBLE ? other : one;
    }

    /** By category and by how person or claim are hidden. Call after the last row. */
    Map<ProtectionCategory, Map<Mechanism, Rows>> linked() {
        if (!everybody.isEmpty()) {
            elsewhere.forEach(category -> linked.putIfAbsent(category, everybody));
        }
        return linked;
    }
}
