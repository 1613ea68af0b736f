package org.imprimatur.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one transaction did to the rows of all tables. A snapshot that was taken before still sees each row that was changed or
 * removed since, and who did: such a row's {@code xmax}. That is also the number of whoever only locked a row, as
 * foreign keys do; but that row is still seen by a new snapshot, at the same place and written by the same transaction, where one that was
 * changed or removed is not. While the old snapshot lasts, PostgreSQL clears no such row away. What is written after a savepoint
 * has a number of its own and is not seen; a server for tests is too young to give a number twice.
 */
public final class ChangedRows implements AutoCloseable {
    private static final String TABLES = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";

    private final Connection before;
    private final List<String> tables;
    private final long next;

    private ChangedRows(Connection before, List<String> tables, long next) {
        this.before = before;
        this.tables = tables;
        this.next = next;
    }

    /**
     * Of one table.
     *
     * @param written rows that it wrote, also in the place of others
     * @param gone rows that are not there any more as they were
     */
    public record Of(int written, int gone) {}

    /** From here on. */
    public static ChangedRows begin() throws SQLException {
        Connection before = RealServices.superuserConnection();
        before.setAutoCommit(false);
        before.setReadOnly(true);
        before.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        long next = Long.parseLong(
                column(before, "select pg_snapshot_xmin(pg_current_snapshot())").get(0));
        return new ChangedRows(before, column(before, TABLES), next);
    }

    /** By table; those alone where it did anything. Each row that is gone counts that is not known to be somebody else's doing. */
    public Map<String, Of> by(long transaction) throws SQLException {
        var all = new TreeMap<String, Of>();
        try (Connection after = RealServices.superuserConnection()) {
            long end = Long.parseLong(column(after, "select pg_snapshot_xmax(pg_current_snapshot())")
                    .get(0));
            for (String table : tables) {
                int written = column(after, "select 1 from " + table + " where xmin::text = '" + transaction + "'")
                        .size();
                int gone = 0;
                for (String marked : gone(after, table)) {
                    // Where several locked the row, it is another kind of number, and anybody's.
                    long by = Long.parseLong(marked);
                    if (by == transaction || by < next || by >= end) {
                        gone++;
                    }
                }
                if (written + gone > 0) {
                    all.put(table, new Of(written, gone));
                }
            }
        }
        return all;
    }

    /** Of each row that is not there any more as it was, by whom. */
    private List<String> gone(Connection after, String table) throws SQLException {
        var marked = new HashMap<String, String>();
        for (String row : column(
                before, "select xmax || ' ' || ctid || ' ' || xmin from " + table + " where xmax::text <> '0'")) {
            int blank = row.indexOf(' ');
            marked.put(row.substring(blank + 1), row.substring(0, blank));
        }
        Set<String> there = new HashSet<>(column(after, "select ctid || ' ' || xmin from " + table));
        marked.keySet().removeAll(there);
        return List.copyOf(marked.values());
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (found.next()) {
                all.add(found.getString(1));
            }
            return all;
        }
    }

    @Override
    public void close() throws SQLException {
        before.rollback();
        before.close();
    }
}
