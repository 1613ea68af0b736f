package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TlogProof;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.imprimatur.evaluation.SigningKey;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads of the log that are signed with a key outside the database, and what leads from an entry to one of them. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class CheckpointTest {
    private final AuditLog log;
    private final DatabaseClock clock;
    private final LogProofs proofs;
    private final LogKeys keys;
    private final KeptHead kept;
    private final AuditEntries entries;
    private final MacKeys macs;
    private final TreeVerification tree;
    private final CheckRecord check;
    private final DerivedKeys derived;

    @TempDir
    Path folder;

    CheckpointTest(
            AuditLog log,
            DatabaseClock clock,
            LogProofs proofs,
            LogKeys keys,
            KeptHead kept,
            AuditEntries entries,
            MacKeys macs,
            TreeVerification tree,
            CheckRecord check,
            DerivedKeys derived) {
        this.log = log;
        this.clock = clock;
        this.proofs = proofs;
        this.keys = keys;
        this.kept = kept;
        this.entries = entries;
        this.macs = macs;
        this.tree = tree;
        this.check = check;
        this.derived = derived;
    }

    @Test
    void every_entry_is_soon_proven_by_a_head_that_the_log_signed() throws Exception {
        UUID entry = proven(append());
        LogProofs.Head head = newest();
        LogProofs.Inclusion inclusion = included(entry, head);
        byte[] body = body(entry);

        String text = inclusion.text().text();
        assertThat(TlogProof.parse(text).proves(body, keys.origin(), keys.verifiers()))
                .isTrue();
        assertThat(TlogProof.parse(text).proves(body(proven(append())), keys.origin(), keys.verifiers()))
                .as("another entry")
                .isFalse();
        assertThat(isProven(UUID.randomUUID())).isFalse();
    }

    @Test
    void the_root_is_that_of_all_leaves_in_their_order_and_the_tiles_hold_them() throws Exception {
        proven(append());
        LogProofs.Head head = newest();
        long size = head.checkpoint().size();
        TreeFrontier tree = TreeFrontier.EMPTY;
        for (long first = 0; first < size; first += Tile.FULL) {
            long from = first;
            int count = (int) Math.min(Tile.FULL, size - first);
            for (byte[] body : inTransaction(() -> proofs.entries(from, count))) {
                tree = tree.append(MerkleHash.leaf(body));
            }
            var hashes = inTransaction(() -> proofs.tile(new Tile(0, from / Tile.FULL, count)));
            assertThat(hashes.hashes().get(count - 1))
                    .isEqualTo(MerkleHash.leaf(inTransaction(() -> proofs.entries(from + count - 1, 1))
                            .get(0)));
        }
        assertThat(tree.root()).isEqualTo(head.checkpoint().root());
        assertThatThrownBy(() -> inTransaction(() -> proofs.entries(size, Tile.FULL * 1_000)))
                .isInstanceOf(LogUnreadable.class);
    }

    @Test
    void a_later_head_is_proven_to_continue_an_earlier_one() throws Exception {
        proven(append());
        LogProofs.Head earlier = newest();
        proven(append());
        proven(append());
        LogProofs.Head later = newest();

        var proof = inTransaction(() -> proofs.consistency(earlier.checkpoint().size(), later));
        assertThat(later.checkpoint().size()).isGreaterThan(earlier.checkpoint().size());
        assertThat(proof.proves(earlier.checkpoint().root(), later.checkpoint().root()))
                .isTrue();
        assertThat(proof.proves(later.checkpoint().root(), earlier.checkpoint().root()))
                .isFalse();
        assertThat(inTransaction(() -> proofs.at(earlier.checkpoint().size()))).isPresent();
        assertThat(inTransaction(() -> proofs.notAfter(later.checkpoint().size() - 1))
                        .orElseThrow()
                        .checkpoint()
                        .size())
                .isLessThan(later.checkpoint().size());
    }

    @Test
    void a_head_that_somebody_else_signed_proves_nothing() throws Exception {
        proven(append());
        long size = newest().checkpoint().size();
        long invented = size + 1_000_000;
        Checkpoint head = new Checkpoint(keys.origin(), invented, MerkleHash.OF_NOTHING);
        String line = foreign().sign(head).get(0).line();
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("insert into audit.integration values (" + invented + ", " + size
                    + ", '0', 0)".replace("values", "(tree_size, prev_size, low_xid, system_identifier) values"));
            sql.execute("insert into audit.checkpoint (tree_size, root) values (" + invented + ", '\\x"
                    + head.root().hex() + "')");
            sql.execute("insert into audit.signature (tree_size, kind, signer, line) values (" + invented + ", 'LOG', '"
                    + keys.origin() + "+00000000', '" + line + "')");
        }
        try {
            assertThat(inTransaction(proofs::newest)).isEmpty();
            assertThat(isProven(append())).isFalse();
        } finally {
            Superuser.pastTheGuards("audit.signature", "delete from audit.signature where tree_size = " + invented);
            Superuser.pastTheGuards("audit.checkpoint", "delete from audit.checkpoint where tree_size = " + invented);
            Superuser.pastTheGuards("audit.integration", "delete from audit.integration where tree_size = " + invented);
        }
        proven(append());
    }

    @Test
    void tiles_with_another_root_than_the_leaves_are_never_signed_and_stop_releases() throws Exception {
        proven(append());
        KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
        rolledBack(sql -> {
            replica.follow(sql.getConnection());
            sql.execute("update audit.checkpoint set root = sha256('another') where tree_size = "
                    + replica.newest().size());
            assertThat(new CheckpointSigning(keys, replica).sign(sql.getConnection()))
                    .isEmpty();
        });
        assertThat(replica.isContradicted()).isTrue();
        assertThat(kept.isContradicted()).isFalse();
    }

    @Test
    void a_head_without_its_signature_is_signed_at_the_next_step_as_after_a_crash_between() throws Exception {
        proven(append());
        rolledBack(sql -> {
            KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
            replica.follow(sql.getConnection());
            sql.execute("delete from audit.signature where tree_size = "
                    + replica.newest().size());
            Optional<Checkpoint> signed = new CheckpointSigning(keys, replica).sign(sql.getConnection());
            assertThat(signed).isPresent();
            try (var line = sql.executeQuery("select line from audit.signature where tree_size = "
                    + signed.get().size())) {
                assertThat(line.next()).isTrue();
                String note = signed.get().text() + "\n" + line.getString(1) + "\n";
                assertThat(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8))
                                .isSignedBy(keys.verifiers()))
                        .isTrue();
            }
        });
    }

    @Test
    void a_signature_that_somebody_wrote_in_the_logs_name_stops_releases() throws Exception {
        proven(append());
        KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
        rolledBack(sql -> {
            replica.follow(sql.getConnection());
            sql.execute("update audit.signature set line = '— forged AAAAAAA=' where tree_size = "
                    + replica.newest().size());
            assertThat(new CheckpointSigning(keys, replica).sign(sql.getConnection()))
                    .isEmpty();
        });
        assertThat(replica.isContradicted()).isTrue();
    }

    @Test
    void a_leaf_that_this_service_did_not_write_is_never_signed() throws Exception {
        proven(append());
        for (String forgery : List.of(
                "update audit.leaf set leaf_hash = sha256('another') where log_index = 2",
                "update audit.entry set body = body || ' ' where entry_seq ="
                        + " (select entry_seq from audit.leaf where log_index = 2)",
                "update audit.entry set mac = sha256('another') where entry_seq ="
                        + " (select entry_seq from audit.leaf where log_index = 2)",
                "update audit.leaf set entry_id = gen_random_uuid() where log_index = 2")) {
            KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
            rolledBack(sql -> {
                sql.execute(forgery);
                replica.follow(sql.getConnection());
            });
            assertThat(replica.isContradicted()).as(forgery).isTrue();
            assertThat(replica.newest()).isEqualTo(TreeFrontier.EMPTY);
        }
    }

    @Test
    void an_entry_under_an_audit_key_that_this_replica_does_not_have_yet_is_waited_for() throws Exception {
        proven(append());
        KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
        rolledBack(sql -> {
            sql.execute("update audit.entry set key_id = 7 where entry_seq ="
                    + " (select entry_seq from audit.leaf where log_index = 2)");
            replica.follow(sql.getConnection());
        });
        assertThat(replica.isContradicted()).isFalse();
        assertThat(replica.newest().size()).isEqualTo(2);
    }

    @Test
    void each_tile_head_and_signature_that_somebody_changed_is_found_with_its_place() throws Exception {
        proven(append());
        KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
        for (var attack : Map.of(
                        "update audit.checkpoint set root = sha256('another') where tree_size = "
                                + "(select min(tree_size) from audit.checkpoint)",
                        "another root than the log",
                        "update audit.signature set line = '— forged AAAAAAA=' where tree_size = "
                                + "(select min(tree_size) from audit.checkpoint)",
                        "a signature that is not the log's",
                        "insert into audit.tile (level, idx, hashes, root) values (7, 5, decode(repeat('00', 8192), 'hex'),"
                                + " sha256('another'))",
                        "tile 7/005 is not what the log gives")
                .entrySet()) {
            var findings = new ArrayList<String>();
            rolledBack(sql -> {
                replica.follow(sql.getConnection());
                sql.execute(attack.getKey());
                var verification = new LogVerification(macs, replica, tree);
                var walk = verification.begin();
                while (!walk.isFinished()) {
                    walk = verification.step(sql.getConnection(), walk, 10, findings::add);
                }
                var tiles = TreeVerification.Walk.BEGINNING;
                while (!tiles.isFinished()) {
                    tiles = tree.step(sql.getConnection(), tiles, 3, findings::add);
                }
            });
            assertThat(findings).anyMatch(finding -> finding.contains(attack.getValue()));
        }
    }

    @Test
    void the_published_files_are_those_of_the_tree_and_another_history_is_never_published_over_them() throws Exception {
        proven(append());
        KeptHead replica = new KeptHead(Optional.empty(), keys.origin(), derived, macs);
        Path published = folder.resolve("published");
        var publishing = new PublishedLog(Optional.of(published), keys, replica);
        var heads = new ArrayList<Checkpoint>();
        rolledBack(sql -> {
            replica.follow(sql.getConnection());
            heads.add(new Checkpoint(
                    keys.origin(), replica.newest().size(), replica.newest().root()));
            publishing.follow(sql.getConnection(), heads.get(0));
        });
        TreeFrontier read = TreeFrontier.EMPTY;
        for (Tile tile : Tile.ofTree(heads.get(0).size())) {
            if (tile.level() == 0) {
                for (byte[] body : EntryBundle.entries(
                        Files.readAllBytes(published.resolve("tile/entries/" + tile.indexPath())))) {
                    read = read.append(MerkleHash.leaf(body));
                }
            }
            assertThat(published.resolve("tile/" + tile.path())).exists();
        }
        SignedNote note = SignedNote.parse(Files.readAllBytes(published.resolve("checkpoint")));
        assertThat(note.isSignedBy(keys.verifiers())).isTrue();
        var root = read.root();
        assertThat(Checkpoint.parse(note.text()).root()).isEqualTo(root);

        rolledBack(sql -> new PublishedLog(Optional.of(published), keys, replica)
                .follow(
                        sql.getConnection(),
                        new Checkpoint(keys.origin(), heads.get(0).size() - 1, root)));
        assertThat(replica.isContradicted())
                .as("the folder is ahead of the database")
                .isTrue();
    }

    @Test
    void which_keys_sign_the_log_is_on_record() {
        VerifiedEntry recorded = inTransaction(() -> entries.newest(Actor.system("audit"), Action.CHANGE_LOG_KEYS))
                .orElseThrow();
        assertThat(recorded.text("facts.key1"))
                .isEqualTo(keys.verifiers().get(0).id());
        assertThat(recorded.text("facts.count")).isEqualTo("1");
    }

    @Test
    void the_command_that_checks_the_record_beside_the_service_finds_nothing_wrong_with_it() throws Exception {
        proven(append());
        CheckRecord.Checked checked = check.check();
        assertThat(checked.entries()).isPositive();
        assertThat(checked.findings())
                .noneMatch(finding -> finding.startsWith("tile ")
                        || finding.startsWith("the head ")
                        || finding.startsWith("log index "));
    }

    @Test
    void while_a_key_is_exchanged_both_sign_and_either_verifies() throws Exception {
        Path file = folder.resolve("log.key");
        Files.writeString(file, SigningKey.generate() + SigningKey.generate());
        LogKeys both = new LogKeys(file, "records.example/log");
        Checkpoint head = new Checkpoint(both.origin(), 7, MerkleHash.OF_NOTHING);
        SignedNote note = both.signed(head);

        assertThat(note.signatures()).hasSize(2);
        for (NoteVerifier verifier : both.verifiers()) {
            assertThat(note.isSignedBy(List.of(verifier))).isTrue();
        }
        assertThat(both.sign(head).get(1).line())
                .as("no randomness")
                .isEqualTo(note.signatures().get(1).line());
    }

    @Test
    void a_key_file_that_is_missing_or_malformed_stops_the_start_with_what_to_do() throws Exception {
        String pair = SigningKey.generate();
        String secretOnly = pair.substring(0, pair.indexOf("-----BEGIN PUBLIC"));
        String other = SigningKey.generate();
        String mixed = secretOnly + other.substring(other.indexOf("-----BEGIN PUBLIC"));
        for (String content : List.of("", "something", secretOnly, mixed)) {
            Path file = Files.writeString(folder.resolve("log.key"), content);
            assertThatThrownBy(() -> new LogKeys(file, "records.example/log"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "imprimatur.audit.log-key-file", file.toString(), "openssl genpkey -algorithm ed25519");
        }
        Files.writeString(folder.resolve("log.key"), pair);
        assertThatThrownBy(() -> new LogKeys(folder.resolve("log.key"), "a name with spaces"))
                .hasMessageContaining("imprimatur.audit.log-origin");
        assertThatThrownBy(() -> new LogKeys(folder.resolve("nowhere"), "records.example/log"))
                .hasMessageContaining("imprimatur.audit.log-key-file");
    }

    private LogKeys foreign() throws Exception {
        return new LogKeys(Files.writeString(folder.resolve("foreign.key"), SigningKey.generate()), keys.origin());
    }

    private UUID append() {
        return inTransaction(() -> log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now())));
    }

    private UUID proven(UUID entry) throws InterruptedException {
        assertThat(proofs.await(() -> isProven(entry), Duration.ofSeconds(20))).isTrue();
        return entry;
    }

    private boolean isProven(UUID entry) {
        return inTransaction(() -> proofs.isProven(entry));
    }

    private LogProofs.Head newest() {
        return inTransaction(proofs::newest).orElseThrow();
    }

    private LogProofs.Inclusion included(UUID entry, LogProofs.Head head) {
        return inTransaction(() -> proofs.inclusion(entry, head)).orElseThrow();
    }

    private byte[] body(UUID entry) {
        var placed = inTransaction(() -> entries.find(entry)).orElseThrow();
        long index = Objects.requireNonNull(placed.index());
        return inTransaction(() -> proofs.entries(index, 1)).get(0);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private interface Work {
        void with(Statement sql) throws SQLException;
    }

    /** As a superuser whom no trigger holds up; everything is undone. */
    private static void rolledBack(Work work) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            for (String table : new String[] {"leaf", "entry", "checkpoint", "signature", "tile"}) {
                sql.execute("alter table audit." + table + " disable trigger append_only_rows");
            }
            sql.execute("set local session_replication_role = replica");
            try {
                work.with(sql);
            } finally {
                superuser.rollback();
            }
        }
    }
}
