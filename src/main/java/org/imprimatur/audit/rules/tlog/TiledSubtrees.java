package org.imprimatur.audit.rules.tlog;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.imprimatur.audit.rules.Sha256;

/** A tree's subtrees, read from its tiles. Each tile is asked for once; for one thread. */
public final class TiledSubtrees implements Subtrees {
    private final long size;
    private final Function<Tile, TileHashes> tiles;
    private final Map<Tile, TileHashes> read = new HashMap<>();

    /**
     * @param size of the tree whose tiles these are
     * @param tiles answers a tile with exactly its width
     */
    public TiledSubtrees(long size, Function<Tile, TileHashes> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public Sha256 root(int height, long index) {
        int level = height / Tile.HEIGHT;
        int above = height % Tile.HEIGHT;
        long first = index << above;
        Tile tile = Tile.inTree(level, first >> Tile.HEIGHT, size);
        TileHashes hashes = read.get(tile);
        if (hashes == null) {
            hashes = tiles.apply(tile);
            if (hashes.hashes().size() != tile.width()) {
                throw new TlogFormatException(
                        "tile " + tile.path() + " has " + hashes.hashes().size() + " hashes");
            }
            read.put(tile, hashes);
        }
        return hashes.root((int) (first & (Tile.FULL - 1)), 1 << above);
    }
}
