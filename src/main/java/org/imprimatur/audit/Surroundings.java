package org.imprimatur.audit;

import java.util.Collection;
import java.util.Comparator;

/**
 * Rows that something remembered rests on beside those that entries vouch for, or of which there must be no more than there were:
 * all rows of a table with certain values in one column. A row that is added to them, changed or removed changes them
 * (decision 0039).
 *
 * @param table with its schema
 * @param column what rows are looked up by, of one row; indexed, as it is looked up at each question
 * @param values what these are
 * @param only a condition of SQL that rows meet to be among them, or {@code true}
 */
public record Surroundings(String table, String column, Values values, String only)
        implements Comparable<Surroundings> {
    /** What rows of a table are looked up by of which all are looked at, see {@link #all}. */
    public static final String EACH = "";

    /** The entries that vouch for rows. */
    static final Surroundings ENTRIES = byId("audit.entry", "entry_id");

    private static final Comparator<Surroundings> ORDER = Comparator.comparing(Surroundings::table)
            .thenComparing(Surroundings::column)
            .thenComparing(Surroundings::values)
            .thenComparing(Surroundings::only);

    /** What rows are looked up by. */
    public enum Values {
        /** UUIDs. */
        IDS("uuid[]"),
        /** SHA-256, given in hexadecimal. */
        DIGESTS("bytea[]"),
        /** Names of the schema's or the rules' own, which hold nothing that would have to be quoted. */
        NAMES("text[]");

        private final String type;

        Values(String type) {
            this.type = type;
        }
    }

    /** All rows that name one of these ids. */
    public static Surroundings byId(String table, String column) {
        return new Surroundings(table, "r." + column, Values.IDS, "true");
    }

    /** All rows that name one of these digests. */
    public static Surroundings byDigest(String table, String column) {
        return new Surroundings(table, "r." + column, Values.DIGESTS, "true");
    }

    /**
     * All rows that name one of these and meet a condition, which allows for a partial index.
     *
     * @param only in SQL, about one row
     */
    public static Surroundings byName(String table, String column, String only) {
        return new Surroundings(table, "r." + column, Values.NAMES, "r." + only);
    }

    /** All rows of a table that holds few, looked up by {@link #EACH}. */
    public static Surroundings all(String table) {
        return new Surroundings(table, "cast('" + EACH + "' as text)", Values.NAMES, "true");
    }

    @Override
    public int compareTo(Surroundings other) {
        return ORDER.compare(this, other);
    }

    /** Where these rows are, in SQL: from the table on; each row goes by the name {@code r}. The parameter is a {@link #literal}. */
    String found() {
        // Read into an array once, in a subquery: the planner expects the same of it whatever is in it, and no row
        // reads it again.
        return table + " r where " + column + " = any(cast((select cast(? as " + values.type + ")) as " + values.type
                + ")) and " + only;
    }

    /** What a row is looked up by, in SQL, as it is given. */
    String value() {
        return values == Values.DIGESTS ? "encode(" + column + ", 'hex')" : "cast(" + column + " as text)";
    }

    /** An array of these values, as PostgreSQL reads it. */
    String literal(Collection<String> these) {
        var literal = new StringBuilder(2 + 72 * these.size()).append('{');
        for (String value : these) {
            literal.append(literal.length() == 1 ? "" : ",");
            switch (values) {
                case IDS -> literal.append(value);
                case DIGESTS -> literal.append("\"\\\\x").append(value).append('"');
                case NAMES -> literal.append('"').append(value).append('"');
            }
        }
        return literal.append('}').toString();
    }
}
