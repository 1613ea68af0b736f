package org.imprimatur.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
@TestProfile(StricterLimitsTest.Strict.class)
class StricterLimitsTest {
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imprimatur.graphql.within",
                    "1s",
                    "imprimatur.graphql.introspection",
                    "false",
                    "imprimatur.http.operations-refused",
                    "5");
        }
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void whoever_goes_on_sending_what_is_refused_is_kept_waiting_and_nobody_else_is() {
        String subject = "flood-" + UUID.randomUUID();
        Register.enrol(subject, "Flo Odd", false, List.of());
        Api flood = Api.with(SignIn.with(subject).accessToken());
        int refused = -1;
        long begin;
        Response held;
        do {
            // Each second gives one back, so that a slow machine needs more of them.
            assertThat(++refused).isLessThan(100);
            begin = System.nanoTime();
            held = sent(flood, "{ viewer {");
        } while (held.statusCode() == 200);
        assertThat(refused).isGreaterThanOrEqualTo(6);
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.as(Answer.class).getString("errors[0].extensions.code")).isEqualTo("TOO_MANY_REFUSED");
        assertThat(held.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
        assertThat(sent(Api.as("sam"), "{ viewer { person { id } } }").statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sent(flood, "{ viewer { person { id } } }").statusCode() == 200);
    }

    private static Response sent(Api by, String query) {
        return given().auth()
                .oauth2(by.token())
                .contentType("application/json")
                .accept("application/json")
                .body(Map.of("query", query))
                .post("/graphql");
    }

    @Test
    void an_operation_that_takes_too_long_begins_no_further_act_and_tells_what_was_done()
            throws SQLException, InterruptedException {
        Api sam = Api.as("sam");
        String document = Upload.register(sam, "Slow " + UUID.randomUUID());
        String subject = "keeper-" + UUID.randomUUID();
        Register.enrol(subject, "Somebody Keeping", false, List.of(Role.RECORDS_OFFICER));
        Api keeper = Api.with(SignIn.with(subject).roles(Role.RECORDS_OFFICER).accessToken());
        String row = "id = '" + GlobalId.parse("Document", document) + "'";

        CompletableFuture<Answer> answer;
        try (RowLock held = RowLock.on("imprimatur.document", row)) {
            answer = CompletableFuture.supplyAsync(() -> keeper.send(
                    "mutation($first: PlaceLegalHoldInput!, $second: PlaceLegalHoldInput!) {"
                            + " first: placeLegalHold(input: $first) { legalHold { matter } userErrors { code } }"
                            + " second: placeLegalHold(input: $second) { legalHold { matter } userErrors { code } } }",
                    Map.of(
                            "first", Map.of("documentId", document, "matter", "first"),
                            "second", Map.of("documentId", document, "matter", "second"))));
            held.awaitWaiting(1);
            await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
            held.release();
        }

        assertThat(answer.join().getList("errors.extensions.code")).containsExactly("TIME_EXCEEDED");
        assertThat(answer.join().getList("errors[0].path")).isEqualTo(List.of("second"));
        assertThat(Superuser.one("select string_agg(matter, ',') from imprimatur.legal_hold where document_id = '"
                        + GlobalId.parse("Document", document) + "'"))
                .as("the act that was begun is done, the other is not")
                .isEqualTo("first");
    }

    @Test
    void whoever_may_not_ask_for_the_schema_is_told_so() {
        for (String query : List.of(
                "{ __schema { types { name } } }",
                "{ __type(name: \"Query\") { name } }",
                "{ ...q } fragment q on Query { s: __schema { types { name } } }")) {
            assertThat(Api.as("ada").send(query, Map.of()).getString("errors[0].extensions.code"))
                    .as(query)
                    .isEqualTo("INTROSPECTION_OFF");
        }
        assertThat(Api.as("ada").execute("{ __typename viewer { __typename } }").getString("viewer.__typename"))
                .isEqualTo("Viewer");
    }
}
