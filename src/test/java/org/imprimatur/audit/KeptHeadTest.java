package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head of the log that is kept where a database superuser does not reach; what they do is rolled back after each test. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class KeptHeadTest {
    private final MacKeys macKeys;
    private final DerivedKeys keys;
    private final TreeVerification tree;

    @TempDir
    Path folder;

    KeptHeadTest(MacKeys macKeys, DerivedKeys keys, TreeVerification tree) {
        this.macKeys = macKeys;
        this.tree = tree;
        this.keys = keys;
    }

    @BeforeEach
    void entries() {
        Register.enrolEverybody();
    }

    private KeptHead head() {
        return head("test.example/log");
    }

    private KeptHead head(String origin) {
        return new KeptHead(Optional.of(folder.resolve("head")), origin, keys, macKeys);
    }

    @Test
    void the_head_is_what_the_log_holds_and_is_found_again_after_a_restart() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));

        assertThat(head.newest().size()).isPositive();
        assertThat(head.isContradicted()).isFalse();
        assertThat(head().newest()).isEqualTo(head.newest());
        assertThat(kept()).isEqualTo(Map.of("test.example/log", head.newest()));
    }

    @Test
    void a_log_whose_tail_was_cut_is_noticed_while_the_service_runs() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        inTheDatabase(sql -> {
            cutTheTail(sql);
            head.follow(sql.getConnection());
        });

        assertThat(head.isContradicted()).isTrue();
    }

    @Test
    void a_tail_that_was_cut_is_noticed_though_the_steps_of_the_integration_are_left_as_they_were()
            throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        KeptHead restarted = head();
        inTheDatabase(sql -> {
            sql.execute("delete from audit.leaf where log_index >= 5");
            head.follow(sql.getConnection());
            restarted.follow(sql.getConnection());
        });

        assertThat(head.isContradicted()).isTrue();
        assertThat(restarted.isContradicted()).isTrue();
    }

    @Test
    void a_database_that_was_rolled_back_while_the_service_stood_still_is_noticed_at_its_next_start()
            throws SQLException {
        KeptHead before = head();
        inTheDatabase(sql -> before.follow(sql.getConnection()));
        KeptHead restarted = head();
        inTheDatabase(sql -> {
            cutTheTail(sql);
            restarted.follow(sql.getConnection());
        });

        assertThat(restarted.isContradicted()).isTrue();
        assertThat(restarted.newest()).as("nothing is forgotten").isEqualTo(before.newest());
    }

    @Test
    void a_loss_is_accepted_by_a_new_name_of_the_log_alone_which_knows_the_head_of_the_old_one() throws SQLException {
        KeptHead before = head();
        inTheDatabase(sql -> before.follow(sql.getConnection()));
        KeptHead sameName = head();
        KeptHead newName = head("test.example/log-after-loss");
        inTheDatabase(sql -> {
            cutTheTail(sql);
            sameName.follow(sql.getConnection());
            newName.follow(sql.getConnection());
        });

        assertThat(sameName.isContradicted()).isTrue();
        assertThat(newName.isContradicted()).isFalse();
        assertThat(newName.newest().size()).isEqualTo(5);
        assertThat(newName.ended()).isEqualTo(Map.of("test.example/log", before.newest()));
        KeptHead restarted = head("test.example/log-after-loss");
        assertThat(restarted.newest()).isEqualTo(newName.newest());
        assertThat(restarted.ended()).as("for ever").isEqualTo(newName.ended());
        KeptHead oldNameAgain = head();
        inTheDatabase(sql -> {
            cutTheTail(sql);
            oldNameAgain.follow(sql.getConnection());
        });
        assertThat(oldNameAgain.isContradicted())
                .as("the old name is still owed its head")
                .isTrue();
    }

    @Test
    void a_log_that_was_cut_and_grew_beyond_the_kept_head_is_noticed_and_the_head_stays_as_it_was()
            throws SQLException {
        TreeFrontier other = TreeFrontier.EMPTY
                .append(MerkleHash.leaf(new byte[] {1}))
                .append(MerkleHash.leaf(new byte[] {2}))
                .append(MerkleHash.leaf(new byte[] {3}));
        new HeadFile(folder.resolve("head"), keys).write(new TreeMap<>(Map.of("test.example/log", other)));
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));

        assertThat(head.isContradicted()).isTrue();
        assertThat(kept()).isEqualTo(Map.of("test.example/log", other));
    }

    @Test
    void a_newer_entry_that_somebody_numbered_before_an_older_one_about_the_same_row_is_reported() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        var verification = new LogVerification(macKeys, head, tree);
        var findings = new ArrayList<String>();
        inTheDatabase(sql -> {
            sql.execute("alter table audit.attestation disable trigger append_only_rows");
            assertThat(sql.executeUpdate("update audit.attestation a set entry_seq = -a.entry_seq where a.log_index ="
                            + " (select max(b.log_index) from audit.attestation b where exists (select from"
                            + " audit.attestation c where c.kind = b.kind and c.row_id = b.row_id"
                            + " and c.log_index < b.log_index))"))
                    .isPositive();
            var walk = verification.begin();
            while (!walk.isFinished()) {
                walk = verification.step(sql.getConnection(), walk, 1000, findings::add);
            }
        });

        assertThat(findings)
                .anyMatch(finding -> finding.endsWith(
                        "is numbered before an older entry about the same row: the newest would not count"));
    }

    private Map<String, TreeFrontier> kept() {
        return new HeadFile(folder.resolve("head"), keys).read("unnamed");
    }

    @Test
    void a_log_in_which_one_leaf_was_exchanged_has_another_root() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        var verification = new LogVerification(macKeys, head, tree);
        var findings = new ArrayList<String>();
        inTheDatabase(sql -> {
            sql.execute("update audit.leaf set leaf_hash = sha256('another') where log_index = 3");
            var walk = verification.begin();
            while (!walk.isFinished()) {
                walk = verification.step(sql.getConnection(), walk, 1000, findings::add);
            }
        });

        assertThat(head.isContradicted()).isTrue();
        assertThat(findings).contains("log index 3 is not what its entry says");
    }

    @Test
    void a_log_with_a_hole_is_reported() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        var verification = new LogVerification(macKeys, head, tree);
        var findings = new ArrayList<String>();
        inTheDatabase(sql -> {
            sql.execute("delete from audit.leaf where log_index = 4");
            var walk = verification.begin();
            while (!walk.isFinished()) {
                walk = verification.step(sql.getConnection(), walk, 1000, findings::add);
            }
        });

        assertThat(findings).contains("log index 4 is missing");
    }

    @Test
    void a_sound_log_is_walked_without_a_finding() throws SQLException {
        KeptHead head = head();
        inTheDatabase(sql -> head.follow(sql.getConnection()));
        var verification = new LogVerification(macKeys, head, tree);
        var findings = new ArrayList<String>();
        inTheDatabase(sql -> {
            var walk = verification.begin();
            while (!walk.isFinished()) {
                walk = verification.step(sql.getConnection(), walk, 7, findings::add);
            }
        });

        assertThat(findings).isEmpty();
        assertThat(head.isContradicted()).isFalse();
    }

    @Test
    void a_file_that_somebody_else_wrote_lets_the_service_start_closed_so_that_stops_still_work() throws Exception {
        HeadFile file = new HeadFile(folder.resolve("head"), keys);
        file.write(
                new TreeMap<>(Map.of("test.example/log", TreeFrontier.EMPTY.append(MerkleHash.leaf(new byte[] {1})))));
        Files.writeString(file.path(), Files.readString(file.path()).replace("\"size\":1", "\"size\":0"));

        assertThat(head().isContradicted()).isTrue();
        assertThatThrownBy(() -> file.read("unnamed"))
                .hasMessageContainingAll(
                        "imprimatur.audit.head-file", "was not written by this service", "find out who");
    }

    private interface Work {
        void with(Statement sql) throws SQLException;
    }

    /** As a superuser whom no trigger holds up; everything is undone. */
    private static void inTheDatabase(Work work) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            for (String table : new String[] {"leaf", "integration", "entry"}) {
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

    private static void cutTheTail(Statement sql) throws SQLException {
        sql.execute("delete from audit.leaf where log_index >= 5");
        sql.execute("delete from audit.integration where tree_size > 5");
    }
}
