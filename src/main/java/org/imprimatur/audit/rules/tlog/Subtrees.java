package org.imprimatur.audit.rules.tlog;

import org.imprimatur.audit.rules.Sha256;

/** Where a tree's full subtrees are looked up: in tiles, or in what a test has made. */
@FunctionalInterface
public interface Subtrees {
    /**
     * The root of the full subtree over the leaves {@code index * 2^height} (inclusive) to {@code (index + 1) * 2^height}. Never
     * asked for one that reaches beyond the tree.
     *
     * @param height 0 for a leaf's hash
     */
    Sha256 root(int height, long index);
}
