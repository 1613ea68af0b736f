package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteSignature;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TlogFormatException;

/**
 * Walks the tiles of the tree, which are only an index of the leaves: each must be what the level below it gives. And, while
 * {@link LogVerification} goes from leaf to leaf, compares the heads that were recorded and signed with the root there.
 */
@ApplicationScoped
class TreeVerification {
    private static final String TILES = "select level, idx, hashes, root from audit.tile where (level, idx) > (?, ?)"
            + " order by level, idx limit ?";
    private static final String HEADS =
            "select c.tree_size, c.root, s.line from audit.checkpoint c left join audit.signature s"
                    + " on s.tree_size = c.tree_size and s.kind = 'LOG' and s.signer = ? where c.tree_size > ?"
                    + " and c.tree_size <= ? order by c.tree_size";

    private final LogKeys keys;

    TreeVerification(LogKeys keys) {
        this.keys = keys;
    }

    /** How far one walk has come: the last tile that was looked at. */
    record Walk(int level, long index, boolean isFinished) {
        static final Walk BEGINNING = new Walk(-1, 0, false);
    }

    /**
     * One step, in a transaction that sees one state.
     *
     * @param finding takes what is wrong: places only
     */
    Walk step(Connection connection, Walk walk, int limit, Consumer<String> finding) throws SQLException {
        int seen = 0;
        Walk last = walk;
        try (PreparedStatement select = connection.prepareStatement(TILES)) {
            select.setInt(1, walk.level());
            select.setLong(2, walk.index());
            select.setInt(3, limit);
            try (ResultSet tiles = select.executeQuery()) {
                while (tiles.next()) {
                    seen++;
                    last = new Walk(tiles.getInt(1), tiles.getLong(2), false);
                    Tile tile = new Tile(last.level(), last.index(), Tile.FULL);
                    if (!isWhatIsBelow(connection, tile, tiles)) {
                        finding.accept("tile " + tile.path() + " is not what the log gives");
                    }
                }
            }
        }
        return seen < limit ? new Walk(last.level(), last.index(), true) : last;
    }

    private static boolean isWhatIsBelow(Connection connection, Tile tile, ResultSet row) throws SQLException {
        try {
            TileHashes below = new LogTiles(connection).fromBelow(tile);
            return below.hashes().size() == Tile.FULL
                    && below.equals(TileHashes.of(row.getBytes(3)))
                    && below.root().equals(MerkleHash.of(row.getBytes(4)));
        } catch (LogUnreadable nothingBelow) {
            return false;
        }
    }

    /** The root that the leaves give at a size. */
    interface Roots {
        Sha256 at(long size);
    }

    /**
     * Compares the heads after one size up to another.
     *
     * @param roots asked for the sizes of heads only, in ascending order
     */
    void compareHeads(Connection connection, long after, long through, Roots roots, Consumer<String> finding)
            throws SQLException {
        NoteVerifier newest = keys.verifiers().get(keys.verifiers().size() - 1);
        try (PreparedStatement select = connection.prepareStatement(HEADS)) {
            select.setString(1, CheckpointSigning.signer(newest));
            select.setLong(2, after);
            select.setLong(3, through);
            try (ResultSet heads = select.executeQuery()) {
                while (heads.next()) {
                    Checkpoint head = new Checkpoint(keys.origin(), heads.getLong(1), MerkleHash.of(heads.getBytes(2)));
                    if (!head.root().equals(roots.at(head.size()))) {
                        finding.accept("the head at size " + head.size() + " has another root than the log");
                    }
                    String line = heads.getString(3);
                    if (line != null && !isSigned(head, newest, line)) {
                        finding.accept("the head at size " + head.size() + " has a signature that is not the log's");
                    }
                }
            }
        }
    }

    private static boolean isSigned(Checkpoint head, NoteVerifier key, String line) {
        try {
            return new SignedNote(head.text(), List.of(NoteSignature.parse(line))).isSignedBy(List.of(key));
        } catch (TlogFormatException forged) {
            return false;
        }
    }
}
