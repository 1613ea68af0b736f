package org.imprimatur.audit.rules.tlog;

import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;

/**
 * That a leaf is in a tree, RFC 9162, section 2.1.3. May come from somebody who is not trusted: nothing is refused here, an
 * impossible proof proves nothing.
 *
 * @param index the leaf's place, from 0
 * @param size of the tree
 * @param path from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Sha256> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    public boolean proves(Sha256 leaf, Sha256 root) {
        return rootOver(leaf).filter(root::equals).isPresent();
    }

    /** The root of the only tree in which this proves the leaf, RFC 9162, section 2.1.3.2; empty where there is none. */
    public Optional<Sha256> rootOver(Sha256 leaf) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long place = index;
        long last = size - 1;
        Sha256 hash = leaf;
        for (Sha256 sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                hash = MerkleHash.node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
