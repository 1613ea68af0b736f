package org.imprimatur.inspection.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who the rows of one table are about, each person by a keyed hash. A row names its people by the best that it holds: numbers
 * of a register; otherwise name with date of birth; otherwise address or telephone; a date of birth alone makes one person
 * per row. The same person under two of these in two tables counts twice: counts err upwards.
 */
final class People {
    private static final List<String> REGISTERS = List.of("A_NUMBER", "SSN", "RECEIPT_NUMBER");

    private final Map<Integer, Set<String>> byRow = new TreeMap<>();
    private final Set<Integer> knownByContactOnly = new HashSet<>();

    People(String path, List<Hit> hits, KeyedHash hash) {
        Map<Integer, List<Hit>> rows = hits.stream()
                .filter(Hit::identifies)
                .collect(Collectors.groupingBy(hit -> hit.cell().row()));
        Map<String, String> hashes = new HashMap<>();
        rows.forEach((row, ofRow) -> byRow.put(
                row,
                identifiers(path, row, ofRow).stream()
                        .map(identifier -> hashes.computeIfAbsent(identifier, hash::ofPerson))
                        .collect(Collectors.toSet())));
    }

    private Set<String> identifiers(String path, int row, List<Hit> hits) {
        for (String register : REGISTERS) {
            Set<String> numbers = values(hits, register);
            if (!numbers.isEmpty()) {
                return numbers;
            }
        }
        Set<String> births = values(hits, "DATE_OF_BIRTH");
        String name = hits.stream()
                .filter(hit -> hit.recogniser().kind() == Recogniser.Kind.NAME)
                .sorted(Comparator.comparingInt(hit -> hit.cell().column()))
                .map(Hit::value)
                .distinct()
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return Set.of("NAME:" + name + births);
        }
        if (!births.isEmpty()) {
            return Set.of("ROW:" + path + ":" + row);
        }
        knownByContactOnly.add(row);
        Set<String> addresses = values(hits, "EMAIL");
        return addresses.isEmpty() ? values(hits, "PHONE") : addresses;
    }

    private static Set<String> values(List<Hit> hits, String recogniser) {
        return hits.stream()
                .filter(hit -> hit.recogniser().id().equals(recogniser))
                .map(hit -> recogniser + ":" + hit.value())
                .collect(Collectors.toSet());
    }

    Set<Integer> rows() {
        return byRow.keySet();
    }

    Set<String> of(int row) {
        return byRow.getOrDefault(row, Set.of());
    }

    /** Only an address or a telephone number stands there, which a page of statistics may name for questions. */
    boolean isKnownByContactOnly(int row) {
        return knownByContactOnly.contains(row);
    }

    Set<String> all() {
        return of(byRow.keySet());
    }

    Set<String> of(Set<Integer> rows) {
        var people = new HashSet<String>();
        rows.forEach(row -> people.addAll(of(row)));
        return people;
    }
}
