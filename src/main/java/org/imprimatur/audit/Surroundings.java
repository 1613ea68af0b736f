package org.imprimatur.audit;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Rows that something remembered rests on beside those that entries vouch for, or of which there must be no more than there were:
 * all rows of a table with certain values in one column. A row that is added to them, changed or removed changes them
 * (decision 0039).
 *
 * @param table with its schema
 * @param column indexed, as it is looked up at each question
 * @param areDigests whether the values are SHA-256, given in hexadecimal, or else UUIDs
 */
public record Surroundings(String table, String column, boolean areDigests) implements Comparable<Surroundings> {
    /** The entries that vouch for rows. */
    static final Surroundings ENTRIES = byId("audit.entry", "entry_id");

    /** All rows that name one of these ids. */
    public static Surroundings byId(String table, String column) {
        return new Surroundings(table, column, false);
    }

    /** All rows that name one of these digests. */
    public static Surroundings byDigest(String table, String column) {
        return new Surroundings(table, column, true);
    }

    @Override
    public int compareTo(Surroundings other) {
        int byTable = table.compareTo(other.table);
        return byTable == 0 ? column.compareTo(other.column) : byTable;
    }

    /** What a row is looked up by, in SQL, as it is given. */
    String valueOf(String row) {
        return areDigests ? "encode(" + row + "." + column + ", 'hex')" : "cast(" + row + "." + column + " as text)";
    }

    /** The type that {@link #literal} is cast to. */
    String type() {
        return areDigests ? "bytea[]" : "uuid[]";
    }

    /** An array of these values, as PostgreSQL reads it. */
    String literal(Collection<String> values) {
        return values.stream()
                .sorted()
                .map(value -> areDigests ? "\"\\\\x" + value + "\"" : value)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
