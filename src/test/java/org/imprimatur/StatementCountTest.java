package org.imprimatur;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.StatementCount;
import org.imprimatur.testing.Upload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However long a page is, the database is asked as often. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class StatementCountTest {
    private static final int SHORT = 2;
    private static final int LONG = 20;

    /** A bound that nobody reaches by accident: another statement for each row of a long page does. */
    private static final int MOST = 80;

    private static final String SIGN_OFFS =
            " signOffs { role printedName person { printedName } authority { instrument } }";

    private final StatementCount statements;
    private final Api sam = Api.as("sam");
    private String document = "";
    private Api reader = sam;

    StatementCountTest(@PersistenceUnitExtension StatementCount statements) {
        this.statements = statements;
    }

    @BeforeEach
    void more_documents_and_signed_requests_than_a_long_page_holds() {
        Register.enrolEverybody();
        Api reviewer = somebody(Role.PROGRAM_REVIEWER);
        reader = somebody(Role.PRIVACY_OFFICER);
        for (int i = 0; i < LONG; i++) {
            Upload.register(sam, "Nothing in it yet");
        }
        String version = "";
        byte[] bytes = new byte[0];
        for (int i = 0; i <= SHORT; i++) {
            document = Upload.register(sam, "Admissions");
            bytes = ("month,n\nMay," + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8);
            version =
                    Upload.addVersion(sam, document, 0, bytes, "admissions.csv").getString("id");
            Upload.awaitInspected(sam, version);
        }
        for (int i = 0; i <= LONG + 1; i++) {
            signed(reviewer, inReview(version, Sha256.of(bytes).hex()));
        }
    }

    @Test
    void a_longer_page_takes_no_more_statements_than_a_short_one() {
        assertConstant(
                "query($first: Int!) { documents(first: $first) { nodes { reference title custodian registeredBy"
                        + " { printedName } latestVersion { sha256 blocked createdBy { printedName }"
                        + " inspection { summary personCount } } } pageInfo { hasNextPage } } }",
                Map.of(),
                "documents.nodes");
        assertConstant(
                "query($first: Int!, $after: String) { viewer { inbox(first: $first, after: $after) { nodes {"
                        + " reference lapsed document { title } version { sha256 inspection { summary } } requester"
                        + " { printedName } requirement { satisfied outstanding { role } }" + SIGN_OFFS + " } } } }",
                Map.of("after", beforeOurs()),
                "viewer.inbox.nodes");
        assertConstant(
                "query($first: Int!, $id: ID!) { document(by: {id: $id}) { title approvalRequests(first: $first)"
                        + " { nodes { reference state" + SIGN_OFFS + " } } } }",
                Map.of("id", document),
                "document.approvalRequests.nodes");
    }

    @Test
    void what_was_verified_before_is_read_and_not_verified_again() {
        var variables = Map.of("id", document);
        String query = "query($first: Int!, $id: ID!) { document(by: {id: $id}) { title versions(first: $first) { nodes"
                + " { number } } } }";
        List<String> sent = fewestFor(query, variables, 1, "document.versions.nodes");
        assertThat(sent)
                .as("the document's versions")
                .hasSize(1)
                .noneMatch(each -> each.contains("audit.") || each.contains("imprimatur.account"));
    }

    private void assertConstant(String query, Map<String, ?> variables, String nodes) {
        List<String> few = fewestFor(query, variables, SHORT, nodes);
        List<String> many = fewestFor(query, variables, LONG, nodes);

        assertThat(many).as("statements of a long page of " + nodes).hasSameSizeAs(few);
        assertThat(many).as("statements of a page of " + nodes).hasSizeBetween(1, MOST);
    }

    /** What was verified before is remembered, unless something is recorded meanwhile, as the service does by itself now and then. */
    private List<String> fewestFor(String query, Map<String, ?> variables, int first, String nodes) {
        List<String> fewest = sentFor(query, variables, first, nodes);
        for (int i = 0; i < 4; i++) {
            List<String> sent = sentFor(query, variables, first, nodes);
            fewest = sent.size() < fewest.size() ? sent : fewest;
        }
        return fewest;
    }

    private List<String> sentFor(String query, Map<String, ?> variables, int first, String nodes) {
        var all = new HashMap<String, Object>(variables);
        all.put("first", first);
        String traceparent = statements.begin();
        Answer answer = given().auth()
                .oauth2(reader.token())
                .header("traceparent", traceparent)
                .contentType(ContentType.JSON)
                .body(Map.of("query", query, "variables", all))
                .post("/graphql")
                .as(Answer.class);
        List<String> sent = statements.end(traceparent);
        assertThat(answer.<Object>getList("errors")).isNull();
        assertThat(answer.<Object>getList("data." + nodes)).hasSize(first);
        return sent;
    }

    /** Where the first of this test's own requests stands: theirs are the latest deadlines. */
    private String beforeOurs() {
        String after = null;
        while (true) {
            Answer page = inbox(after);
            List<String> about = page.getList("viewer.inbox.edges.node.document.id");
            int first = about.indexOf(document);
            if (first >= 0) {
                return page.getString("viewer.inbox.edges[" + first + "].cursor");
            }
            after = page.getString("viewer.inbox.pageInfo.endCursor");
            assertThat(after).as("the inbox ends before this test's requests").isNotNull();
        }
    }

    private Answer inbox(@Nullable String after) {
        var variables = new HashMap<String, Object>();
        variables.put("after", after);
        return reader.execute(
                "query($after: String) { viewer { inbox(first: 100, after: $after) { edges { cursor node {"
                        + " document { id } } } pageInfo { endCursor } } } }",
                variables);
    }

    private static Api somebody(Role role) {
        String subject = "counted-" + UUID.randomUUID();
        Register.enrol(subject, "Somebody Counted", false, List.of(role));
        return Api.with(SignIn.with(subject).roles(role).accessToken());
    }

    private Answer inReview(String version, String sha256) {
        Answer drafted = acted(
                sam,
                "draftApprovalRequest",
                "DraftApprovalRequestInput",
                Map.of(
                        "versionId",
                        version,
                        "sha256",
                        sha256,
                        "disclosure",
                        Map.of(
                                "fileName",
                                "admissions.csv",
                                "audience",
                                "PUBLIC_WEB",
                                "channel",
                                "WEB_SITE",
                                "destination",
                                "https://agency.example/admissions",
                                "purpose",
                                "Monthly statistics",
                                "legalBases",
                                List.of())));
        return acted(
                sam,
                "submitApprovalRequest",
                "SubmitApprovalRequestInput",
                Map.of("requestId", drafted.getString("id"), "expectedVersion", drafted.getInt("lockVersion")));
    }

    private static void signed(Api reviewer, Answer request) {
        acted(
                reviewer,
                "signOffApprovalRequest",
                "SignOffApprovalRequestInput",
                Map.of(
                        "requestId",
                        request.getString("id"),
                        "round",
                        request.getInt("round"),
                        "manifestSha256",
                        request.getString("manifestSha256"),
                        "role",
                        "PROGRAM_REVIEWER",
                        "verdict",
                        "APPROVE"));
    }

    private static Answer acted(Api api, String mutation, String type, Map<String, ?> input) {
        Answer answer = api.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { approvalRequest"
                                + " { id lockVersion round manifestSha256 } userErrors { code } } }",
                        Map.of("input", input))
                .at("answer");
        assertThat(answer.<String>getList("userErrors.code")).as(mutation).isEmpty();
        return answer.at("approvalRequest");
    }
}
