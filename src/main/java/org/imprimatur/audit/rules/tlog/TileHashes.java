package org.imprimatur.audit.rules.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

/** What is in a tile: 1 to 256 hashes, 32 bytes each. */
public record TileHashes(List<Sha256> hashes) {
    /** Bytes of one. */
    public static final int BYTES = 32;

    public TileHashes {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > Tile.FULL) {
            throw new TlogFormatException("a tile has 1 to 256 hashes and not " + hashes.size());
        }
    }

    public static TileHashes of(byte[] bytes) {
        if (bytes.length % BYTES != 0) {
            throw new TlogFormatException("a tile of " + bytes.length + " bytes");
        }
        var hashes = new ArrayList<Sha256>();
        for (int at = 0; at < bytes.length; at += BYTES) {
            hashes.add(MerkleHash.of(Arrays.copyOfRange(bytes, at, at + BYTES)));
        }
        return new TileHashes(hashes);
    }

    public byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * BYTES];
        for (int each = 0; each < hashes.size(); each++) {
            System.arraycopy(hashes.get(each).bytes(), 0, bytes, each * BYTES, BYTES);
        }
        return bytes;
    }

    /** The root over all of them, if it is a full tile: what stands for it in the tile above. */
    public Sha256 root() {
        if (hashes.size() != Tile.FULL) {
            throw new IllegalStateException("a partial tile of " + hashes.size() + " has no place in the level above");
        }
        return root(0, Tile.FULL);
    }

    /** The root over some of them. @param count a power of two */
    public Sha256 root(int from, int count) {
        if (count == 1) {
            return hashes.get(from);
        }
        int half = count / 2;
        return MerkleHash.node(root(from, half), root(from + half, half));
    }
}
