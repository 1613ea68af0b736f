package org.imprimatur.audit.rules.tlog;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

/**
 * The right edge of an RFC 6962 Merkle tree: what is needed to append leaves and to know the root, and no more. Immutable.
 *
 * @param size how many leaves there are
 * @param subtrees the roots of the full subtrees that the leaves make, the largest first: one for each bit of the size
 */
public record TreeFrontier(long size, List<Sha256> subtrees) {
    /** RFC 6962, section 2.1: the root of no leaves is the hash of nothing. */
    public static final TreeFrontier EMPTY = new TreeFrontier(0, List.of());

    public TreeFrontier {
        subtrees = List.copyOf(subtrees);
        if (size < 0 || subtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(size + " leaves do not make " + subtrees.size() + " full subtrees");
        }
    }

    /** @param leafHash what {@link MerkleHash#leaf} answered for the next leaf */
    public TreeFrontier append(Sha256 leafHash) {
        var after = new ArrayList<>(subtrees);
        after.add(leafHash);
        for (long merged = size; (merged & 1) == 1; merged >>= 1) {
            Sha256 right = after.remove(after.size() - 1);
            Sha256 left = after.remove(after.size() - 1);
            after.add(MerkleHash.node(left, right));
        }
        return new TreeFrontier(size + 1, after);
    }

    public Sha256 root() {
        if (subtrees.isEmpty()) {
            return MerkleHash.OF_NOTHING;
        }
        Sha256 root = subtrees.get(subtrees.size() - 1);
        for (int at = subtrees.size() - 2; at >= 0; at--) {
            root = MerkleHash.node(subtrees.get(at), root);
        }
        return root;
    }
}
