package org.imprimatur.audit.export;

import java.util.List;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;

/** Where an export reads the log while it is made. */
public interface ExportSource {
    /** The entries' bytes, in their order. */
    List<byte[]> entries(long first, int count);

    TileHashes tile(Tile tile);
}
