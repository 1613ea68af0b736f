package org.imprimatur.audit.export;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.tlog.Tile;

/** The files of an export, in their order. Tiles and bundles lie where C2SP tlog-tiles has them. */
final class ExportNames {
    static final String README = "README.txt";
    static final String CHECKPOINT = "checkpoint";
    /** One entry a line, in the order of the log: the very bytes that were hashed, and a newline. */
    static final String LINES = "entries.jsonl";
    /** For spreadsheet programs; an entry has more in it than a row. */
    static final String TABLE = "entries-lossy.csv";

    static final String SUMS = "SHA256SUMS";

    private ExportNames() {}

    static String bundle(Tile tile) {
        return "tile/entries/" + tile.indexPath();
    }

    static String tile(Tile tile) {
        return "tile/" + tile.path();
    }

    /** The tiles of the lowest level: each stands for a bundle, too. */
    static List<Tile> bundles(long size) {
        return Tile.ofTree(size).stream().filter(each -> each.level() == 0).toList();
    }

    /** All but the sums, which are over these. */
    static List<String> summed(long size) {
        var names = new ArrayList<String>();
        names.add(README);
        names.add(CHECKPOINT);
        bundles(size).forEach(each -> names.add(bundle(each)));
        Tile.ofTree(size).forEach(each -> names.add(tile(each)));
        names.add(LINES);
        names.add(TABLE);
        return names;
    }
}
