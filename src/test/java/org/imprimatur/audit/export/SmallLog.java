package org.imprimatur.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.MerkleTree;
import org.imprimatur.audit.rules.tlog.NoteSigner;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TlogProof;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.imprimatur.identity.Actor;

/** A log in memory, of real entries, and what an operator could do to it who holds the database but not the key. */
final class SmallLog implements ExportSource {
    static final String ORIGIN = "records.example/log";
    static final NoteSigner SIGNER = signer(ORIGIN);

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<byte[]> bodies;

    private SmallLog(List<byte[]> bodies) {
        this.bodies = new ArrayList<>(bodies);
    }

    static NoteSigner signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(pair.getPrivate(), NoteVerifier.of(name, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SmallLog of(int entries) {
        var bodies = new ArrayList<byte[]>();
        for (int each = 0; each < entries; each++) {
            bodies.add(entry(each));
        }
        return new SmallLog(bodies);
    }

    static byte[] entry(long number) {
        UUID document = new UUID(7, number);
        AuditEvent event = AuditEvent.of(Action.BLOCK_DIGEST, Actor.system("test"), NOON.plusSeconds(number))
                .about(Subject.ofDocument(document))
                .fact("number", number);
        return CanonicalJson.bytes(
                EntryBody.of(new UUID(0x7000, number), event, Outcome.PERMITTED, Map.of(), null, "1.0.0"));
    }

    SmallLog with(Consumer<List<byte[]>> attack) {
        var changed = new SmallLog(bodies);
        attack.accept(changed.bodies);
        return changed;
    }

    int size() {
        return bodies.size();
    }

    Checkpoint head() {
        TreeFrontier tree = TreeFrontier.EMPTY;
        for (byte[] body : bodies) {
            tree = tree.append(MerkleHash.leaf(body));
        }
        return new Checkpoint(ORIGIN, tree.size(), tree.root());
    }

    /** That one entry is in it, against its head. */
    String proof(int index) {
        List<Sha256> path = new MerkleTree(size(), this::root).inclusion(index).path();
        return new TlogProof(index, path, signed(head(), SIGNER)).text();
    }

    static SignedNote signed(Checkpoint head, NoteSigner signer) {
        return new SignedNote(head.text(), List.of(signer.sign(head.text())));
    }

    /** As an honest service would make it. */
    byte[] export() {
        return export(signed(head(), SIGNER), head());
    }

    /** Everything around the checkpoint is made to fit, as somebody would who wants to pass unnoticed. */
    byte[] export(SignedNote note, Checkpoint head) {
        try {
            return new ExportStream(plan(note, head), this).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExportPlan plan(SignedNote note, Checkpoint head) {
        var bytes = new ArrayList<Long>();
        var rows = new ArrayList<Long>();
        for (Tile tile : ExportNames.bundles(head.size())) {
            List<byte[]> entries = entries(tile.index() * Tile.FULL, tile.width());
            bytes.add(entries.stream().mapToLong(each -> each.length).sum());
            rows.add((long) ExportContents.rows(tile.index() * Tile.FULL, entries).length);
        }
        return new ExportPlan(note, head, bytes, rows);
    }

    @Override
    public List<byte[]> entries(long first, int count) {
        return bodies.subList((int) first, (int) first + count);
    }

    @Override
    public TileHashes tile(Tile tile) {
        var hashes = new ArrayList<Sha256>();
        for (int each = 0; each < tile.width(); each++) {
            hashes.add(root(Tile.HEIGHT * tile.level(), tile.index() * Tile.FULL + each));
        }
        return new TileHashes(hashes);
    }

    private Sha256 root(int height, long index) {
        return height == 0
                ? MerkleHash.leaf(bodies.get((int) index))
                : MerkleHash.node(root(height - 1, 2 * index), root(height - 1, 2 * index + 1));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
