package org.imprimatur;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the service. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class OperatingTest {
    /** Other tests come to the doors of the content's preview. */
    private static final Pattern VERSION_DOOR =
            Pattern.compile("uri=\"/content/versions/\\{id}(/preview(/revealed|/painted)?)?\"");

    private final int managementPort;

    OperatingTest(@ConfigProperty(name = "quarkus.management.test-port", defaultValue = "9001") int managementPort) {
        this.managementPort = managementPort;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private String management(String path) {
        return "http://127.0.0.1:" + managementPort + path;
    }

    private Answer health(String which, int status) {
        return given().get(management("/health/" + which))
                .then()
                .statusCode(status)
                .extract()
                .as(Answer.class);
    }

    private String metrics() {
        return given().get(management("/metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String statusOf(Answer health, String check) {
        return health.where("checks", "name", check).getString("[0].status");
    }

    @Test
    void a_service_that_can_write_and_integrate_entries_is_ready() {
        Answer ready = health("ready", 200);

        assertThat(statusOf(ready, "audit can be written")).isEqualTo("UP");
        assertThat(statusOf(ready, "audit is being integrated")).isEqualTo("UP");
        assertThat(health("live", 200).getString("status")).isEqualTo("UP");
    }

    @Test
    void a_service_that_cannot_write_entries_is_alive_but_not_ready_and_says_nothing_of_why() throws SQLException {
        String newest = Superuser.one("select max(entry_seq) from audit.entry where key_id = 0");
        asSuperuser("revoke insert on audit.entry from imprimatur_writer");
        try {
            Answer ready = health("ready", 503);
            assertThat(statusOf(ready, "audit can be written")).isEqualTo("DOWN");
            assertThat(ready.toString()).doesNotContain("permission", "Exception");
            assertThat(health("live", 200).getString("status")).isEqualTo("UP");
        } finally {
            asSuperuser("grant insert (entry_id, key_id, mac, body) on audit.entry to imprimatur_writer");
        }
        assertThat(statusOf(health("ready", 200), "audit can be written")).isEqualTo("UP");
        assertThat(newest).as("the probe leaves nothing").isNull();
    }

    @Test
    void health_and_metrics_are_not_on_the_port_of_the_public() {
        for (String path : new String[] {"/health/ready", "/q/health", "/metrics", "/q/metrics"}) {
            assertThat(given().auth().oauth2(Api.as("sam").token()).get(path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void acts_are_counted_by_what_they_were_and_how_they_ended() {
        Api.as("sam")
                .execute(
                        "mutation($input: WithdrawApprovalRequestInput!) { withdrawApprovalRequest(input: $input)"
                                + " { userErrors { code } } }",
                        Map.of("input", Map.of("requestId", GlobalId.of("ApprovalRequest", UUID.randomUUID()))));
        Register.enrol("counted-" + UUID.randomUUID(), "Cora Unted", false, List.of());

        assertThat(metrics())
                .containsPattern("imprimatur_acts_total\\{action=\"withdraw_request\",outcome=\"refused\","
                        + "reason=\"request_unknown\"\\} [1-9]")
                .containsPattern(
                        "imprimatur_acts_total\\{action=\"register_person\",outcome=\"permitted\",reason=\"none\"\\}")
                .containsPattern("(?m)^imprimatur_audit_waiting_seconds \\d")
                .containsPattern("(?m)^imprimatur_audit_log_entries [1-9]")
                .contains("imprimatur_audit_sound 1.0")
                .contains("agroal_active_count");
    }

    @Test
    void metrics_hold_no_ids_and_no_series_for_each_id() {
        String token = Api.as("sam").token();
        for (int each = 0; each < 20; each++) {
            given().auth().oauth2(token).get("/content/versions/" + GlobalId.of("DocumentVersion", UUID.randomUUID()));
            given().auth().oauth2(token).get("/nowhere/" + UUID.randomUUID());
            given().get("/nowhere/for-nobody-signed-in");
            given().get("/content/versions/for-nobody-signed-in");
        }

        String metrics = metrics();
        assertThat(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}").matcher(metrics).find())
                .as("a UUID in a label")
                .isFalse();
        List<String> doors = metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> line.contains("/content/versions"))
                .toList();
        assertThat(doors).allMatch(line -> VERSION_DOOR.matcher(line).find());
        assertThat(doors.stream().filter(line -> line.contains("uri=\"/content/versions/{id}\"")))
                .as("one for each status, whatever the ids")
                .isNotEmpty()
                .hasSizeLessThan(12);
        assertThat(metrics).doesNotContain("/nowhere").doesNotContain("for-nobody-signed-in");
    }

    @Test
    void the_trace_of_a_request_is_in_the_entry_of_the_act() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String token = Api.as("sam").token();
        given().auth()
                .oauth2(token)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(Map.of(
                        "query",
                        "mutation { withdrawApprovalRequest(input: {requestId: \""
                                + GlobalId.of("ApprovalRequest", UUID.randomUUID())
                                + "\"}) { userErrors { code } } }"))
                .post("/graphql")
                .then()
                .statusCode(200);

        assertThat(Api.as("ada")
                        .execute("query { auditEntries(last: 1, filter: {outcome: REFUSED}) { nodes { traceId } } }")
                        .getList("auditEntries.nodes"))
                .isNotNull();
        assertThat(traced(trace)).isEqualTo("WITHDRAW_REQUEST");
    }

    @Test
    void the_trace_of_a_request_is_in_each_line_that_is_logged_while_it_is_served() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        Logger statements = Logger.getLogger("org.hibernate.SQL");
        Level before = statements.getLevel();
        statements.setLevel(Level.FINE);
        try (var log = new LogCapture()) {
            given().auth()
                    .oauth2(Api.as("sam").token())
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .contentType("application/json")
                    .body(Map.of("query", "{ documents(first: 1) { nodes { id } } }"))
                    .post("/graphql")
                    .then()
                    .statusCode(200);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("org.hibernate.SQL") && line.contains("imprimatur.document "))
                    .anyMatch(line -> line.contains("traceId=" + trace));
        } finally {
            statements.setLevel(before);
        }
    }

    private static String traced(String trace) {
        try {
            return Superuser.one("select convert_from(body, 'UTF8')::jsonb ->> 'action' from audit.entry"
                    + " where convert_from(body, 'UTF8')::jsonb ->> 'trace' = '" + trace + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute(statement);
        }
    }
}
