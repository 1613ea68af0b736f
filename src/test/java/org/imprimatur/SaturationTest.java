package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More at once than can be done: some are told to wait, and nothing falls over. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class SaturationTest {
    private static final int OF_ONE_ACCOUNT = 16;
    private static final int CONNECTIONS = 32;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String request = "";
    private String submitter = "";
    private String reviewer = "";
    private int sent;
    private UUID lockedVersion = new UUID(0, 0);

    @BeforeEach
    void aRequestThatActsWaitFor() {
        Register.enrolEverybody();
        // People of this test's own: what they are refused counts towards nobody else's flood.
        submitter = somebody(Role.SUBMITTER);
        reviewer = somebody(Role.PROGRAM_REVIEWER);
        Api sam = Api.with(submitter);
        byte[] bytes = ("month,n\nMay," + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8);
        String version = Upload.addVersion(sam, Upload.register(sam, "Admissions"), 0, bytes, "admissions.csv")
                .getString("id");
        Upload.awaitInspected(sam, version);
        lockedVersion = GlobalId.parse("DocumentVersion", version);
        request = sam.execute(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId",
                                        version,
                                        "sha256",
                                        Sha256.of(bytes).hex(),
                                        "disclosure",
                                        Map.of("audience", "PUBLIC_WEB", "channel", "WEB_SITE"))))
                .getString("draftApprovalRequest.approvalRequest.id");
    }

    @Test
    void whoever_has_too_many_requests_running_is_told_to_wait_and_nobody_else_is() throws Exception {
        String sam = submitter;
        try (RowLock held = RowLock.on("imprimatur.document_version", "id = '" + lockedVersion + "'")) {
            var running = waiting(sam, OF_ONE_ACCOUNT);
            held.awaitWaiting(OF_ONE_ACCOUNT);

            var one = send(sam, "{ viewer { id } }").join();
            assertThat(one.statusCode()).isEqualTo(429);
            assertThat(one.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(one.body()).contains("TOO_MANY_AT_ONCE");
            assertThat(send(Api.as("riley").token(), "{ viewer { id } }").join().statusCode())
                    .isEqualTo(200);

            held.release();
            for (var each : running) {
                assertThat(each.join().statusCode()).isEqualTo(200);
            }
        }
        assertThat(send(sam, "{ viewer { id } }").join().statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_free_connection_the_answer_is_503_with_retry_after_and_everything_goes_on_when_there_is_one()
            throws Exception {
        try (RowLock held = RowLock.on("imprimatur.document_version", "id = '" + lockedVersion + "'")) {
            var running = waiting(submitter, CONNECTIONS / 2);
            running.addAll(waiting(reviewer, CONNECTIONS / 2));
            held.awaitWaiting(CONNECTIONS);
            // Whoever finds every connection taken waits five seconds for one.
            String ada = Api.as("ada").token();
            var query = send(ada, "{ viewer { id } }");
            var document = send(ada, "{ documents(first: 1) { totalCount } viewer { id } }");
            var permit = client.sendAsync(
                    to("/permits?sha256=" + "0".repeat(64)
                                    + "&fileName=a&audience=PUBLIC_WEB&channel=WEB_SITE&destination=b")
                            .header("Authorization", "Bearer " + ada)
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            for (var each : List.of(query, document, permit)) {
                assertThat(each.join().statusCode()).isEqualTo(503);
                assertThat(each.join().headers().firstValue("Retry-After")).hasValue("1");
                assertThat(each.join().body()).contains("\"UNAVAILABLE\"");
            }

            held.release();
            for (var each : running) {
                assertThat(each.join().statusCode()).as(each.join().body()).isEqualTo(200);
            }
            assertThat(send(ada, "{ viewer { id } }").join().statusCode()).isEqualTo(200);
        }
        assertThat(Superuser.one("select count(*) from imprimatur.approval_request where id = '" + id()
                        + "' and state = 'WITHDRAWN'"))
                .isEqualTo("1");
    }

    @Test
    void sessions_of_a_browser_and_access_tokens_of_one_account_are_counted_together() throws Exception {
        String subject = "patient-" + UUID.randomUUID();
        String token = somebody(subject, Role.PROGRAM_REVIEWER);
        Browser browser = EvaluationPages.signedIn(subject);
        try (RowLock held = RowLock.on("imprimatur.document_version", "id = '" + lockedVersion + "'")) {
            var running = waiting(token, OF_ONE_ACCOUNT);
            held.awaitWaiting(OF_ONE_ACCOUNT);

            assertThat(browser.fetch("/graphql", "{\"query\": \"{ viewer { id } }\"}")
                            .statusCode())
                    .isEqualTo(429);

            held.release();
            for (var each : running) {
                assertThat(each.join().statusCode()).isEqualTo(200);
            }
        }
        assertThat(browser.fetch("/graphql", "{\"query\": \"{ viewer { id } }\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String somebody(Role role) {
        return somebody("patient-" + UUID.randomUUID(), role);
    }

    private static String somebody(String subject, Role role) {
        Register.enrol(subject, "Somebody Patient", false, List.of(role));
        return SignIn.with(subject).roles(role).accessToken();
    }

    private UUID id() {
        return GlobalId.parse("ApprovalRequest", request);
    }

    /** Acts that come to wait for the version's row. */
    private List<CompletableFuture<HttpResponse<String>>> waiting(String token, int count) {
        var running = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < count; i++) {
            running.add(send(
                    token,
                    "mutation { withdrawApprovalRequest(input: {requestId: \\\"" + request
                            + "\\\"}) { userErrors { code } } }"));
        }
        return running;
    }

    private CompletableFuture<HttpResponse<String>> send(String token, String operation) {
        return client.sendAsync(
                to("/graphql")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(body("{\"query\": \"" + operation + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Of announced size, and in chunks, in turn. */
    private HttpRequest.BodyPublisher body(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ++sent % 2 == 0
                ? HttpRequest.BodyPublishers.ofByteArray(bytes)
                : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path));
    }
}
