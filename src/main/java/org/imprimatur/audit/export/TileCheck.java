package org.imprimatur.audit.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TreeFrontier;

/**
 * The tree over leaves that come one after the other, and what its tiles must hold: kept as one sum for each tile, so that a log of
 * any size fits into memory.
 */
final class TileCheck {
    private final List<List<Sha256>> edge = new ArrayList<>();
    private final List<Long> complete = new ArrayList<>();
    private final Map<Tile, Sha256> sums = new HashMap<>();

    private long size;

    void append(Sha256 leaf) {
        append(0, leaf);
        size++;
    }

    long size() {
        return size;
    }

    /** The root over all leaves so far: the full subtrees of the tiles on the right edge, the largest first. */
    Sha256 root() {
        var subtrees = new ArrayList<Sha256>();
        for (int level = edge.size() - 1; level >= 0; level--) {
            List<Sha256> hashes = edge.get(level);
            int from = 0;
            for (int count = Tile.FULL / 2; count > 0; count /= 2) {
                if ((hashes.size() & count) != 0) {
                    subtrees.add(new TileHashes(hashes.subList(from, from + count)).root(0, count));
                    from += count;
                }
            }
        }
        return new TreeFrontier(size, subtrees).root();
    }

    private void append(int level, Sha256 hash) {
        if (edge.size() == level) {
            edge.add(new ArrayList<>());
            complete.add(0L);
        }
        List<Sha256> hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.FULL) {
            TileHashes full = new TileHashes(hashes);
            sums.put(new Tile(level, complete.get(level), Tile.FULL), Sha256.of(full.bytes()));
            complete.set(level, complete.get(level) + 1);
            hashes.clear();
            append(level + 1, full.root());
        }
    }

    /** The sum of the bytes of one of the tree's tiles. Empty for a tile that the tree does not have. */
    Optional<Sha256> sum(Tile tile) {
        if (tile.isFull()) {
            return Optional.ofNullable(sums.get(tile));
        }
        boolean isEdge = tile.level() < edge.size()
                && tile.index() == complete.get(tile.level())
                && edge.get(tile.level()).size() == tile.width();
        return isEdge ? Optional.of(Sha256.of(new TileHashes(edge.get(tile.level())).bytes())) : Optional.empty();
    }
}
