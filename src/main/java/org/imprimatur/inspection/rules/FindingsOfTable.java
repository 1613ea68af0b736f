package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
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
    private final Map<Mechanism, GatheredCells> disguised = new EnumMap<>(Mechanism.class);
    private final Map<Mechanism, GatheredCells> hidden = new EnumMap<>(Mechanism.class);
    private final Map<BitSet, Integer> counted = new HashMap<>();
    private @Nullable GatheredCells claims;
    private String claimWords = "";
    private final Box ofRow = new Box();
    private Mechanism worstOfRow = Mechanism.VISIBLE;
    private boolean anyOfRow;

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
        this.lastOfColumn = new @Nullable GatheredHits[reading.columns()];
    }

    @Override
    public void hit(Recogniser recogniser, int index, CellText value, Strength strength, Mechanism mechanism) {
        int column = cells.column(index);
        GatheredHits last = lastOfColumn[column];
        if (last == null || !last.isOf(recogniser, mechanism, strength)) {
            last = groups.computeIfAbsent(
                    new Group(recogniser, column, mechanism, strength), group -> new GatheredHits(group, hash));
            lastOfColumn[column] = last;
        }
        int row = cells.row(index);
        last.add(row, value);
        if (strength != Strength.WEAK && recogniser.identifies()) {
            people.note(recogniser, value);
            ofRow.add(row, column);
            worstOfRow = anyOfRow ? Linkage.worse(worstOfRow, mechanism) : mechanism;
            anyOfRow = true;
        }
    }

    @Override
    public void claim(int index, Reading read) {
        linkage.claim(read.claims(), cells.row(index), cells.column(index), cells.mechanism(index), true);
        if (claims == null) {
            claims = new GatheredCells("CLAIM_WORDS", hash);
            claimWords = read.claimWords();
        }
        claims.add(cells.row(index), cells.column(index), read.claimWords(), cells.mechanism(index));
    }

    @Override
    public void underClaim(int index, List<ProtectionCategory> categories) {
        linkage.claim(categories, cells.row(index), cells.column(index), cells.mechanism(index), false);
    }

    @Override
    public void disguised(int index, Mechanism mechanism) {
        disguised
                .computeIfAbsent(mechanism, each -> new GatheredCells("DISGUISED_TEXT", hash))
                .add(cells.row(index), cells.column(index), cells.value(index), mechanism);
    }

    @Override
    public void hidden(int index) {
        Mechanism mechanism = cells.mechanism(index);
        hidden.computeIfAbsent(mechanism, each -> new GatheredCells("HIDDEN_CONTENT", hash))
                .add(cells.row(index), cells.column(index), cells.value(index), mechanism);
    }

    @Override
    public void rowEnds(int row) {
        boolean person = people.endRow(row);
        linkage.endRow(row, person, person && people.isKnownByContactOnly(row), ofRow, worstOfRow);
        if (anyOfRow) {
            ofRow.clear();
            worstOfRow = Mechanism.VISIBLE;
            anyOfRow = false;
        }
    }

    /** In how many rows somebody certainly has a name or a number. Call after the last row. */
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

    /** Call after the last row. */
    List<Finding> all(KeySet claimants) {
        var findings = new ArrayList<Finding>();
        values(findings);
        claims(findings, claimants);
        disguised.forEach((mechanism, of) ->
                findings.add(of.finding(writer, path, mechanism, null, EnumSet.of(ProtectionCategory.UNKNOWN))));
        hidden.forEach((mechanism, of) -> findings.add(of.finding(writer, path, mechanism, null, Set.of())));
        if (people.rows().isEmpty()) {
            new SmallCells(reading, hash, writer).addTo(findings);
        }
        return findings;
    }

    private void values(List<Finding> findings) {
        var kept = new ArrayList<GatheredHits>(groups.values());
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
        linked.forEach((category, byMechanism) -> byMechanism.forEach((mechanism, rows) -> {
            KeySet linkedPeople = people.of(rows.rows);
            claimants.addAll(linkedPeople);
            findings.add(writer.write(
                    "LINKED_CLAIM",
                    Ruleset.CODE_VERSION,
                    rows.box.in(path),
                    mechanism,
                    linkedPeople.size(),
                    rows.rows.cardinality(),
                    Severity.CRITICAL,
                    null,
                    hash.ofPeople("LINKED_CLAIM " + category, linkedPeople),
                    EnumSet.of(category)));
        }));
        if (linked.isEmpty() && claims != null) {
            findings.add(claims.finding(writer, path, claims.mechanism(), claimWords, Set.of()));
        }
    }
}
