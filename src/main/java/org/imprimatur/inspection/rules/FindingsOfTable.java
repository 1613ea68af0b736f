package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/** Turns what was read in one table into findings: one per recogniser, column and mechanism. */
final class FindingsOfTable {
    /** Beyond so many columns with findings, one finding stands for all columns of a recogniser. */
    private static final int MOST_COLUMNS = 60;

    private final TableReading reading;
    private final People people;
    private final Linkage linkage;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final List<Finding> findings = new ArrayList<>();

    FindingsOfTable(TableReading reading, People people, Linkage linkage, KeyedHash hash, FindingWriter writer) {
        this.reading = reading;
        this.people = people;
        this.linkage = linkage;
        this.hash = hash;
        this.writer = writer;
    }

    List<Finding> all() {
        values();
        claims();
        disguised(reading.invisible(), Mechanism.ZERO_WIDTH);
        disguised(reading.mixed(), Mechanism.HOMOGLYPH);
        hiddenContent();
        return findings;
    }

    private record Group(Recogniser recogniser, int column, Mechanism mechanism, boolean weak) {}

    private void values() {
        Map<Group, List<Hit>> groups = new LinkedHashMap<>();
        long columns = reading.hits().stream()
                .map(hit -> hit.cell().column())
                .distinct()
                .count();
        for (Hit hit : reading.hits()) {
            int column = columns > MOST_COLUMNS ? -1 : hit.cell().column();
            groups.computeIfAbsent(
                            new Group(hit.recogniser(), column, hit.mechanism(), hit.weak()),
                            group -> new ArrayList<>())
                    .add(hit);
        }
        groups.forEach((group, hits) -> findings.add(ofValues(group, hits)));
    }

    private Finding ofValues(Group group, List<Hit> hits) {
        Recogniser recogniser = group.recogniser();
        Set<Integer> rows = new HashSet<>();
        hits.forEach(hit -> rows.add(hit.cell().row()));
        return writer.write(
                recogniser.id(),
                recogniser.version(),
                Place.of(reading.table().path(), hits.stream().map(Hit::cell).toList()),
                group.mechanism(),
                group.weak() ? 0 : people.of(rows).size(),
                hits.size(),
                severity(group),
                MaskedSample.of(recogniser.kind(), hits.get(0).value()),
                hash.ofValues(recogniser.id(), hits.stream().map(Hit::value).toList()),
                group.weak() ? Set.of() : EnumSet.of(ProtectionCategory.SPII));
    }

    private static Severity severity(Group group) {
        if (group.weak()) {
            return Severity.LOW;
        }
        if (group.mechanism() != Mechanism.VISIBLE) {
            return Severity.CRITICAL;
        }
        return group.recogniser().check() == Recogniser.Check.COUNTRY ? Severity.MEDIUM : Severity.HIGH;
    }

    private void claims() {
        for (ProtectionCategory category : linkage.categories()) {
            Map<Mechanism, Set<Integer>> byMechanism = new EnumMap<>(Mechanism.class);
            Map<Integer, Mechanism> ofRow = mechanismOfRows(linkage.cells(category));
            linkage.rows(category)
                    .forEach(row -> byMechanism
                            .computeIfAbsent(ofRow.getOrDefault(row, Mechanism.VISIBLE), each -> new HashSet<>())
                            .add(row));
            byMechanism.forEach((mechanism, rows) -> findings.add(linked(category, mechanism, rows)));
        }
        if (linkage.categories().isEmpty() && !reading.claims().isEmpty()) {
            vocabularyAlone();
        }
    }

    /** The way in which the person or the claim in a row is hidden; visible only where both are. */
    private Map<Integer, Mechanism> mechanismOfRows(List<Cell> claimCells) {
        Map<Integer, Mechanism> mechanisms = new HashMap<>();
        claimCells.forEach(cell -> mechanisms.merge(cell.row(), cell.mechanism(), FindingsOfTable::worse));
        reading.hits().stream()
                .filter(Hit::identifies)
                .forEach(hit -> mechanisms.merge(hit.cell().row(), hit.mechanism(), FindingsOfTable::worse));
        return mechanisms;
    }

    private static Mechanism worse(Mechanism one, Mechanism other) {
        return one == Mechanism.VISIBLE ? other : one;
    }

    private Finding linked(ProtectionCategory category, Mechanism mechanism, Set<Integer> rows) {
        var cells = new ArrayList<Cell>();
        reading.hits().stream()
                .filter(hit -> hit.identifies() && rows.contains(hit.cell().row()))
                .forEach(hit -> cells.add(hit.cell()));
        linkage.cells(category).stream()
                .filter(cell -> rows.contains(cell.row()))
                .forEach(cells::add);
        Set<String> linkedPeople = people.of(rows);
        return writer.write(
                "LINKED_CLAIM",
                Ruleset.CODE_VERSION,
                Place.of(reading.table().path(), cells),
                mechanism,
                linkedPeople.size(),
                rows.size(),
                Severity.CRITICAL,
                null,
                hash.ofValues(
                        "LINKED_CLAIM " + category,
                        linkedPeople.stream().sorted().toList()),
                EnumSet.of(category));
    }

    private void vocabularyAlone() {
        List<Cell> cells =
                reading.claims().stream().map(TableReading.Claim::cell).toList();
        findings.add(writer.write(
                "CLAIM_WORDS",
                Ruleset.CODE_VERSION,
                Place.of(reading.table().path(), cells),
                mechanism(cells),
                0,
                cells.size(),
                Severity.LOW,
                reading.claims().get(0).words(),
                hash.ofValues(
                        "CLAIM_WORDS",
                        reading.claims().stream().map(TableReading.Claim::words).toList()),
                Set.of()));
    }

    private void disguised(List<Cell> cells, Mechanism mechanism) {
        if (!cells.isEmpty()) {
            findings.add(cellsWithout("DISGUISED_TEXT", cells, mechanism, EnumSet.of(ProtectionCategory.UNKNOWN)));
        }
    }

    private void hiddenContent() {
        Map<Mechanism, List<Cell>> hidden = new EnumMap<>(Mechanism.class);
        for (Cell cell : reading.table().cells()) {
            if (cell.mechanism().hidden()) {
                hidden.computeIfAbsent(cell.mechanism(), each -> new ArrayList<>())
                        .add(cell);
            }
        }
        hidden.forEach((mechanism, cells) -> findings.add(cellsWithout("HIDDEN_CONTENT", cells, mechanism, Set.of())));
    }

    /** A finding about cells for what they are, not for their values. */
    private Finding cellsWithout(String id, List<Cell> cells, Mechanism mechanism, Set<ProtectionCategory> categories) {
        return writer.write(
                id,
                Ruleset.CODE_VERSION,
                Place.of(reading.table().path(), cells),
                mechanism,
                0,
                cells.size(),
                Severity.MEDIUM,
                null,
                hash.ofValues(id, cells.stream().map(Cell::value).toList()),
                categories);
    }

    private static Mechanism mechanism(Collection<Cell> cells) {
        return cells.stream().map(Cell::mechanism).reduce(Mechanism.VISIBLE, FindingsOfTable::worse);
    }
}
