package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.TreeFrontier;

/**
 * Records the log's heads and signs them. What is signed was committed before, and lies in the file outside the database
 * before; it was computed from the leaves that this replica verified, and compared with the root that the tiles gave. A crash
 * between leaves a head without a signature: the next step makes it.
 */
@ApplicationScoped
class CheckpointSigning {
    private static final String NEWEST = "select (select coalesce(max(tree_size), 0) from audit.integration),"
            + " (select coalesce(max(tree_size), 0) from audit.checkpoint)";

    private final LogKeys keys;
    private final KeptHead head;

    CheckpointSigning(LogKeys keys, KeptHead head) {
        this.keys = keys;
        this.head = head;
    }

    /**
     * Completes the tiles and records the root of what was integrated.
     *
     * @param connection in the transaction of the step that appended, under {@link Leadership}
     */
    void record(Connection connection) throws SQLException {
        long size;
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery(NEWEST)) {
            newest.next();
            size = newest.getLong(1);
            if (size == newest.getLong(2)) {
                return;
            }
        }
        var tiles = new LogTiles(connection);
        tiles.complete(size);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit.checkpoint (tree_size, root) values (?, ?)")) {
            insert.setLong(1, size);
            insert.setBytes(2, tiles.tree(size).root().bytes());
            insert.executeUpdate();
        }
    }

    /**
     * Signs the head that was kept, where that is not done yet.
     *
     * @param connection in a READ COMMITTED transaction under {@link Leadership}
     * @return the head, if it is signed now
     */
    Optional<Checkpoint> sign(Connection connection) throws SQLException {
        TreeFrontier kept = head.newest();
        if (head.isContradicted() || kept.size() == 0) {
            return Optional.empty();
        }
        Optional<Sha256> recorded = root(connection, kept.size());
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(keys.origin(), kept.size(), kept.root());
        if (!recorded.get().equals(checkpoint.root())) {
            head.contradict("the tiles of the log have another root at size " + kept.size() + " than its leaves");
            return Optional.empty();
        }
        Map<String, String> lines = lines(connection, kept.size());
        var signatures = keys.sign(checkpoint).iterator();
        for (NoteVerifier key : keys.verifiers()) {
            String line = signatures.next().line();
            String signer = signer(key);
            String stored = lines.get(signer);
            if (stored == null) {
                insert(connection, kept.size(), signer, line);
            } else if (!stored.equals(line)) {
                head.contradict("somebody else wrote the log's signature at size " + kept.size());
                return Optional.empty();
            }
        }
        return Optional.of(checkpoint);
    }

    /** How a table names who signed. */
    static String signer(NoteVerifier key) {
        return key.name() + "+" + key.id();
    }

    private static Optional<Sha256> root(Connection connection, long size) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select root from audit.checkpoint where tree_size = ?")) {
            select.setLong(1, size);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(MerkleHash.of(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    private static Map<String, String> lines(Connection connection, long size) throws SQLException {
        var lines = new HashMap<String, String>();
        try (PreparedStatement select = connection.prepareStatement(
                "select signer, line from audit.signature where tree_size = ? and kind = 'LOG'")) {
            select.setLong(1, size);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return lines;
    }

    private static void insert(Connection connection, long size, String signer, String line) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit.signature (tree_size, kind, signer, line) values (?, 'LOG', ?, ?)")) {
            insert.setLong(1, size);
            insert.setString(2, signer);
            insert.setString(3, line);
            insert.executeUpdate();
        }
    }
}
