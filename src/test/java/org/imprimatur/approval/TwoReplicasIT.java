package org.imprimatur.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.imprimatur.audit.export.VerifyExport;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Replica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged product on one database: what is done at one is heard at the other. */
class TwoReplicasIT {
    private static final String HISTORY =
            "subscription($after: Long) { auditEntryAppended(afterIndex: $after) { index sentence } }";
    private static final String INBOX = "subscription { inboxChanged { kind approvalRequestId } }";

    @TempDir
    Path folder;

    private final List<Replica> replicas = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Map<String, String> shared = new RealServices().start();
        for (String name : List.of("one", "other")) {
            replicas.add(Replica.start(folder, shared, name));
        }
        replicas.get(0).use();
        Register.enrolEverybody();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.close();
        }
    }

    @Test
    void what_is_done_at_one_replica_is_heard_at_the_other_in_order_and_whoever_loses_theirs_goes_on_at_the_other()
            throws Exception {
        Replica one = replicas.get(0);
        Replica other = replicas.get(1);
        String ada = Api.as("ada").token();
        var indexes = new ArrayList<Long>();
        try (LiveSocket auditor = LiveSocket.initialised(other.socket(), ada);
                LiveSocket reviewer =
                        LiveSocket.initialised(other.socket(), Api.as("riley").token())) {
            auditor.subscribe("log", HISTORY, Map.of("after", "-1"));
            reviewer.subscribe("inbox", INBOX);
            assertThat(reviewer.event("inbox").at("/inboxChanged/kind").asText())
                    .isEqualTo("STARTED");

            String request = submittedAt(one);
            JsonNode arrived = reviewer.event("inbox").path("inboxChanged");
            assertThat(arrived.path("kind").asText()).isEqualTo("ARRIVED");
            assertThat(arrived.path("approvalRequestId").asText()).isEqualTo(request);

            for (int act = 0; act < 10; act++) {
                replicas.get(act % 2).use();
                Register.enrol("turn-" + UUID.randomUUID(), "Turn " + act, false, List.of());
            }
            readUntil(auditor, "registered Turn 9 in", indexes);

            other.process().close();
            assertThat(auditor.closing().code()).isEqualTo(1012);
            assertThat(reviewer.closing().code()).isEqualTo(1012);
            assertThat(other.process().written())
                    .as("it stops at once although there were sockets")
                    .doesNotContain("Timed out waiting for graceful shutdown");
            assertThat(other.process().written().lines().filter(line -> line.startsWith("{")))
                    .as("logs are JSON")
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(new ObjectMapper().readTree(line).fieldNames())
                                    .toIterable()
                                    .contains("timestamp", "level", "loggerName", "message", "mdc"));
            auditor.unread().forEach(late -> indexes.add(index(late.at("/payload/data/auditEntryAppended"))));
        }
        one.use();
        Register.enrol("missed-" + UUID.randomUUID(), "Missed Meanwhile", false, List.of());
        try (LiveSocket auditor = LiveSocket.initialised(one.socket(), ada)) {
            auditor.subscribe("log", HISTORY, Map.of("after", Long.toString(indexes.get(indexes.size() - 1))));
            Register.enrol("after-" + UUID.randomUUID(), "After All", false, List.of());
            readUntil(auditor, "registered After All in", indexes);
        }
        assertThat(indexes)
                .as("neither gap nor double")
                .containsExactlyElementsOf(
                        LongStream.range(0, indexes.size()).boxed().toList());
    }

    @Test
    void a_replica_that_is_killed_under_load_takes_nothing_with_it_and_the_other_goes_on_within_seconds()
            throws Exception {
        Replica survivor = replicas.get(1);
        survivor.use();
        String ada = Api.as("ada").token();
        Register.enrol("load-" + UUID.randomUUID(), "Before", false, List.of());
        ExecutorService callers = Executors.newFixedThreadPool(4);
        var registered = new ConcurrentLinkedQueue<String>();
        var goesOn = new AtomicBoolean(true);
        var work = new ArrayList<Future<?>>();
        try {
            for (int caller = 0; caller < 4; caller++) {
                work.add(callers.submit(() -> {
                    while (goesOn.get()) {
                        String person = Register.enrol("load-" + UUID.randomUUID(), "Load", false, List.of());
                        registered.add(person);
                    }
                }));
            }
            await().until(() -> registered.size() > 20);
            replicas.get(0).process().kill();
            long atTheKill = head(ada).size();
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> head(ada).size() > atTheKill);
            int before = registered.size();
            await().until(() -> registered.size() > before + 20);
        } finally {
            goesOn.set(false);
            for (Future<?> each : work) {
                each.get();
            }
            callers.shutdown();
        }
        String marker = Register.enrol("load-" + UUID.randomUUID(), "The last", false, List.of());
        registered.add(marker);
        String last = uuid(marker);
        await().untilAsserted(() -> assertThat(export(ada)).contains(last));

        assertThat(VerifyExport.run(
                        List.of(folder.resolve("export.tar").toString(), "--key", key(ada)),
                        System.out,
                        System.err,
                        false))
                .as("dense, whole and signed")
                .isZero();
        String log = export(ada);
        assertThat(registered).allSatisfy(person -> assertThat(log).contains(uuid(person)));
    }

    private static String uuid(String person) {
        return GlobalId.parse("Person", person).toString();
    }

    private static Checkpoint head(String token) {
        return Checkpoint.parse(SignedNote.parse(
                        given().auth().oauth2(token).get("/log/checkpoint").asByteArray())
                .text());
    }

    private static String key(String token) {
        return Api.with(token)
                .execute("{ auditHead { verifierKeys } }", Map.of())
                .<String>getList("auditHead.verifierKeys")
                .get(0);
    }

    private String export(String token) throws IOException {
        byte[] archive = given().auth()
                .oauth2(token)
                .get("/log/export/" + head(token).size() + ".tar")
                .asByteArray();
        Files.write(folder.resolve("export.tar"), archive);
        return new String(archive, StandardCharsets.UTF_8);
    }

    private static String submittedAt(Replica replica) {
        replica.use();
        Api sam = Api.as("sam");
        byte[] figures = ("Month,Admissions\nJanuary," + UUID.randomUUID().getLeastSignificantBits() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        return Desk.inReview(sam, Desk.inspected(sam, figures, "statistics.csv", "AGGREGATE_ONLY"), Desk.toThePublic())
                .id();
    }

    private static void readUntil(LiveSocket auditor, String sentence, List<Long> indexes) {
        JsonNode entry;
        do {
            entry = auditor.event("log").path("auditEntryAppended");
            indexes.add(index(entry));
        } while (!entry.path("sentence").asText().contains(sentence));
    }

    private static long index(JsonNode entry) {
        return entry.path("index").asLong();
    }
}
