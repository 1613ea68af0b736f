package org.imprimatur.audit.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export, file after file. What it holds is derived anew from the bytes of its entries; what a key signed decides. Nothing
 * that a key did not sign is believed, and every byte is looked at. Used once.
 */
final class ExportCheck {
    private static final int LONGEST_NOTE = 1 << 20;
    /** 256 entries of 65,535 bytes, each with its length. */
    private static final int LONGEST_BUNDLE = Tile.FULL * (0xffff + 2);

    /** About as long as a row is. */
    private static final int ROW = 240;

    private final ExportReader reader;
    private final Collection<NoteVerifier> keys;
    private final @Nullable Checkpoint since;
    private final LongConsumer progress;

    private final Map<String, Sha256> sums = new LinkedHashMap<>();
    private final Expected lines = new Expected();
    private final Expected rows = new Expected();
    private final Set<UUID> ids = new HashSet<>();
    private final TileCheck tree = new TileCheck();
    private long read;

    /**
     * @param keys of the log, from somebody who is trusted
     * @param since an older head, whose signature was verified; null for none
     * @param progress is told how many bytes were read
     */
    ExportCheck(ExportReader reader, Collection<NoteVerifier> keys, @Nullable Checkpoint since, LongConsumer progress) {
        this.reader = reader;
        this.keys = keys;
        this.since = since;
        this.progress = progress;
    }

    /** @return the head that the export was verified against */
    Checkpoint verify() throws IOException, Fault {
        String readme = ExportNames.README;
        digested(readme, reader.next(readme).stream());
        Checkpoint head = head();
        rows.add("the names of the columns are", EntryTable.HEADER.getBytes(StandardCharsets.UTF_8));
        for (Tile tile : ExportNames.bundles(head.size())) {
            bundle(tile);
        }
        requireHead(head);
        for (Tile tile : Tile.ofTree(head.size())) {
            tile(tile);
        }
        chunks(ExportNames.LINES, lines);
        chunks(ExportNames.TABLE, rows);
        sums();
        reader.end();
        return head;
    }

    private Checkpoint head() throws IOException, Fault {
        String name = ExportNames.CHECKPOINT;
        byte[] bytes = whole(name, LONGEST_NOTE);
        try {
            SignedNote note = SignedNote.parse(bytes);
            if (!note.isSignedBy(keys)) {
                throw new Fault(name, "none of the keys that you gave signed it, or a signature is wrong");
            }
            Checkpoint head = Checkpoint.parse(note.text());
            if (keys.stream().noneMatch(key -> key.name().equals(head.origin()))) {
                throw new Fault(name, "it is of another log than the keys that you gave");
            }
            if (since != null && since.size() > head.size()) {
                throw new Fault(
                        name,
                        "it has " + head.size() + " entries, fewer than the " + since.size()
                                + " of the older checkpoint: history was cut, or the two were exchanged");
            }
            return head;
        } catch (TlogFormatException e) {
            throw new Fault(name, String.valueOf(e.getMessage()));
        }
    }

    private void bundle(Tile tile) throws IOException, Fault {
        String name = ExportNames.bundle(tile);
        List<byte[]> entries;
        try {
            entries = EntryBundle.entries(whole(name, LONGEST_BUNDLE));
        } catch (TlogFormatException e) {
            throw new Fault(name, String.valueOf(e.getMessage()));
        }
        if (entries.size() != tile.width()) {
            throw new Fault(name, "it has " + entries.size() + " entries and not " + tile.width());
        }
        long first = tree.size();
        var table = new StringBuilder(ROW * entries.size());
        for (byte[] entry : entries) {
            entry(name, entry, table);
        }
        String those = "the lines of log index " + first + " to " + tree.size() + " (exclusive) are";
        lines.add(those, ExportContents.lines(entries));
        rows.add(those, table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void entry(String name, byte[] bytes, StringBuilder table) throws Fault {
        if (since != null && tree.size() == since.size()) {
            requireSince(since);
        }
        try {
            ExportedEntry entry = ExportedEntry.parse(bytes);
            if (!ids.add(entry.id())) {
                throw new Fault(place(name), "another entry before it has the same id");
            }
            EntryTable.row(tree.size(), entry, table);
        } catch (TlogFormatException e) {
            throw new Fault(place(name), String.valueOf(e.getMessage()));
        }
        tree.append(MerkleHash.leaf(bytes));
    }

    private String place(String name) {
        return name + ", log index " + tree.size();
    }

    private void requireSince(Checkpoint older) throws Fault {
        if (!tree.root().equals(older.root())) {
            throw new Fault(
                    "log index 0 to " + (older.size() - 1),
                    "they are not what the older checkpoint of " + older.size()
                            + " entries says: history was changed, or"
                            + " the log shows different people different histories");
        }
    }

    private void requireHead(Checkpoint head) throws Fault {
        if (since != null && since.size() == tree.size()) {
            requireSince(since);
        }
        if (!tree.root().equals(head.root())) {
            throw new Fault(
                    "tile/entries",
                    "the " + tree.size()
                            + " entries together are not those that the checkpoint was signed for: one of them"
                            + " was changed, left out, added or moved");
        }
    }

    private void tile(Tile tile) throws IOException, Fault {
        String name = ExportNames.tile(tile);
        Sha256 found = digested(name, reader.next(name).stream());
        if (!tree.sum(tile).equals(Optional.of(found))) {
            throw new Fault(name, "it is not what the entries' hashes give");
        }
    }

    /** Bundle for bundle, so that a difference has a place. */
    private void chunks(String name, Expected expected) throws IOException, Fault {
        var digest = Sha256.newDigest();
        InputStream stream = reader.next(name).stream();
        for (Chunk chunk : expected.chunks()) {
            byte[] some = read(stream, chunk.bytes());
            digest.update(some);
            tell(some.length);
            if (some.length < chunk.bytes() || crc(some) != chunk.crc()) {
                throw new Fault(name, chunk.lines() + " not what the entries say");
            }
        }
        if (stream.read() >= 0) {
            throw new Fault(name, "it has more lines than the log has entries");
        }
        Sha256 found = Sha256.of(digest);
        if (!found.equals(expected.sum())) {
            throw new Fault(name, "it is not what the entries say");
        }
        sums.put(name, found);
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    /** @param crc finds the place of a difference; that there is none is for the digest of the whole file to say */
    private record Chunk(String lines, int bytes, long crc) {}

    /** What a file must hold: for each bundle some lines. */
    private static final class Expected {
        private final MessageDigest digest = Sha256.newDigest();
        private final List<Chunk> chunks = new ArrayList<>();

        void add(String lines, byte[] bytes) {
            digest.update(bytes);
            chunks.add(new Chunk(lines, bytes.length, crc(bytes)));
        }

        List<Chunk> chunks() {
            return chunks;
        }

        /** Ask once. */
        Sha256 sum() {
            return Sha256.of(digest);
        }
    }

    private void sums() throws IOException, Fault {
        var expected = new StringBuilder();
        sums.forEach((name, sum) ->
                expected.append(sum.hex()).append("  ").append(name).append('\n'));
        byte[] found = reader.next(ExportNames.SUMS).stream().readNBytes(expected.length() + 1);
        if (!Arrays.equals(found, expected.toString().getBytes(StandardCharsets.UTF_8))) {
            throw new Fault(ExportNames.SUMS, "the sums are not those of the files");
        }
    }

    private byte[] whole(String name, int longest) throws IOException, Fault {
        ExportReader.Content content = reader.next(name);
        if (content.bytes() > longest) {
            throw new Fault(name, "it is longer than it can be");
        }
        byte[] bytes = read(content.stream(), (int) content.bytes());
        if (bytes.length < content.bytes()) {
            throw new Fault(name, "it is cut");
        }
        tell(bytes.length);
        sums.put(name, Sha256.of(bytes));
        return bytes;
    }

    /** As many as there are, if there are fewer. For a length that was looked at before. */
    private static byte[] read(InputStream stream, int length) throws IOException {
        byte[] bytes = new byte[length];
        int found = stream.readNBytes(bytes, 0, length);
        return found == length ? bytes : Arrays.copyOf(bytes, found);
    }

    private Sha256 digested(String name, InputStream stream) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] some = new byte[1 << 13];
        int found;
        while ((found = stream.read(some)) > 0) {
            digest.update(some, 0, found);
            tell(found);
        }
        Sha256 sum = Sha256.of(digest);
        sums.put(name, sum);
        return sum;
    }

    private void tell(int more) {
        read += more;
        progress.accept(read);
    }
}
