package org.imprimatur;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SpanCapture;
import org.imprimatur.testing.Upload;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A name that stands nowhere else is pushed through every field of every door, on the paths that succeed and those that fail,
 * and then looked for wherever it must not be.
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class CanaryTest {
    /** Where people's words are kept, each with the reason; a column that is not here holds no word of anybody. */
    private static final Map<String, String> MAY_HOLD_WORDS = Map.ofEntries(
            Map.entry("imprimatur.document.title", "what the document is called; its submitter is told to name nobody"),
            Map.entry("imprimatur.document.custodian", "the office that keeps it"),
            Map.entry("imprimatur.document_version.file_name", "the name of the file"),
            Map.entry("imprimatur.blocked_digest.reason", "prose for those who may read it"),
            Map.entry("imprimatur.legal_hold.matter", "what the hold is for"),
            Map.entry("imprimatur.person.printed_name", "staff, as their signatures show them"),
            Map.entry("imprimatur.authority.instrument", "what gives an authority"),
            Map.entry("private.detail.value", "free text of acts, erasable"),
            Map.entry("private.opening.value", "texts that manifests hold as commitments, erasable"));

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final Logger LOG = Logger.getLogger(CanaryTest.class);

    /** Little else may be logged: what is refused is on record, not in the log. */
    private static final String LISTENING = "the test hears what is logged";

    private final int managementPort;
    private final String canary =
            "Qzv" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "yx" + Long.toString(System.nanoTime(), 36);
    private final List<Response> failures = new ArrayList<>();

    private final SpanCapture traces;

    CanaryTest(
            @ConfigProperty(name = "quarkus.management.test-port", defaultValue = "9001") int managementPort,
            SpanCapture traces) {
        this.managementPort = managementPort;
        this.traces = traces;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void no_name_leaves_the_places_that_are_for_names() throws SQLException, IOException {
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            LOG.info(LISTENING);
            throughWhatSucceeds();
            throughWhatFails();
            logged = logs.lines();
        }

        assertThat(columnsHolding(canary)).isSubsetOf(MAY_HOLD_WORDS.keySet()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(logged).anyMatch(line -> line.contains(LISTENING)).noneMatch(this::shows);
        assertThat(given().get("http://127.0.0.1:" + managementPort + "/metrics")
                        .asString())
                .matches(body -> !shows(body));
        assertThat(given().get("http://127.0.0.1:" + managementPort + "/health").asString())
                .matches(body -> !shows(body));
        assertThat(traces.spans()).hasSizeGreaterThan(20).noneMatch(this::shows);
        assertThat(Files.readString(RealServices.databaseLog()))
                .as("PostgreSQL's own log")
                .contains("database system is ready")
                .matches(text -> !shows(text));
        assertThat(failures).hasSizeGreaterThan(20);
        for (Response failure : failures) {
            assertThat(shows(failure.asString())).as(failure.asString()).isFalse();
            assertThat(shows(failure.getHeaders().toString())).isFalse();
        }
    }

    private boolean shows(String text) {
        return text.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT));
    }

    private byte[] file(int salt) {
        return ("month,admissions\nJanuary," + salt + "\n" + canary + ",2\n").getBytes(StandardCharsets.UTF_8);
    }

    private void throughWhatSucceeds() {
        Api sam = Api.as("sam");
        String document = sam.execute(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input) { document { id } } }",
                        input(Map.of(
                                "title", "Title " + canary,
                                "custodian", "Office " + canary,
                                "declaredCategories", List.of("SPII"))))
                .getString("registerDocument.document.id");
        byte[] bytes = file(1);
        String version = Upload.addVersion(sam, document, 0, bytes, "file " + canary + ".csv")
                .getString("id");
        Upload.awaitInspected(sam, version);
        var disclosure = new LinkedHashMap<String, Object>();
        disclosure.put("fileName", "out " + canary + ".csv");
        disclosure.put("audience", "USG_NEED_TO_EXAMINE");
        disclosure.put("channel", "SECURE_TRANSFER");
        disclosure.put("destination", "Desk of " + canary);
        disclosure.put("purpose", "Purpose " + canary);
        disclosure.put("legalBases", List.of("5USC552a(b)(1)"));
        disclosure.put("recipients", List.of(Map.of("name", "Recipient " + canary, "address", "Street " + canary)));
        Response drafted = graphql(
                sam,
                "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                        + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                input(Map.of(
                        "versionId",
                        version,
                        "sha256",
                        Sha256.of(bytes).hex(),
                        "disclosure",
                        disclosure,
                        "idempotencyKey",
                        canary + "-1")));
        String request = drafted.as(Answer.class).getString("data.draftApprovalRequest.approvalRequest.id");
        if (request != null) {
            graphql(
                    sam,
                    "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                            + " { userErrors { code message } } }",
                    input(Map.of("requestId", request, "expectedVersion", 0)));
            graphql(
                    sam,
                    "mutation($input: WithdrawApprovalRequestInput!) { withdrawApprovalRequest(input: $input)"
                            + " { userErrors { code message } } }",
                    input(Map.of("requestId", request)));
        }
        graphql(
                Api.as("carl"),
                "mutation($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) { userErrors { code message } } }",
                input(Map.of("documentId", document, "matter", "Matter of " + canary)));
        graphql(
                Api.as("priya"),
                "mutation($input: BlockDigestInput!) { blockDigest(input: $input) { userErrors { code message } } }",
                input(Map.of("sha256", Sha256.of(canary).hex(), "reason", "It names " + canary)));
        given().auth()
                .oauth2(sam.token())
                .header("User-Agent", canary)
                .header("X-Anything", canary)
                .get("/content/versions/" + version)
                .then()
                .statusCode(200);
        Register.enrol("subject-" + UUID.randomUUID(), "Staff " + canary, false, List.of());
        Map<String, String> question = Map.of(
                "sha256",
                Sha256.of(bytes).hex(),
                "fileName",
                "out " + canary + ".csv",
                "audience",
                "PUBLIC_WEB",
                "channel",
                "WEB_SITE",
                "destination",
                canary);
        failures.add(given().auth()
                .oauth2(Api.as("pat").token())
                .contentType("application/json")
                .body(question)
                .post("/permits"));
    }

    /** Every answer is kept: none may repeat what was sent. */
    private void throughWhatFails() {
        Api sam = Api.as("sam");
        String nobody = GlobalId.of("ApprovalRequest", UUID.randomUUID());
        for (String query : List.of(
                "{ documents(first: 1000, after: \"" + canary + "\") { nodes { id } } }",
                "{ documents(after: \"" + canary + "\") { nodes { id } } }",
                "{ document(by: {id: \"" + canary + "\"}) { id } }",
                "{ document(by: {id: \"" + canary + "\", reference: \"" + canary + "\"}) { id } }",
                "{ node(id: \"" + canary + "\") { id } }",
                "query " + canary + " { viewer { id } }",
                "query " + canary + " { " + canary + ": node(id: 1, " + canary + ": 2) { id } ... " + canary + " }",
                "mutation { withdrawApprovalRequest(input: {requestId: \"" + canary
                        + "\"}) { userErrors { code message } } }",
                "mutation { revokeApproval(input: {requestId: \"" + nobody + "\", reason: \"" + canary
                        + "\"}) { userErrors { code message } } }",
                "mutation { registerDocument(input: {title: \"" + canary + "\\u0000\", custodian: \"" + canary
                        + "\", declaredCategories: [SPII]}) { userErrors { code message } } }",
                "mutation { registerDocument(input: {title: \"" + canary.repeat(20)
                        + "\", custodian: \"x\", declaredCategories: [SPII]}) { userErrors { code message } } }",
                "mutation { suspendRelease(input: {releaseId: \"" + GlobalId.of("Release", UUID.randomUUID())
                        + "\", reason: \"" + canary + "\"}) { userErrors { code message } } }",
                "mutation { blockDigest(input: {sha256: \""
                        + Sha256.of("x" + canary).hex() + "\", reason: \"\\u0007" + canary
                        + "\"}) { userErrors { code message } } }",
                "mutation { grantAuthority(input: {personId: \"" + canary + "\", role: PUBLISHER, instrument: \""
                        + canary + "\"}) { userErrors { code message } } }",
                "mutation { linkAccount(input: {personId: \"" + GlobalId.of("Person", UUID.randomUUID())
                        + "\", issuer: \"" + canary + "\", subject: \"" + canary
                        + "\"}) { userErrors { code message } } }",
                "{ permit(input: {sha256: \"" + Sha256.of("y").hex() + "\", fileName: \"" + canary
                        + "\\u0000\", audience: PUBLIC_WEB, channel: WEB_SITE, destination: \"" + canary
                        + "\"}) { permitted } }")) {
            keep(graphql(sam, query, Map.of()));
        }
        keep(graphql(
                sam,
                "query($id: ID!, $n: Int) { node(id: $id) { id } documents(first: $n) { nodes { id } } }",
                Map.of("id", canary, "n", 101)));
        for (String body : List.of("a,b\n\"" + canary + "\n", canary, "")) {
            keep(given().config(AS_IT_IS)
                    .auth()
                    .oauth2(sam.token())
                    .contentType("application/octet-stream")
                    .header("Content-Digest", "sha-256=:" + canary + ":")
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/content"));
        }
        for (String path : List.of(
                "/permits?sha256=" + Sha256.of("q").hex() + "&fileName=" + canary
                        + "&audience=PUBLIC_WEB&channel=WEB_SITE&destination=" + canary,
                "/" + canary,
                "/content/versions/" + canary,
                "/content/releases/" + canary)) {
            keep(given().auth()
                    .oauth2(sam.token())
                    .header("Permit-Handle", canary)
                    .get(path));
        }
        keep(given().auth()
                .oauth2(sam.token())
                .queryParam("page", canary)
                .post("/content/versions/" + canary + "/preview/painted"));
        for (String body : List.of(
                "{\"sha256\": \"" + canary + "\"}",
                "{\"fileName\": \"" + canary + "\", \"" + canary + "\": 1}",
                "{" + canary,
                "[\"" + canary + "\"]")) {
            for (String path : List.of("/permits", "/permits/redemptions")) {
                keep(given().auth()
                        .oauth2(Api.as("pat").token())
                        .contentType("application/json")
                        .body(body)
                        .post(path));
            }
        }
        keep(given().auth()
                .oauth2("x." + canary + ".y")
                .contentType("application/json")
                .body("{}")
                .post("/graphql"));
    }

    private void keep(Response answer) {
        failures.add(answer);
    }

    private static Response graphql(Api api, String query, Map<String, Object> variables) {
        return given().auth()
                .oauth2(api.token())
                .contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql");
    }

    private static Map<String, Object> input(Map<String, Object> input) {
        return Map.of("input", input);
    }

    /** Every column of every table, as text and as bytes. */
    private static Set<String> columnsHolding(String word) throws SQLException {
        var holding = new TreeSet<String>();
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            var columns = new ArrayList<String[]>();
            try (ResultSet found = sql.executeQuery(
                    "select table_schema, table_name, column_name, data_type from"
                            + " information_schema.columns where table_schema in ('audit', 'private', 'imprimatur', 'migration')"
                            + " and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')")) {
                while (found.next()) {
                    columns.add(new String[] {
                        found.getString(1) + "." + found.getString(2), found.getString(3), found.getString(4)
                    });
                }
            }
            for (String[] column : columns) {
                String condition = column[2].equals("bytea")
                        ? "position(convert_to('" + word + "', 'UTF8') in \"" + column[1] + "\") > 0"
                        : "\"" + column[1] + "\"::text ilike '%" + word + "%'";
                try (ResultSet found =
                        sql.executeQuery("select exists (select from " + column[0] + " where " + condition + ")")) {
                    found.next();
                    if (found.getBoolean(1)) {
                        holding.add(column[0] + "." + column[1]);
                    }
                }
            }
        }
        return holding;
    }
}
