package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One step of the integration: takes what became visible since the low-water mark and appends it to the log in one
 * transaction. A mark, not a cursor: sequence numbers become visible out of order, and a cursor would lose the late ones.
 */
@ApplicationScoped
class LogExtension {
    private static final Logger LOG = Logger.getLogger(LogExtension.class);

    private final MacKeys keys;
    private final Set<Long> reportedForgeries = new HashSet<>();

    LogExtension(MacKeys keys) {
        this.keys = keys;
    }

    private record Head(long treeSize, String lowXid, long systemIdentifier) {}

    private record Pending(long entrySeq, byte[] body, Instant insertedAt) {}

    /**
     * What one step did.
     *
     * @param seen how many visible entries were looked at; the given limit when there may be more
     * @param waitingSince when the entries were written that got their place
     */
    record Step(int seen, List<Instant> waitingSince) {}

    /** @param connection in a REPEATABLE READ transaction of the {@link Leadership}, which the caller commits or rolls back */
    Step extend(Connection connection, int limit) throws SQLException {
        Head head = head(connection);
        long systemIdentifier = systemIdentifier(connection);
        // A restored database has transaction ids of its own: look at everything once.
        String mark = head.systemIdentifier() == systemIdentifier ? head.lowXid() : "0";
        var found = new ArrayList<Pending>();
        int seen = pending(connection, mark, limit, found);
        if (found.isEmpty()) {
            return new Step(seen, List.of());
        }
        append(connection, head, found);
        // A forged entry keeps the mark where it is, so that the health check goes on seeing it.
        boolean allIntegrated = seen < limit && seen == found.size();
        advance(connection, head, found.size(), allIntegrated ? null : mark, systemIdentifier);
        return new Step(seen, found.stream().map(Pending::insertedAt).toList());
    }

    private static Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("select tree_size, low_xid::text, system_identifier"
                        + " from audit.integration order by tree_size desc limit 1")) {
            if (newest.next()) {
                return new Head(newest.getLong(1), newest.getString(2), newest.getLong(3));
            }
        }
        Head first = new Head(0, "0", systemIdentifier(connection));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit.integration (tree_size, low_xid, system_identifier) values (0, '0', ?)")) {
            insert.setLong(1, first.systemIdentifier());
            insert.executeUpdate();
        }
        return first;
    }

    private static long systemIdentifier(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select system_identifier from pg_control_system()")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private int pending(Connection connection, String mark, int limit, List<Pending> found) throws SQLException {
        int seen = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "select entry_seq, entry_id, key_id, mac, body, inserted_at from audit.entry e where xid >= ?::xid8"
                        + " and not exists (select from audit.leaf l where l.entry_seq = e.entry_seq)"
                        + " order by entry_seq limit ?")) {
            select.setString(1, mark);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen++;
                    long sequence = rows.getLong(1);
                    byte[] body = rows.getBytes(5);
                    UUID id = rows.getObject(2, UUID.class);
                    if (keys.verify(rows.getInt(3), rows.getBytes(4), body)
                            && VerifiedEntry.parse(body).id().equals(id)) {
                        found.add(
                                new Pending(sequence, body, rows.getTimestamp(6).toInstant()));
                    } else if (reportedForgeries.add(sequence)) {
                        LOG.errorf("audit.forgery.detected: entry_seq %d was not written by this service", sequence);
                    }
                }
            }
        }
        return seen;
    }

    private static void append(Connection connection, Head head, List<Pending> found) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit.leaf (log_index, entry_seq, leaf_hash, "
                        + LeafColumns.NAMES + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long index = head.treeSize();
            for (Pending entry : found) {
                insert.setLong(1, index++);
                insert.setLong(2, entry.entrySeq());
                insert.setBytes(3, MerkleHash.leaf(entry.body()).bytes());
                LeafColumns.of(VerifiedEntry.parse(entry.body())).set(insert, 4);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** @param unchangedMark null to move the mark up to the oldest transaction that is still running */
    private static void advance(
            Connection connection, Head head, int appended, @Nullable String unchangedMark, long systemIdentifier)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit.integration (tree_size, prev_size, low_xid, system_identifier)"
                        + " values (?, ?, coalesce(?::xid8, pg_snapshot_xmin(pg_current_snapshot())), ?)")) {
            insert.setLong(1, head.treeSize() + appended);
            insert.setLong(2, head.treeSize());
            insert.setString(3, unchangedMark);
            insert.setLong(4, systemIdentifier);
            insert.executeUpdate();
        }
    }
}
