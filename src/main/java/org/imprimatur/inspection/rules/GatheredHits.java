package org.imprimatur.inspection.rules;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/** The hits of one finding, without keeping their values. */
final class GatheredHits {
    private final FindingsOfTable.Group group;
    private final KeyedHash.Stream values;
    /** Of those that were gathered together; that of one column follows from its rows. */
    private final Box merged = new Box();

    private final RowsOfTable rows = new RowsOfTable();
    private int count;
    private String sample = "";

    GatheredHits(FindingsOfTable.Group group, KeyedHash hash) {
        this.group = group;
        this.values = hash.stream(group.recogniser().id());
    }

    FindingsOfTable.Group group() {
        return group;
    }

    BitSet rows() {
        return rows.asSet();
    }

    /** The first in which there is one. */
    int firstRow() {
        return rows.first();
    }

    boolean isOf(Recogniser recogniser, Mechanism mechanism, Strength strength) {
        return group.recogniser() == recogniser && group.mechanism() == mechanism && group.strength() == strength;
    }

    void add(int row, Spelling value) {
        take(value);
        rows.add(row);
    }

    /** A value whose row is {@linkplain #addRows added} with others. */
    void take(Spelling value) {
        values.take(value);
        if (count++ == 0) {
            sample = MaskedSample.of(group.recogniser().kind(), value.text());
        }
    }

    /** @param firstRow the first of all rows that can be in the block */
    void addRows(int firstRow, RowsOfBlock ofBlock) {
        rows.addAll(firstRow, ofBlock);
    }

    /** The other's values are in the hash by their own. */
    void add(GatheredHits other) {
        values.take(other.values.end());
        merged.add(other.box());
        rows.addAll(other.rows);
        sample = count == 0 ? other.sample : sample;
        count += other.count;
    }

    private Box box() {
        var box = new Box();
        box.add(merged);
        if (group.column() >= 0) {
            box.add(rows.first(), group.column());
            box.add(rows.last(), group.column());
        }
        return box;
    }

    Finding finding(FindingWriter writer, String path, int persons) {
        Recogniser recogniser = group.recogniser();
        return writer.write(
                recogniser.id(),
                recogniser.version(),
                box().in(path),
                group.mechanism(),
                persons,
                count,
                severity(),
                sample,
                values.end(),
                group.strength() == Strength.WEAK ? Set.of() : categories(recogniser));
    }

    /** Whoever is identified has personal data there, where the ruleset says no more. */
    static Set<ProtectionCategory> categories(Recogniser recogniser) {
        return recogniser.categories().isEmpty()
                ? EnumSet.of(ProtectionCategory.SPII)
                : EnumSet.copyOf(recogniser.categories());
    }

    private Severity severity() {
        return switch (group.strength()) {
            case WEAK -> Severity.LOW;
            case LIKELY -> group.mechanism() == Mechanism.VISIBLE ? Severity.MEDIUM : Severity.CRITICAL;
            case SURE ->
                group.mechanism() == Mechanism.VISIBLE ? group.recogniser().severity() : Severity.CRITICAL;
        };
    }
}
