package org.imprimatur.audit.rules.tlog;

import java.util.HexFormat;
import org.imprimatur.audit.rules.Sha256;

/** The hashes of RFC 6962, section 2.1. Leaves and nodes have prefixes of their own, so that neither passes for the other. */
public final class MerkleHash {
    /** The root of no leaves is the hash of nothing. */
    public static final Sha256 OF_NOTHING = Sha256.of(new byte[0]);

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleHash() {}

    public static Sha256 leaf(byte[] content) {
        var digest = Sha256.newDigest();
        digest.update(LEAF);
        digest.update(content);
        return Sha256.of(digest);
    }

    public static Sha256 node(Sha256 left, Sha256 right) {
        var digest = Sha256.newDigest();
        digest.update(NODE);
        digest.update(left.bytes());
        digest.update(right.bytes());
        return Sha256.of(digest);
    }

    /** @param bytes 32 of them, as a table or a file keeps them */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }
}
