package org.imprimatur.audit.export;

import java.io.ByteArrayOutputStream;
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
import java.util.function.LongConsumer;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export, file after file. What it holds is derived anew from the bytes of its entries; what a key signed decides. Nothing
 * that a key did not sign is believed, and every byte is looked at. Used once.
 */
final class ExportCheck {
    private static final int LONGEST_NOTE = 1 << 20;
    /** 256 entries of 65,535 bytes, each with its length. */
    private static final int LONGEST_BUNDLE = Tile.FULL * (0xffff + 2);

    private final ExportReader reader;
    private final Collection<NoteVerifier> keys;
    private final @Nullable Checkpoint since;
    private final LongConsumer progress;

    private final Map<String, Sha256> sums = new LinkedHashMap<>();
    private final List<Sha256> lines = new ArrayList<>();
    private final List<Sha256> rows = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final TileCheck tiles = new TileCheck();
    private TreeFrontier tree = TreeFrontier.EMPTY;
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
        for (Tile tile : ExportNames.bundles(head.size())) {
            bundle(tile);
        }
        requireHead(head);
        for (Tile tile : Tile.ofTree(head.size())) {
            tile(tile);
        }
        chunks(ExportNames.LINES, new byte[0], lines);
        chunks(ExportNames.TABLE, EntryTable.HEADER.getBytes(StandardCharsets.UTF_8), rows);
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
        long first = tile.index() * Tile.FULL;
        for (byte[] entry : entries) {
            entry(name, entry);
        }
        lines.add(Sha256.of(ExportContents.lines(entries)));
        rows.add(Sha256.of(ExportContents.rows(first, entries)));
    }

    private void entry(String name, byte[] bytes) throws Fault {
        if (since != null && tree.size() == since.size()) {
            requireSince(since);
        }
        String place = name + ", log index " + tree.size();
        try {
            if (!ids.add(ExportedEntry.parse(bytes).id())) {
                throw new Fault(place, "another entry before it has the same id");
            }
            // A cell that could be a formula is noticed here, with its place.
            EntryTable.row(tree.size(), bytes);
        } catch (TlogFormatException e) {
            throw new Fault(place, String.valueOf(e.getMessage()));
        }
        Sha256 leaf = MerkleHash.leaf(bytes);
        tree = tree.append(leaf);
        tiles.append(leaf);
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
        if (!tiles.sum(tile).equals(Optional.of(found))) {
            throw new Fault(name, "it is not what the entries' hashes give");
        }
    }

    /** As many lines at a time as a bundle has entries, so that a difference has a place. */
    private void chunks(String name, byte[] header, List<Sha256> expected) throws IOException, Fault {
        var digest = Sha256.newDigest();
        InputStream stream = reader.next(name).stream();
        byte[] begin = stream.readNBytes(header.length);
        digest.update(begin);
        if (!Arrays.equals(begin, header)) {
            throw new Fault(name, "it does not begin as it must");
        }
        for (int chunk = 0; chunk < expected.size(); chunk++) {
            byte[] some = lines(stream, Math.min(Tile.FULL, tree.size() - (long) chunk * Tile.FULL));
            digest.update(some);
            if (!Sha256.of(some).equals(expected.get(chunk))) {
                long first = (long) chunk * Tile.FULL;
                throw new Fault(
                        name,
                        "the lines of log index " + first + " to " + Math.min(first + Tile.FULL, tree.size())
                                + " (exclusive) are not what the entries say");
            }
        }
        if (stream.read() >= 0) {
            throw new Fault(name, "it has more lines than the log has entries");
        }
        sums.put(name, Sha256.of(digest));
    }

    private byte[] lines(InputStream stream, long count) throws IOException {
        var some = new ByteArrayOutputStream();
        long left = count;
        int each;
        while (left > 0 && some.size() < LONGEST_BUNDLE && (each = stream.read()) >= 0) {
            some.write(each);
            if (each == '\n') {
                left--;
            }
        }
        tell(some.size());
        return some.toByteArray();
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
        byte[] bytes = content.stream().readNBytes((int) content.bytes());
        if (bytes.length < content.bytes()) {
            throw new Fault(name, "it is cut");
        }
        tell(bytes.length);
        sums.put(name, Sha256.of(bytes));
        return bytes;
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
