package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.imprimatur.audit.Verification;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.IndependentSettings;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are kept for seconds. */
@QuarkusTest
@TestProfile(IndependentSettings.class)
@QuarkusTestResource(RealServices.class)
class EnforceRetentionTest {
    private final EnforceRetention retention;
    private final Verification verification;

    EnforceRetentionTest(EnforceRetention retention, Verification verification) {
        this.retention = retention;
        this.verification = verification;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static UUID version(Walk walk) {
        return GlobalId.parse("DocumentVersion", walk.version);
    }

    private static Walk withdrawn() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        Answer answer = Api.as("sam")
                .execute(
                        "mutation($input: WithdrawApprovalRequestInput!) { withdrawApprovalRequest(input: $input)"
                                + " { userErrors { code } } }",
                        Map.of("input", Map.of("requestId", walk.request)));
        assertThat(answer.getList("withdrawApprovalRequest.userErrors")).isEmpty();
        return walk;
    }

    private static long stored(Walk walk) throws SQLException {
        return Long.parseLong(
                Superuser.one("select (select count(*) from imprimatur.content c where c.id = v.content_id)"
                        + " + (select count(*) from imprimatur.content_chunk c where c.content_id = v.content_id)"
                        + " from imprimatur.document_version v where v.id = '" + version(walk) + "'"));
    }

    private static List<String> hold(Walk walk, String person) {
        return Api.as(person)
                .execute(
                        "mutation($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input)"
                                + " { legalHold { id } userErrors { code } } }",
                        Map.of("input", Map.of("documentId", walk.document, "matter", "26-cv-01234")))
                .getList("placeLegalHold.userErrors.code");
    }

    private void awaitDestroyed(Walk walk) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            retention.sweepOne(version(walk));
            return stored(walk) == 0;
        });
    }

    private static Answer seen(Walk walk) {
        return Api.as("sam")
                .execute(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { sha256 contentDestroyedAt"
                                + " inspection { state } } } }",
                        Map.of("id", walk.version))
                .at("node");
    }

    @Test
    void bytes_of_a_withdrawn_request_are_destroyed_after_their_time_and_what_they_were_stays_known()
            throws SQLException {
        Walk walk = withdrawn();
        assertThat(stored(walk)).isGreaterThanOrEqualTo(2);

        awaitDestroyed(walk);

        assertThat(seen(walk).getString("contentDestroyedAt")).isNotNull();
        assertThat(seen(walk).getString("sha256"))
                .isEqualTo(Sha256.of(walk.bytes).hex());
        assertThat(seen(walk).getString("inspection.state")).isEqualTo("INSPECTED");
        assertThat(given().auth()
                        .oauth2(Api.as("sam").token())
                        .get("/content/versions/" + walk.version)
                        .then()
                        .extract()
                        .as(Answer.class)
                        .getString("code"))
                .isEqualTo("CONTENT_DESTROYED");
        assertThat(Superuser.one("select count(*) || ' ' || max(b ->> 'reason') from audit.entry e, lateral (select"
                        + " convert_from(e.body, 'UTF8')::jsonb as b) x where b ->> 'action' = 'DESTROY_CONTENT' and b ->"
                        + " 'subject' ->> 'version' = '" + version(walk) + "'"))
                .isEqualTo("1 NOTHING_RELEASED");
        assertThat(verification.findings())
                .noneMatch(finding -> finding.contains(version(walk).toString()));
    }

    @Test
    void nothing_new_is_asked_about_destroyed_bytes_and_the_same_bytes_can_come_again() throws SQLException {
        Walk walk = withdrawn();
        awaitDestroyed(walk);

        Answer drafted = Api.as("sam")
                .execute(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId",
                                        walk.version,
                                        "sha256",
                                        Sha256.of(walk.bytes).hex(),
                                        "disclosure",
                                        Map.of(
                                                "fileName",
                                                "figures.csv",
                                                "audience",
                                                "PUBLIC_WEB",
                                                "channel",
                                                "WEB_SITE",
                                                "destination",
                                                Walk.PAGE,
                                                "purpose",
                                                "Statistics",
                                                "legalBases",
                                                List.of()))));
        assertThat(drafted.<String>getList("draftApprovalRequest.userErrors.code"))
                .containsExactly("CONTENT_DESTROYED");
        Walk again = Walk.approved(walk.bytes, Map.of());
        assertThat(stored(again)).isPositive();
    }

    @Test
    void bytes_that_were_published_stay_as_evidence() throws Exception {
        Walk walk = Walk.published();
        walk.act("priya", "recall", Map.of("reason", "A name is visible"));
        Walk other = withdrawn();

        awaitDestroyed(other);
        retention.sweepOne(version(walk));

        assertThat(stored(walk)).isPositive();
    }

    @Test
    void a_legal_hold_keeps_bytes_until_it_is_lifted() throws SQLException {
        Walk walk = withdrawn();
        assertThat(hold(walk, "sam")).containsExactly("MAY_NOT_HOLD");
        assertThat(hold(walk, "carl")).isEmpty();
        Walk other = withdrawn();
        awaitDestroyed(other);

        retention.sweepOne(version(walk));
        assertThat(stored(walk)).isPositive();

        Answer held = Api.as("farah")
                .execute(
                        "query($id: ID!) { node(id: $id) { ... on Document { legalHolds { id matter liftedAt }"
                                + " viewerCanHold { allowed } } } }",
                        Map.of("id", walk.document));
        assertThat(held.getString("node.legalHolds[0].matter")).isEqualTo("26-cv-01234");
        assertThat(held.getBoolean("node.viewerCanHold.allowed")).isTrue();
        var lift = Map.<String, Object>of("input", Map.of("legalHoldId", held.getString("node.legalHolds[0].id")));
        String mutation = "mutation($input: LiftLegalHoldInput!) { liftLegalHold(input: $input)"
                + " { legalHold { liftedAt } userErrors { code } } }";
        assertThat(Api.as("farah").execute(mutation, lift).getList("liftLegalHold.userErrors.code"))
                .isEmpty();
        assertThat(Api.as("farah").execute(mutation, lift).<String>getList("liftLegalHold.userErrors.code"))
                .containsExactly("HOLD_LIFTED_ALREADY");
        awaitDestroyed(walk);
    }

    @Test
    void of_a_hold_and_a_destruction_at_once_the_first_in_line_wins() throws Exception {
        for (boolean holdFirst : new boolean[] {true, false}) {
            Walk walk = withdrawn();
            Walk clock = withdrawn();
            awaitDestroyed(clock);
            Api.as("carl").token();
            try (RowLock lock =
                    RowLock.on("imprimatur.document", "id = '" + GlobalId.parse("Document", walk.document) + "'")) {
                Callable<List<String>> hold = () -> hold(walk, "carl");
                Callable<List<String>> destroy = () -> {
                    retention.sweepOne(version(walk));
                    return List.of();
                };
                assertThat(holdFirst ? lock.inOrder(hold, destroy) : lock.inOrder(destroy, hold))
                        .containsExactly(List.of(), List.of());
            }
            assertThat(stored(walk) > 0).isEqualTo(holdFirst);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content where id", "content_chunk where content_id"})
    void the_service_itself_cannot_delete_bytes_of_a_version_that_does_not_say_they_are_destroyed(String what)
            throws SQLException {
        Walk walk = withdrawn();
        String content =
                Superuser.one("select content_id from imprimatur.document_version where id = '" + version(walk) + "'");
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute("delete from imprimatur." + what + " = '" + content + "'"))
                    .hasMessageContaining("the content of a version is not deleted");
        }
    }
}
