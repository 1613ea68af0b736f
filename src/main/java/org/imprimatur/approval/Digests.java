package org.imprimatur.approval;

import java.util.HexFormat;
import org.imprimatur.audit.rules.Sha256;

/** Digests as tables hold them. */
final class Digests {
    private Digests() {}

    static Sha256 of(byte[] stored) {
        return new Sha256(HexFormat.of().formatHex(stored));
    }
}
