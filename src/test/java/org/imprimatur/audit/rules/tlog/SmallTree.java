package org.imprimatur.audit.rules.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.rules.Sha256;

/** A tree that a test has made: leaf n is the number n in eight bytes. Its subtrees are computed once, by definition. */
final class SmallTree implements Subtrees {
    private final Map<Integer, Map<Long, Sha256>> roots = new HashMap<>();

    static byte[] entry(long index) {
        return ByteBuffer.allocate(Long.BYTES).putLong(index).array();
    }

    static Sha256 leaf(long index) {
        return MerkleHash.leaf(entry(index));
    }

    @Override
    public Sha256 root(int height, long index) {
        Map<Long, Sha256> ofHeight = roots.computeIfAbsent(height, none -> new HashMap<>());
        Sha256 known = ofHeight.get(index);
        if (known == null) {
            known = height == 0
                    ? leaf(index)
                    : MerkleHash.node(root(height - 1, 2 * index), root(height - 1, 2 * index + 1));
            ofHeight.put(index, known);
        }
        return known;
    }

    MerkleTree ofSize(long size) {
        return new MerkleTree(size, this);
    }

    /** The content of a tile, by the definition of C2SP tlog-tiles. */
    TileHashes tile(Tile tile) {
        List<Sha256> hashes = new ArrayList<>();
        for (int each = 0; each < tile.width(); each++) {
            hashes.add(root(Tile.HEIGHT * tile.level(), tile.index() * Tile.FULL + each));
        }
        return new TileHashes(hashes);
    }
}
