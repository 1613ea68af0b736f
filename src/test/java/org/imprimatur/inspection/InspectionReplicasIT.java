package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.inspection.worker.InspectionWorker;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Replica;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged product share the work of inspecting, and lose none of it when they or their workers die. */
class InspectionReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Takes long enough to be met in the middle. */
    private static final byte[] LARGE = SampleFiles.rosterCsv(40_000);

    @TempDir
    Path folder;

    private final List<Replica> replicas = new ArrayList<>();
    private Map<String, String> shared = Map.of();
    private Api sam = Api.with("");

    @BeforeEach
    void start() throws IOException {
        shared = new RealServices().start();
        replicas.add(Replica.start(folder, shared, "one"));
        replicas.add(Replica.start(folder, shared, "other"));
        replicas.get(0).use();
        Register.enrolEverybody();
        sam = Api.as("sam");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.close();
        }
    }

    @Test
    void each_version_is_inspected_once_and_what_was_begun_is_finished_whoever_dies() throws Exception {
        var versions = new ArrayList<String>();
        for (int each = 0; each < 6; each++) {
            replicas.get(each % 2).use();
            versions.add(added(SampleFiles.rosterCsv(10 + each)));
        }
        for (String version : versions) {
            assertThat(Upload.awaitInspected(sam, version).getString("state")).isEqualTo("INSPECTED");
            assertThat(entries(version)).as("begun and finished").isEqualTo(2);
        }

        String killed = added(LARGE);
        awaitBegun(killed);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            // Again and again: the first one may have been idle.
            workers().forEach(ProcessHandle::destroyForcibly);
            return !state(killed).equals("INSPECTING");
        });
        var dead = Upload.awaitInspected(sam, killed);
        assertThat(dead.getString("state")).isEqualTo("UNINSPECTABLE");
        assertThat(dead.getString("inspection.reason")).isEqualTo("WORKER_DIED");
        assertThat(dead.getString("inspection.advice")).contains("Save the file again");
        assertThat(entries(killed)).isEqualTo(2);

        String resumed = added(LARGE);
        awaitBegun(resumed);
        List<ProcessHandle> orphans = workers().toList();
        assertThat(orphans).isNotEmpty();
        for (Replica replica : replicas) {
            replica.process().kill();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(state(resumed)).isEqualTo("INSPECTING");
        replicas.clear();
        replicas.add(Replica.start(folder, shared, "one"));
        replicas.get(0).use();
        var finished = Upload.awaitInspected(sam, resumed);
        assertThat(finished.getString("state")).isEqualTo("INSPECTED");
        assertThat(finished.getInt("inspection.personCount")).isEqualTo(40_000);
        assertThat(entries(resumed)).as("begun, resumed and finished").isEqualTo(3);
        assertThat(Superuser.one(
                        "select count(*) from imprimatur.inspection where version_id = '" + uuid(resumed) + "'"))
                .isEqualTo("1");
    }

    private Stream<ProcessHandle> workers() {
        return replicas.stream()
                .flatMap(replica -> replica.process().handle().descendants())
                .filter(process ->
                        process.info().commandLine().orElse("").contains(InspectionWorker.class.getSimpleName()));
    }

    private String added(byte[] file) {
        String document = Upload.register(sam, "Shared " + UUID.randomUUID());
        return Upload.addVersion(sam, document, 0, file, "people.csv").getString("id");
    }

    private static void awaitBegun(String version) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state(version).equals("INSPECTING"));
    }

    private static String state(String version) throws SQLException {
        return Superuser.one("select state from imprimatur.document_version where id = '" + uuid(version) + "'");
    }

    private static int entries(String version) throws SQLException {
        return Integer.parseInt(Superuser.one("select count(*) from audit.entry where convert_from(body, 'UTF8')::jsonb"
                + " ->> 'action' = 'INSPECT_VERSION' and position('" + uuid(version)
                + "' in convert_from(body, 'UTF8')) > 0"));
    }

    private static UUID uuid(String version) {
        return GlobalId.parse("DocumentVersion", version);
    }
}
