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

    private final BitSet rows = new BitSet();
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
        return rows;
    }

    /** The first in which there is one. */
    int firstRow() {
        return rows.nextSetBit(0);
    }

    boolean isOf(Recogniser recogniser, Mechanism mechanism, Strength strength) {
        return group.recogniser() == recogniser && group.mechanism() == mechanism && group.strength() == strength;
    }

    void add(int row, Spelling value) {
        values.take(value);
        rows.set(row);
        if (count++ == 0) {
            sample = MaskedSample.of(group.recogniser().kind(), value.text());
        }
    }

    /** The other's values are in the hash by their own. */
    void add(GatheredHits other) {
        values.take(other.values.end());
        merged.add(other.box());
        rows.or(other.rows);
        sample = count == 0 ? other.sample : sample;
        count += other.count;
    }

    private Box box() {
        var box = new Box();
        box.add(merged);
        if (group.column() >= 0) {
            box.add(rows.nextSetBit(0), group.column());
            box.add(rows.length() - 1, group.column());
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
