package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Walks the entries and looks for those behind the low-water mark that have no place. The integration never comes to them, so
 * that they never count as newer than an old row that somebody puts back: whoever raises the mark could undo every later act.
 */
@ApplicationScoped
class PlaceVerification {
    // A restored database has transaction ids of its own; the next step of the integration looks at everything then.
    private static final String MARK =
            "with mark as (select i.low_xid from audit.integration i where i.system_identifier ="
                    + " (select system_identifier from pg_control_system()) order by i.tree_size desc limit 1)";

    private static final String ENTRIES = MARK
            + " select e.entry_seq, coalesce(e.xid < (select low_xid from mark), false)"
            + " and not exists (select from audit.leaf l where l.entry_seq = e.entry_seq)"
            + " from audit.entry e where e.entry_seq > ? order by e.entry_seq limit ?";

    private static final String MARK_LIES_AHEAD =
            MARK + " select coalesce((select low_xid from mark) > pg_snapshot_xmax(pg_current_snapshot()), false)";

    /** How far one walk has come: the last number that was looked at. */
    record Walk(long after, boolean isFinished) {
        /** Numbers begin with 1; somebody could have given an entry another. */
        static final Walk BEGINNING = new Walk(Long.MIN_VALUE, false);
    }

    /**
     * One step, in a transaction that sees one state.
     *
     * @param finding takes what is wrong: numbers only
     */
    Walk step(Connection connection, Walk walk, int limit, Consumer<String> finding) throws SQLException {
        int seen = 0;
        long last = walk.after();
        try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setLong(1, last);
            select.setInt(2, limit);
            try (ResultSet entries = select.executeQuery()) {
                while (entries.next()) {
                    seen++;
                    last = entries.getLong(1);
                    if (entries.getBoolean(2)) {
                        finding.accept("entry_seq " + last + " is behind the low-water mark and has no place");
                    }
                }
            }
        }
        boolean finished = seen < limit;
        if (finished && markLiesAhead(connection)) {
            finding.accept("the low-water mark lies ahead of every transaction");
        }
        return new Walk(last, finished);
    }

    private static boolean markLiesAhead(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MARK_LIES_AHEAD);
                ResultSet answer = select.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
