package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.imprimatur.evaluation.SigningKey;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.SpareDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What acts wrote and what integrations did with it in a database of their own, beside a plain account of both: a set of what was
 * committed and a list of what has its place. The two are compared after each step. For one thread: nobody waits for anybody, so
 * whoever integrates looks first and takes the whole step later, when others may have been faster.
 */
final class IntegrationModel implements AutoCloseable {
    /** Small, so that steps leave something over. */
    private static final int BATCH = 4;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Place place;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Sequencer> sequencers = new ArrayList<>();
    private final Connection reader;
    private final TreeFrontier base;

    private final Map<UUID, byte[]> bodies = new HashMap<>();
    private final Set<UUID> committed = new HashSet<>();
    /** By log index, from the base on. */
    private List<UUID> log = List.of();

    private IntegrationModel(Place place, int writers, int sequencers) throws Exception {
        this.place = place;
        this.reader = place.connect("imprimatur_app");
        for (int number = 0; number < writers; number++) {
            this.writers.add(new Writer());
        }
        for (int number = 0; number < sequencers; number++) {
            this.sequencers.add(new Sequencer(place.folder().resolve("head-" + number)));
        }
        this.base = this.sequencers.get(0).head.newest();
    }

    /** Goes on in the log that those before it left. */
    static IntegrationModel begin(int writers, int sequencers) {
        try {
            Place place = Place.get();
            try (var before = new IntegrationModel(place, 0, 1)) {
                before.sequencers.get(0).integrateEverything();
            }
            return new IntegrationModel(place, writers, sequencers);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Writer writer(int number) {
        return writers.get(number);
    }

    Sequencer sequencer(int number) {
        return sequencers.get(number);
    }

    /** Every act ends, one way or the other; somebody integrates what is left. */
    void comeToRest() throws SQLException {
        for (int number = 0; number < writers.size(); number++) {
            if (writers.get(number).isOpen()) {
                if (number % 2 == 0) {
                    writers.get(number).commit();
                } else {
                    writers.get(number).fail();
                }
            }
        }
        for (Sequencer each : sequencers) {
            if (each.hasLooked()) {
                each.integrate();
            }
        }
        Sequencer last = sequencers.get(0);
        last.integrateEverything();
        assertThat(log).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(last.head.newest()).isEqualTo(treeAt(log.size()));
        compareHeads();
    }

    private TreeFrontier treeAt(int entries) {
        TreeFrontier tree = base;
        for (UUID entry : log.subList(0, entries)) {
            tree = tree.append(MerkleHash.leaf(Objects.requireNonNull(bodies.get(entry))));
        }
        return tree;
    }

    /** The log only grew, by nothing but what was committed, each once and without a gap. */
    private void compareLog() throws SQLException {
        var found = new ArrayList<UUID>();
        try (Statement sql = reader.createStatement();
                ResultSet leaves = sql.executeQuery("select log_index, entry_id from audit.leaf where log_index >= "
                        + base.size() + " order by log_index")) {
            while (leaves.next()) {
                assertThat(leaves.getLong(1)).isEqualTo(base.size() + found.size());
                found.add(leaves.getObject(2, UUID.class));
            }
        }
        assertThat(found).doesNotHaveDuplicates();
        assertThat(found.subList(0, Math.min(found.size(), log.size()))).isEqualTo(log);
        assertThat(committed.containsAll(found))
                .as("nothing of an act that did not commit")
                .isTrue();
        log = found;
    }

    /** Each root that anybody recorded is that of the log at that size. */
    private void compareHeads() throws SQLException {
        try (Statement sql = reader.createStatement();
                ResultSet heads = sql.executeQuery("select tree_size, root from audit.checkpoint where tree_size > "
                        + base.size() + " order by tree_size")) {
            while (heads.next()) {
                int entries = (int) (heads.getLong(1) - base.size());
                assertThat(MerkleHash.of(heads.getBytes(2)))
                        .isEqualTo(treeAt(entries).root());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        for (Writer each : writers) {
            each.connection.close();
        }
        for (Sequencer each : sequencers) {
            each.connection.close();
        }
    }

    /** One act after the other, each in one transaction. */
    final class Writer {
        private final Connection connection = place.connect("imprimatur_app");
        private final Deque<Savepoint> parts = new ArrayDeque<>();
        private final Deque<Set<UUID>> written = new ArrayDeque<>();

        Writer() throws SQLException {
            connection.setAutoCommit(false);
        }

        boolean isOpen() {
            return !written.isEmpty();
        }

        boolean hasPart() {
            return !parts.isEmpty();
        }

        void append() throws SQLException {
            UUID id = UUID.randomUUID();
            byte[] body = CanonicalJson.bytes(EntryBody.of(
                    id,
                    AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), Instant.now()),
                    Outcome.PERMITTED,
                    Map.of(),
                    null,
                    "test"));
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into audit.entry (entry_id, key_id, mac, body) values (?, ?, ?, ?)")) {
                insert.setObject(1, id);
                insert.setInt(2, place.macs().current());
                insert.setBytes(3, place.macs().mac(body));
                insert.setBytes(4, body);
                insert.executeUpdate();
            }
            bodies.put(id, body);
            if (written.isEmpty()) {
                written.push(new LinkedHashSet<>());
            }
            written.element().add(id);
        }

        void beginPart() throws SQLException {
            parts.push(connection.setSavepoint());
            written.push(new LinkedHashSet<>());
        }

        void giveUpPart() throws SQLException {
            connection.rollback(parts.pop());
            written.pop();
        }

        void commit() throws SQLException {
            connection.commit();
            written.forEach(committed::addAll);
            end();
        }

        void fail() throws SQLException {
            connection.rollback();
            end();
        }

        private void end() {
            parts.clear();
            written.clear();
        }
    }

    /** One replica's integration, without the lock that would let only one of them do it. */
    final class Sequencer {
        private final Connection connection = place.connect("imprimatur_sequencer");
        private final LogExtension extension = new LogExtension(place.macs());
        private final Path file;
        private KeptHead head;
        /** What was committed when it looked; null if it did not look. */
        private @Nullable Set<UUID> seen;

        private int sizeThen;

        Sequencer(Path file) throws SQLException {
            this.file = file;
            this.head = headOfFile();
            connection.setAutoCommit(false);
            head.follow(connection);
            connection.commit();
        }

        private KeptHead headOfFile() {
            return new KeptHead(Optional.of(file), place.keys().origin(), new DerivedKeys(place.macs()), place.macs());
        }

        boolean hasLooked() {
            return seen != null;
        }

        void look() throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement sql = connection.createStatement()) {
                sql.execute("select count(*) from audit.entry");
            }
            seen = Set.copyOf(committed);
            sizeThen = log.size();
        }

        /** @return whether there may be more */
        boolean integrate() throws SQLException {
            if (seen == null) {
                look();
            }
            Set<UUID> shown = seen;
            seen = null;
            boolean late = sizeThen != log.size();
            boolean hadWork = !Set.copyOf(log.subList(0, sizeThen)).containsAll(shown);
            LogExtension.Step step;
            try {
                step = extension.extend(connection, BATCH);
                new CheckpointSigning(place.keys(), head).record(connection);
                connection.commit();
            } catch (SQLException tooLate) {
                connection.rollback();
                assertThat(tooLate.getSQLState()).isEqualTo(UNIQUE_VIOLATION);
                assertThat(late && hadWork)
                        .as("somebody else extended the head")
                        .isTrue();
                compareLog();
                assertThat(log).as("nothing of a step that came too late").hasSizeGreaterThanOrEqualTo(sizeThen);
                return true;
            }
            assertThat(late && hadWork).as("two extended one head").isFalse();
            int before = log.size();
            compareLog();
            assertThat(log).hasSize(before + step.waitingSince().size());
            if (step.seen() < BATCH) {
                assertThat(log.containsAll(shown))
                        .as("nothing that it saw was left behind")
                        .isTrue();
            }
            return step.seen() == BATCH;
        }

        void sign() throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            head.follow(connection);
            connection.commit();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Optional<Checkpoint> signed = new CheckpointSigning(place.keys(), head).sign(connection);
            connection.commit();
            assertThat(head.isContradicted()).isFalse();
            TreeFrontier all = treeAt(log.size());
            if (all.size() > 0) {
                assertThat(signed).contains(new Checkpoint(place.keys().origin(), all.size(), all.root()));
            }
        }

        void dieAndStart() throws SQLException {
            connection.rollback();
            seen = null;
            head = headOfFile();
        }

        private void integrateEverything() throws SQLException {
            while (integrate()) {
                assertThat(head.isContradicted()).isFalse();
            }
            sign();
        }
    }

    /** Where all of it happens; made once. */
    private record Place(SpareDatabase database, Map<String, String> logins, Path folder, MacKeys macs, LogKeys keys) {
        private static @Nullable Place made;

        static synchronized Place get() throws Exception {
            if (made == null) {
                made = make();
            }
            return made;
        }

        private static Place make() throws Exception {
            Map<String, String> given = new RealServices().start();
            SpareDatabase database = SpareDatabase.empty();
            Flyway.configure()
                    .dataSource(
                            database.jdbcUrl(),
                            given.get("quarkus.flyway.username"),
                            given.get("quarkus.flyway.password"))
                    .initSql("set role imprimatur_owner")
                    .defaultSchema("migration")
                    .createSchemas(true)
                    .load()
                    .migrate();
            Path folder = Files.createTempDirectory("integration-model");
            Path mac = folder.resolve("mac.key");
            Files.writeString(mac, Sha256.of("the key of a test").hex());
            Path log = folder.resolve("log.key");
            Files.writeString(log, SigningKey.generate());
            return new Place(
                    database,
                    Map.of(
                            "imprimatur_app", given.get("quarkus.datasource.password"),
                            "imprimatur_sequencer", given.get("quarkus.datasource.sequencer.password")),
                    folder,
                    new MacKeys(mac),
                    new LogKeys(log, "model.example/log"));
        }

        Connection connect(String login) throws SQLException {
            return DriverManager.getConnection(database.jdbcUrl(), login, logins.get(login));
        }
    }
}
