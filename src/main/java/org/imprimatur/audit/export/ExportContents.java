package org.imprimatur.audit.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;

/** The files of a plan, without the sums. */
final class ExportContents {
    private static final int LENGTH_BYTES = 2;

    private final ExportPlan plan;
    private final ExportSource source;
    private final List<Tile> bundles;

    private ExportContents(ExportPlan plan, ExportSource source) {
        this.plan = plan;
        this.source = source;
        this.bundles = ExportNames.bundles(plan.head().size());
    }

    static List<ExportFile> of(ExportPlan plan, ExportSource source) {
        return new ExportContents(plan, source).files();
    }

    private List<ExportFile> files() {
        var files = new ArrayList<ExportFile>();
        files.add(new ExportFile.Whole(ExportNames.README, plan.readme()));
        files.add(new ExportFile.Whole(ExportNames.CHECKPOINT, plan.note().bytes()));
        for (int each = 0; each < bundles.size(); each++) {
            files.add(new Bundle(each));
        }
        Tile.ofTree(plan.head().size()).forEach(tile -> files.add(new Hashes(tile)));
        files.add(new Lines());
        files.add(new Table());
        return files;
    }

    private List<byte[]> entries(int bundle) {
        Tile tile = bundles.get(bundle);
        return source.entries(tile.index() * Tile.FULL, tile.width());
    }

    private final class Bundle implements ExportFile {
        private final int bundle;

        Bundle(int bundle) {
            this.bundle = bundle;
        }

        @Override
        public String name() {
            return ExportNames.bundle(bundles.get(bundle));
        }

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public long bytes(int piece) {
            return plan.bodies().get(bundle)
                    + (long) LENGTH_BYTES * bundles.get(bundle).width();
        }

        @Override
        public byte[] piece(int piece) {
            return EntryBundle.bytes(entries(bundle));
        }
    }

    private final class Hashes implements ExportFile {
        private final Tile tile;

        Hashes(Tile tile) {
            this.tile = tile;
        }

        @Override
        public String name() {
            return ExportNames.tile(tile);
        }

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public long bytes(int piece) {
            return (long) TileHashes.BYTES * tile.width();
        }

        @Override
        public byte[] piece(int piece) {
            return source.tile(tile).bytes();
        }
    }

    /** A piece is what is in one bundle. */
    private final class Lines implements ExportFile {
        @Override
        public String name() {
            return ExportNames.LINES;
        }

        @Override
        public int pieces() {
            return bundles.size();
        }

        @Override
        public long bytes(int piece) {
            return plan.bodies().get(piece) + bundles.get(piece).width();
        }

        @Override
        public byte[] piece(int piece) {
            return lines(entries(piece));
        }
    }

    /** The first piece is the line with the columns' names. */
    private final class Table implements ExportFile {
        @Override
        public String name() {
            return ExportNames.TABLE;
        }

        @Override
        public int pieces() {
            return 1 + bundles.size();
        }

        @Override
        public long bytes(int piece) {
            return piece == 0 ? EntryTable.HEADER.length() : plan.rows().get(piece - 1);
        }

        @Override
        public byte[] piece(int piece) {
            return piece == 0
                    ? EntryTable.HEADER.getBytes(StandardCharsets.UTF_8)
                    : rows(bundles.get(piece - 1).index() * Tile.FULL, entries(piece - 1));
        }
    }

    /** What stands in {@link ExportNames#LINES} for these entries. */
    static byte[] lines(List<byte[]> entries) {
        int length = entries.size();
        for (byte[] entry : entries) {
            length += entry.length;
        }
        ByteBuffer lines = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            lines.put(entry).put((byte) '\n');
        }
        return lines.array();
    }

    /**
     * What stands in {@link ExportNames#TABLE} for these entries.
     *
     * @throws org.imprimatur.audit.rules.tlog.TlogFormatException for what is no entry
     */
    static byte[] rows(long first, List<byte[]> entries) {
        var rows = new StringBuilder();
        long index = first;
        for (byte[] entry : entries) {
            EntryTable.row(index++, ExportedEntry.parse(entry), rows);
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
