package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever sees a version is told how far its inspection is, wherever it runs. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class FollowInspectionTest {
    private static final String PROGRESS = "subscription($id: ID!) { inspectionProgressed(id: $id) { phase share"
            + " version { id state inspection { summary } } } }";
    /** Takes long enough to be met in the middle. */
    private static final int MANY = 30_000;

    private Api sam = Api.with("");
    private String document = "";

    @BeforeEach
    void a_document_of_sam() {
        Register.enrolEverybody();
        sam = Api.as("sam");
        document = Upload.register(sam, "Followed " + UUID.randomUUID());
    }

    @Test
    void the_submitter_is_told_how_far_it_is_and_then_what_was_found() throws SQLException {
        String version = added(SampleFiles.rosterCsv(MANY), "people.csv");
        String id = GlobalId.parse("DocumentVersion", version).toString();
        awaitState(id, "INSPECTING");
        try (LiveSocket client = LiveSocket.initialised(sam.token())) {
            // What was found cannot be recorded meanwhile.
            RowLock lock = RowLock.on("imprimatur.document_version", "id = '" + id + "'");
            client.subscribe("1", PROGRESS, Map.of("id", version));
            assertThat(progress(client).at("/version/state").asText()).isEqualTo("INSPECTING");
            lock.awaitWaiting(1);

            // As another replica tells it.
            tell(id, "'READING', 0.25");
            JsonNode quarter = progress(client);
            while (quarter.path("share").doubleValue() != 0.25) {
                quarter = progress(client);
            }
            assertThat(quarter.path("phase").asText()).isEqualTo("READING");
            tell(id, "'RECOGNISING', null");
            JsonNode recognising = progress(client);
            assertThat(recognising.path("phase").asText()).isEqualTo("RECOGNISING");
            assertThat(recognising.path("share").isNull()).isTrue();

            lock.release();
            JsonNode last = progress(client);
            while (!last.at("/version/state").asText().equals("INSPECTED")) {
                last = progress(client);
            }
            assertThat(last.path("phase").isNull()).isTrue();
            assertThat(last.at("/version/inspection/summary").asText()).contains("30,000 people");
        }
    }

    /** With a file that takes seconds on whatever machine. */
    @Test
    @Tag("deep")
    void an_inspection_that_takes_a_while_is_heard_of_and_leaves_nothing_behind() throws SQLException {
        String version = added(SampleFiles.rosterCsv(30 * MANY), "people.csv");
        var phases = new ArrayList<String>();
        try (LiveSocket client = LiveSocket.initialised(sam.token())) {
            client.subscribe("1", PROGRESS, Map.of("id", version));
            JsonNode heard = progress(client);
            while (!heard.at("/version/state").asText().equals("INSPECTED")) {
                phases.add(heard.path("phase").asText());
                heard = progress(client);
            }
        }
        assertThat(phases).containsAnyOf("SENDING", "READING", "RECOGNISING");
        assertThat(Superuser.one("select count(*) from imprimatur.inspection_progress where version_id = '"
                        + GlobalId.parse("DocumentVersion", version) + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_hidden_version_and_one_that_does_not_exist_are_the_same() {
        String hidden = added(SampleFiles.cleanAggregateCsv(), "figures.csv");
        String subject = "submitter-" + UUID.randomUUID();
        Register.enrol(subject, "Sue Mitter", false, List.of(Role.SUBMITTER));
        var answers = new ArrayList<String>();
        try (LiveSocket client = LiveSocket.initialised(
                SignIn.with(subject).roles(Role.SUBMITTER).accessToken())) {
            for (String id : List.of(hidden, GlobalId.of("DocumentVersion", UUID.randomUUID()))) {
                client.subscribe("1", PROGRESS, Map.of("id", id));
                answers.add(client.next().toString());
            }
            client.assertNothingMoreBeforePong();
        }
        assertThat(answers.get(0)).contains("VERSION_NOT_FOUND").isEqualTo(answers.get(1));
    }

    private String added(byte[] bytes, String name) {
        return Upload.addVersion(sam, document, 0, bytes, name).getString("id");
    }

    private static void awaitState(String id, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Superuser.one("select state from imprimatur.document_version where id = '" + id + "'")
                        .equals(state));
    }

    private static void tell(String id, String values) throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            sql.execute("insert into imprimatur.inspection_progress (version_id, phase, share) values ('" + id + "', "
                    + values + ") on conflict (version_id) do update set phase = excluded.phase, share ="
                    + " excluded.share");
        }
    }

    private static JsonNode progress(LiveSocket client) {
        return client.event("1").path("inspectionProgressed");
    }
}
