package org.imprimatur.inspection.rules;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Which people of a table are linked to which claims. Words of a claim in a person's own row, or in the header of a column in
 * which the row has a value, link that person. Words that stand elsewhere, in a title, the sheet's name or what the file says
 * it is about, link everybody in the table, unless rows speak of the same category themselves.
 */
final class Linkage {
    private static final ProtectionCategory[] CATEGORIES = ProtectionCategory.values();

    /** Rows by how they are hidden. */
    private static final class ByMechanism {
        private final Map<Mechanism, LinkedRows> rows = new EnumMap<>(Mechanism.class);

        /** Rows of a block, with where something stands in them. */
        void add(int firstRow, RowsOfBlock slots, Mechanism mechanism, MarkedRows... marked) {
            if (!slots.isEmpty()) {
                rows.computeIfAbsent(mechanism, each -> new LinkedRows()).add(firstRow, slots, marked);
            }
        }
    }

    /** What is said of one category. */
    private static final class OfCategory {
        private final ByMechanism linked = new ByMechanism();
        /** In the rows that are being read. */
        private final MarkedRows spoken = new MarkedRows();

        private final RowsOfBlock inText = new RowsOfBlock();
    }

    private final Map<ProtectionCategory, OfCategory> categories = new EnumMap<>(ProtectionCategory.class);
    private final ByMechanism everybody = new ByMechanism();
    private final Set<ProtectionCategory> elsewhere = EnumSet.noneOf(ProtectionCategory.class);
    /** Filled anew whenever it is needed. */
    private final RowsOfBlock some = new RowsOfBlock();

    Linkage(Set<ProtectionCategory> about) {
        elsewhere.addAll(about);
    }

    /** Words of a claim in a cell. */
    void claim(List<ProtectionCategory> claimed, int row, int column, Mechanism mechanism) {
        for (int i = 0; i < claimed.size(); i++) {
            OfCategory claim = of(claimed.get(i));
            claim.spoken.add(row, column, mechanism);
            claim.inText.add(RowBlock.slot(row));
        }
    }

    /** Cells below a header with words of a claim. */
    void claimAll(List<ProtectionCategory> claimed, RowBlock.Column column, TableCells cells) {
        for (ProtectionCategory category : claimed) {
            MarkedRows spoken = of(category).spoken;
            if (cells.allVisible()) {
                some.clear();
                column.addTo(some);
                spoken.addVisible(some, column.number());
                continue;
            }
            for (int at = 0; at < column.size(); at++) {
                spoken.add(column.row(at), column.number(), cells.mechanism(column.index(at)));
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
    void endBlock(int firstRow, RowsOfBlock persons, RowsOfBlock contactOnly, MarkedRows people) {
        some.clear();
        some.addAll(persons);
        some.removeAll(contactOnly);
        if (people.areAllVisible()) {
            everybody.add(firstRow, some, Mechanism.VISIBLE, people);
        } else {
            some.forEach(slot -> everybody.add(firstRow, only(slot), people.mechanism(slot), people));
        }
        categories.forEach((category, claim) -> {
            link(claim, firstRow, persons, people);
            claim.inText.removeAll(persons);
            if (!claim.inText.isEmpty()) {
                elsewhere.add(category);
            }
            claim.spoken.clear();
            claim.inText.clear();
        });
    }

    private void link(OfCategory claim, int firstRow, RowsOfBlock persons, MarkedRows people) {
        MarkedRows spoken = claim.spoken;
        some.clear();
        spoken.addTo(some);
        some.retainAll(persons);
        if (people.areAllVisible() && spoken.areAllVisible()) {
            claim.linked.add(firstRow, some, Mechanism.VISIBLE, spoken, people);
        } else {
            some.forEach(slot -> {
                Mechanism mechanism = worse(spoken.mechanism(slot), people.mechanism(slot));
                claim.linked.add(firstRow, only(slot), mechanism, spoken, people);
            });
        }
    }

    private static RowsOfBlock only(int slot) {
        var one = new RowsOfBlock();
        one.add(slot);
        return one;
    }

    static Mechanism worse(Mechanism one, Mechanism other) {
        return one == Mechanism.VISIBLE ? other : one;
    }

    /** By category and by how person or claim are hidden. Call after the last block. */
    Map<ProtectionCategory, Map<Mechanism, LinkedRows>> linked() {
        Map<ProtectionCategory, Map<Mechanism, LinkedRows>> linked = new EnumMap<>(ProtectionCategory.class);
        for (ProtectionCategory category : CATEGORIES) {
            OfCategory claim = categories.get(category);
            Map<Mechanism, LinkedRows> rows = claim == null ? Map.of() : claim.linked.rows;
            boolean everybodys = rows.isEmpty() && elsewhere.contains(category);
            Map<Mechanism, LinkedRows> of = everybodys ? everybody.rows : rows;
            if (!of.isEmpty()) {
                linked.put(category, of);
            }
        }
        return linked;
    }
}
