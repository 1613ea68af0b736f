package org.imprimatur.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.MerkleTree;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TiledSubtrees;

/** The tree's tiles as one transaction sees them. For one thread. */
final class LogTiles {
    private static final String FULL = "select hashes from audit.tile where level = ? and idx = ?";
    private static final String LEAVES =
            "select leaf_hash from audit.leaf where log_index >= ? and log_index < ? order by log_index";
    private static final String ROOTS =
            "select root from audit.tile where level = ? and idx >= ? and idx < ? order by idx";

    private final Connection connection;

    LogTiles(Connection connection) {
        this.connection = connection;
    }

    /** Reads what an answer needs, and fails with {@link LogUnreadable} where a tile is missing. */
    MerkleTree tree(long size) {
        return new MerkleTree(size, new TiledSubtrees(size, this::read));
    }

    /** @throws LogUnreadable where the database does not hold it */
    TileHashes read(Tile tile) {
        try {
            TileHashes found = tile.isFull() ? full(tile) : fromBelow(tile);
            if (found.hashes().size() != tile.width()) {
                throw new LogUnreadable("tile " + tile.path() + " is not whole");
            }
            return found;
        } catch (SQLException failure) {
            throw new LogUnreadable("tile " + tile.path() + " cannot be read", failure);
        }
    }

    /**
     * Completes the tiles of a log of this size: those of the lowest level from the leaves, the others from the roots below
     * them. Most steps complete none.
     */
    void complete(long size) throws SQLException {
        long hashes = size;
        for (int level = 0; hashes >= Tile.FULL; level++, hashes >>= Tile.HEIGHT) {
            for (long index = firstMissing(level); (index + 1) << Tile.HEIGHT <= hashes; index++) {
                Tile tile = new Tile(level, index, Tile.FULL);
                insert(tile, fromBelow(tile));
            }
        }
    }

    private TileHashes full(Tile tile) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FULL)) {
            select.setInt(1, tile.level());
            select.setLong(2, tile.index());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new LogUnreadable("tile " + tile.path() + " is missing");
                }
                return TileHashes.of(row.getBytes(1));
            }
        }
    }

    /**
     * From what is below it, of any width, also a full one that is not there yet.
     *
     * @throws LogUnreadable where there is nothing below
     */
    TileHashes fromBelow(Tile tile) throws SQLException {
        long first = tile.index() << Tile.HEIGHT;
        try (PreparedStatement select = connection.prepareStatement(tile.level() == 0 ? LEAVES : ROOTS)) {
            int parameter = 1;
            if (tile.level() > 0) {
                select.setInt(parameter++, tile.level() - 1);
            }
            select.setLong(parameter++, first);
            select.setLong(parameter, first + tile.width());
            var hashes = new ArrayList<Sha256>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    hashes.add(MerkleHash.of(rows.getBytes(1)));
                }
            }
            if (hashes.isEmpty()) {
                throw new LogUnreadable("tile " + tile.path() + " is missing");
            }
            return new TileHashes(hashes);
        }
    }

    private long firstMissing(int level) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select coalesce(max(idx) + 1, 0) from audit.tile where level = ?")) {
            select.setInt(1, level);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void insert(Tile tile, TileHashes hashes) throws SQLException {
        if (hashes.hashes().size() != Tile.FULL) {
            throw new LogUnreadable("tile " + tile.path() + " is not whole");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit.tile (level, idx, hashes, root) values (?, ?, ?, ?)")) {
            insert.setInt(1, tile.level());
            insert.setLong(2, tile.index());
            insert.setBytes(3, hashes.bytes());
            insert.setBytes(4, hashes.root().bytes());
            insert.executeUpdate();
        }
    }
}
