package org.imprimatur.audit.rules.tlog;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

/**
 * A tree of RFC 6962, section 2.1, of which only roots of full subtrees are read, and of these only what an answer needs.
 *
 * @param size how many leaves there are
 */
public record MerkleTree(long size, Subtrees subtrees) {
    public MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " leaves");
        }
    }

    public Sha256 root() {
        return size == 0 ? MerkleHash.OF_NOTHING : hash(0, size);
    }

    /** The part of the tree that there was when it had fewer leaves. */
    public MerkleTree whenItHad(long earlier) {
        if (earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves never had " + earlier);
        }
        return new MerkleTree(earlier, subtrees);
    }

    /**
     * RFC 6962, section 2.1.1.
     *
     * @throws IllegalArgumentException for an index that is not in the tree
     */
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none at " + index);
        }
        var path = new ArrayList<Sha256>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * RFC 6962, section 2.1.2; RFC 9162, section 2.1.4.1.
     *
     * @param first from 0 to the size; at both ends the proof is empty
     */
    public ConsistencyProof consistency(long first) {
        if (first < 0 || first > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves never had " + first);
        }
        var path = new ArrayList<Sha256>();
        if (first > 0 && first < size) {
            subproof(first, 0, size, true, path);
        }
        return new ConsistencyProof(first, size, path);
    }

    private void path(long index, long begin, long end, List<Sha256> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + split(end - begin);
        if (index < middle) {
            path(index, begin, middle, path);
            path.add(hash(middle, end));
        } else {
            path(index, middle, end, path);
            path.add(hash(begin, middle));
        }
    }

    /** @param known whether this subtree's root is one that whoever holds the first root can compute already */
    private void subproof(long first, long begin, long end, boolean known, List<Sha256> path) {
        if (first == end) {
            if (!known) {
                path.add(hash(begin, end));
            }
            return;
        }
        long middle = begin + split(end - begin);
        if (first <= middle) {
            subproof(first, begin, middle, known, path);
            path.add(hash(middle, end));
        } else {
            subproof(first, middle, end, false, path);
            path.add(hash(begin, middle));
        }
    }

    private Sha256 hash(long begin, long end) {
        long leaves = end - begin;
        if (Long.bitCount(leaves) == 1 && begin % leaves == 0) {
            int height = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(height, begin >> height);
        }
        long middle = begin + split(leaves);
        return MerkleHash.node(hash(begin, middle), hash(middle, end));
    }

    /** The largest power of two that is smaller. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
