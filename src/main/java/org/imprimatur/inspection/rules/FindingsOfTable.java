package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Turns what stands in one table into findings: one per recogniser, column and mechanism. */
final class FindingsOfTable implements TableWitness {
    /** Beyond so many columns with findings, one finding stands for all columns of a recogniser. */
    private static final int MOST_COLUMNS = 40;

    private final TableReading reading;
    private final TableCells cells;
    private final String path;
    private final People people;
    private final Linkage linkage;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final Map<Group, GatheredHits> groups = new LinkedHashMap<>();
    private final @Nullable GatheredHits[] lastOfColumn;
    private final CellsByMechanism disguised;
    private final CellsByMechanism hidden;
    private final Map<BitSet, Integer> counted = new HashMap<>();
    private final IntList claims = new IntList();
    private final MarkedRows identified = new MarkedRows();
    private int row = -1;

    /** Hits of one finding. */
    record Group(Recogniser recogniser, int column, Mechanism mechanism, Strength strength) {}

    FindingsOfTable(TableReading reading, People people, Linkage linkage, KeyedHash hash, FindingWriter writer) {
        this.reading = reading;
        this.cells = reading.cells();
        this.path = reading.table().path();
        this.people = people;
        this.linkage = linkage;
        this.hash = hash;
        this.writer = writer;
        this.disguised = new CellsByMechanism("DISGUISED_TEXT", cells, hash);
        this.hidden = new CellsByMechanism("HIDDEN_CONTENT", cells, hash);
        this.lastOfColumn = new @Nullable GatheredHits[reading.columns()];
    }

    @Override
    public void hit(Recogniser recogniser, int index, int ofRow, Spelling value, Strength strength, Mechanism how) {
        int column = cells.column(index);
        row = ofRow;
        gathered(recogniser, column, how, strength).add(ofRow, value);
        if (strength != Strength.WEAK && recogniser.identifies()) {
            people.note(recogniser, ofRow, value);
            identified.add(ofRow, column, how);
        }
    }

    private GatheredHits gathered(Recogniser recogniser, int column, Mechanism how, Strength strength) {
        GatheredHits last = lastOfColumn[column];
        if (last == null || !last.isOf(recogniser, how, strength)) {
            last = groups.computeIfAbsent(
                    new Group(recogniser, column, how, strength), group -> new GatheredHits(group, hash));
            lastOfColumn[column] = last;
        }
        return last;
    }

    @Override
    public Values values(Recogniser recogniser, int column, Strength strength) {
        return new InPlainSight(recogniser, column, strength);
    }

    /** What is the same for all values of a column, once for them together. */
    private final class InPlainSight implements Values {
        private final Recogniser recogniser;
        private final int column;
        private final Strength strength;
        private final boolean noted;
        private final RowsOfBlock rows = new RowsOfBlock();
        /** Null until there is one. */
        private @Nullable GatheredHits hits;

        InPlainSight(Recogniser recogniser, int column, Strength strength) {
            this.recogniser = recogniser;
            this.column = column;
            this.strength = strength;
            this.noted = strength != Strength.WEAK && recogniser.identifies();
        }

        @Override
        public void hit(int index, int ofRow, Spelling value) {
            GatheredHits gathered = hits;
            if (gathered == null) {
                gathered = gathered(recogniser, column, Mechanism.VISIBLE, strength);
                hits = gathered;
                row = ofRow;
            }
            gathered.take(value);
            rows.add(RowBlock.slot(ofRow));
            if (noted) {
                people.note(recogniser, ofRow, value);
            }
        }

        @Override
        public void end() {
            if (hits != null) {
                hits.addRows(firstRow(), rows);
                if (noted) {
                    identified.addVisible(rows, column);
                }
            }
        }
    }

    @Override
    public void claim(int index, int ofRow, Reading read) {
        row = ofRow;
        linkage.claim(read.claims(), ofRow, cells.column(index), cells.mechanism(index));
        claims.add(index);
    }

    @Override
    public void underClaim(RowBlock.Column column, List<ProtectionCategory> categories) {
        row = column.row(0);
        linkage.claimAll(categories, column, cells);
    }

    @Override
    public void disguised(int index, Mechanism mechanism) {
        disguised.add(index, mechanism);
    }

    @Override
    public void hidden(int index) {
        hidden.add(index, cells.mechanism(index));
    }

    /** The first of all rows that can be in the block that is being told. */
    private int firstRow() {
        return row - RowBlock.slot(row);
    }

    @Override
    public void blockEnds() {
        if (row >= 0) {
            int firstRow = firstRow();
            people.endBlock(firstRow);
            linkage.endBlock(firstRow, people.personsOfBlock(), people.contactOnlyOfBlock(), identified);
            identified.clear();
            row = -1;
        }
        disguised.endBlock();
        hidden.endBlock();
    }

    /** In how many rows somebody certainly has a name or a number. Call after the last block. */
    int namedRows() {
        var rows = new BitSet();
        groups.forEach((group, hits) -> {
            Recogniser.Kind kind = group.recogniser().kind();
            boolean names = kind == Recogniser.Kind.NAME || kind == Recogniser.Kind.PERSON_IDENTIFIER;
            if (names && group.strength() == Strength.SURE) {
                rows.or(hits.rows());
            }
        });
        return rows.cardinality();
    }

    /** Call after the last block. */
    List<Finding> all(KeySet claimants) {
        var findings = new ArrayList<Finding>();
        values(findings);
        claims(findings, claimants);
        disguised
                .all()
                .forEach((mechanism, of) -> findings.add(
                        of.finding(writer, path, mechanism, null, EnumSet.of(ProtectionCategory.UNKNOWN))));
        hidden.all().forEach((mechanism, of) -> findings.add(of.finding(writer, path, mechanism, null, Set.of())));
        if (people.rows().isEmpty()) {
            new SmallCells(reading, hash, writer).addTo(findings);
        }
        return findings;
    }

    private void values(List<Finding> findings) {
        var kept = new ArrayList<GatheredHits>(groups.values());
        // as they come up row by row
        kept.sort(Comparator.comparingInt(GatheredHits::firstRow)
                .thenComparingInt(group -> group.group().column()));
        if (people.rows().isEmpty()) {
            // the nationalities of nobody in particular
            kept.removeIf(group -> !group.group().recogniser().identifies());
        }
        long columns =
                kept.stream().map(group -> group.group().column()).distinct().count();
        if (columns > MOST_COLUMNS) {
            Map<Group, GatheredHits> merged = new LinkedHashMap<>();
            for (GatheredHits each : kept) {
                Group all = new Group(
                        each.group().recogniser(),
                        -1,
                        each.group().mechanism(),
                        each.group().strength());
                merged.computeIfAbsent(all, group -> new GatheredHits(group, hash))
                        .add(each);
            }
            kept = new ArrayList<>(merged.values());
        }
        kept.forEach(group -> findings.add(
                group.finding(writer, path, group.group().strength() == Strength.WEAK ? 0 : count(group.rows()))));
    }

    private int count(BitSet rows) {
        return counted.computeIfAbsent(rows, each -> people.of(each).size());
    }

    private void claims(List<Finding> findings, KeySet claimants) {
        var linked = linkage.linked();
        var claimed = new BitSet();
        linked.forEach((category, byMechanism) -> byMechanism.forEach((mechanism, rows) -> {
            claimed.or(rows.rows());
            KeySet linkedPeople = people.of(rows.rows());
            findings.add(writer.write(
                    "LINKED_CLAIM",
                    Ruleset.CODE_VERSION,
                    rows.box().in(path),
                    mechanism,
                    linkedPeople.size(),
                    rows.rows().cardinality(),
                    Severity.CRITICAL,
                    null,
                    hash.ofPeople("LINKED_CLAIM " + category, linkedPeople),
                    EnumSet.of(category)));
        }));
        claimants.addAll(people.of(claimed));
        if (linked.isEmpty() && claims.size() > 0) {
            findings.add(claimsOfNobody());
        }
    }

    /** Their words are gathered only here, since mostly they are about somebody. */
    private Finding claimsOfNobody() {
        claims.sort();
        var gathered = new GatheredCells("CLAIM_WORDS", hash);
        for (int i = 0; i < claims.size(); i++) {
            int index = claims.get(i);
            gathered.add(cells.row(index), cells.column(index), words(index), cells.mechanism(index));
        }
        return gathered.finding(writer, path, gathered.mechanism(), words(claims.get(0)), Set.of());
    }

    private String words(int index) {
        return reading.read(index).claimWords();
    }
}
