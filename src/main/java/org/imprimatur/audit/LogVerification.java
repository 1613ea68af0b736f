package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.TreeFrontier;

/**
 * Walks the log from its first entry to the head that was kept, and derives everything anew from the entries' bodies: MAC,
 * leaf hash, the columns that are only an index, the attestations, the dense log index, and at the end the root.
 */
@ApplicationScoped
class LogVerification {
    private static final String LEAVES = "select l.log_index, l.leaf_hash, e.key_id, e.mac, e.body,"
            + " (select string_agg(a.kind || ' ' || a.row_id || ' ' || encode(a.sha256, 'hex') || ' ' || a.entry_seq, ','"
            + " order by a.kind, a.row_id) from audit.attestation a where a.log_index = l.log_index), l.entry_seq,"
            + " exists (select from audit.attestation a join audit.attestation b on b.kind = a.kind and b.row_id = a.row_id"
            + " where a.log_index = l.log_index and b.log_index < a.log_index and b.entry_seq > a.entry_seq), "
            + LeafColumns.NAMES.replaceAll("(\\w+)", "l.$1")
            + " from audit.leaf l left join audit.entry e on e.entry_seq = l.entry_seq and e.entry_id = l.entry_id"
            + " where l.log_index >= ? and l.log_index < ? order by l.log_index limit ?";

    private final MacKeys keys;
    private final KeptHead head;
    private final TreeVerification tree;

    LogVerification(MacKeys keys, KeptHead head, TreeVerification tree) {
        this.keys = keys;
        this.head = head;
        this.tree = tree;
    }

    /** How far one walk has come. */
    record Walk(TreeFrontier seen, TreeFrontier until) {
        boolean isFinished() {
            return seen.size() >= until.size();
        }
    }

    Walk begin() {
        return new Walk(TreeFrontier.EMPTY, head.newest());
    }

    /**
     * One step, in a transaction that sees one state.
     *
     * @param finding takes what is wrong: places and ids, nothing of what is in them
     */
    Walk step(Connection connection, Walk walk, int limit, Consumer<String> finding) throws SQLException {
        TreeFrontier seen = walk.seen();
        var leaves = new ArrayList<Sha256>();
        int found = 0;
        try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
            select.setLong(1, seen.size());
            select.setLong(2, walk.until().size());
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && rows.getLong(1) == seen.size()) {
                    found++;
                    if (!isAsItsEntrySays(rows)) {
                        finding.accept("log index " + seen.size() + " is not what its entry says");
                    }
                    if (rows.getBoolean(8)) {
                        finding.accept("log index " + seen.size()
                                + " is numbered before an older entry about the same row: the newest would not count");
                    }
                    leaves.add(MerkleHash.of(rows.getBytes(2)));
                    seen = seen.append(leaves.get(leaves.size() - 1));
                }
            }
        }
        tree.compareHeads(connection, walk.seen().size(), seen.size(), new Growing(walk.seen(), leaves), finding);
        if (found == 0 && !walk.isFinished()) {
            finding.accept("log index " + seen.size() + " is missing");
            return new Walk(walk.until(), walk.until());
        }
        if (seen.size() == walk.until().size() && !seen.equals(walk.until())) {
            head.contradict("the log in the database has another root at size " + seen.size() + " than it had");
        }
        return new Walk(seen, walk.until());
    }

    /** Grows from head to head, so that no root is computed but those that are compared. */
    private static final class Growing implements TreeVerification.Roots {
        private final List<Sha256> leaves;
        private final long begin;
        private TreeFrontier tree;

        Growing(TreeFrontier tree, List<Sha256> leaves) {
            this.tree = tree;
            this.begin = tree.size();
            this.leaves = leaves;
        }

        @Override
        public Sha256 at(long size) {
            while (tree.size() < size) {
                tree = tree.append(leaves.get((int) (tree.size() - begin)));
            }
            return tree.root();
        }
    }

    private boolean isAsItsEntrySays(ResultSet leaf) throws SQLException {
        byte[] body = leaf.getBytes(5);
        if (body == null || !keys.verify(leaf.getInt(3), leaf.getBytes(4), body)) {
            return false;
        }
        VerifiedEntry entry = VerifiedEntry.parse(body);
        long sequence = leaf.getLong(7);
        var attested = new TreeSet<String>();
        entry.rows().forEach(row -> attested.add(row + " " + sequence));
        String indexed = leaf.getString(6);
        return HexFormat.of()
                        .formatHex(leaf.getBytes(2))
                        .equals(MerkleHash.leaf(body).hex())
                && LeafColumns.of(entry).equals(LeafColumns.read(leaf, 9))
                && String.join(",", attested).equals(indexed == null ? "" : indexed);
    }
}
