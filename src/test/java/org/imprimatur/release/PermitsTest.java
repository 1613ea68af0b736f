package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.ChangedRows;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class PermitsTest {
    private static final Map<String, Object> BECAUSE = Map.of("reason", "Names were found in it.");
    private static final int MIB = 1 << 20;

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_pipeline_asks_uses_and_downloads_exactly_what_was_approved() {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();

        var used = walk.usePermit(pipeline);
        assertThat(used.statusCode()).isEqualTo(201);
        assertThat(used.header("Cache-Control")).isEqualTo("no-store");
        String handle = used.as(Answer.class).getString("handle");
        assertThat(used.as(Answer.class).getString("releaseId")).isEqualTo(walk.release);

        var download = walk.download(pipeline, handle);
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(Sha256.of(download.asByteArray())).isEqualTo(Sha256.of(walk.bytes));
        assertThat(download.header("Content-Disposition")).isEqualTo("attachment; filename*=UTF-8''figures.csv");

        var again = walk.download(pipeline, handle);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.as(Answer.class).getString("code")).isEqualTo("PERMIT_HANDLE_REDEEMED");
        assertThat(walk.seenBy("ada").getString("permitUses.nodes[0].redeemedAt"))
                .isNotNull();
    }

    @Test
    void the_timeline_of_a_release_tells_every_use_and_download_the_newest_first_and_none_twice() {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        for (int i = 0; i < 3; i++) {
            walk.download(pipeline, walk.usePermit(pipeline).as(Answer.class).getString("handle"));
        }
        var acts = new ArrayList<String>();
        String after = null;
        do {
            Answer page = timeline("ada", walk.release, 2, after);
            acts.addAll(page.getList("release.timeline.nodes.action"));
            after = page.getBoolean("release.timeline.pageInfo.hasNextPage")
                    ? page.getString("release.timeline.pageInfo.endCursor")
                    : null;
        } while (after != null);
        assertThat(acts)
                .containsExactly(
                        "DOWNLOAD_RELEASE",
                        "USE_PERMIT",
                        "DOWNLOAD_RELEASE",
                        "USE_PERMIT",
                        "DOWNLOAD_RELEASE",
                        "USE_PERMIT",
                        "PUBLISH_RELEASE",
                        "AUTHORISE_RELEASE");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(timeline("pat", walk.release, 1, null).getInt("release.timeline.totalCount"))
                                .isEqualTo(8));
    }

    @Test
    void a_refused_attempt_stands_in_the_timeline_and_is_found_by_its_id_by_whoever_sees_the_release() {
        Walk walk = Walk.published();
        walk.act("riley", "recall", BECAUSE);
        Answer seen = timeline("sam", walk.release, 1, null);
        assertThat(seen.getString("release.timeline.nodes[0].action")).isEqualTo("RECALL_RELEASE");
        assertThat(seen.getString("release.timeline.nodes[0].outcome")).isEqualTo("REFUSED");
        assertThat(seen.getString("release.timeline.nodes[0].sentence")).contains("Riley Castellano");
        assertThat(seen.getString("release.auditEntry.action")).isEqualTo("PUBLISH_RELEASE");
        String entry = seen.getString("release.timeline.nodes[0].id");
        var asked = Map.of("id", entry);
        String byId = "query($id: ID!) { auditEntry(id: $id) { action } }";
        assertThat(Api.as("sam").execute(byId, asked).getString("auditEntry.action"))
                .isEqualTo("RECALL_RELEASE");
        assertThat(Api.as("adam").execute(byId, asked).getString("auditEntry")).isNull();
    }

    private static Answer timeline(String person, String release, int first, @Nullable String after) {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("id", release);
        asked.put("first", first);
        asked.put("after", after);
        return Api.as(person)
                .execute(
                        "query($id: ID!, $first: Int, $after: String) { release(id: $id) { auditEntry { action }"
                                + " timeline(first: $first, after: $after) { totalCount nodes { id action outcome sentence }"
                                + " pageInfo { hasNextPage endCursor } } } }",
                        asked);
    }

    @Test
    void a_pipeline_that_has_the_bytes_redeems_the_handle_for_exactly_that_use() {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        String handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");

        var elsewhere = new LinkedHashMap<>(walk.question());
        elsewhere.put("handle", handle);
        elsewhere.put("destination", "https://elsewhere.example/");
        given().auth()
                .oauth2(pipeline)
                .contentType("application/json")
                .body(elsewhere)
                .post("/permits/redemptions")
                .then()
                .statusCode(403);
        assertThat(walk.redeem(Api.as("pat").token(), handle).as(Answer.class).getString("code"))
                .isEqualTo("PERMIT_OF_ANOTHER_CLIENT");
        assertThat(walk.redeem(pipeline, handle).statusCode()).isEqualTo(200);
        assertThat(walk.redeem(pipeline, handle).statusCode()).isEqualTo(410);
    }

    @Test
    void no_handle_outlives_a_recall() {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        String handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");
        walk.act("pat", "recall", BECAUSE);

        assertThat(walk.reasonsAgainst(pipeline)).containsExactly("RECALLED");
        var download = walk.download(pipeline, handle);
        assertThat(download.statusCode()).isEqualTo(403);
        assertThat(download.as(Answer.class).getString("code")).isEqualTo("PERMIT_NOT_GRANTED");
        assertThat(download.as(Answer.class).getList("reasons")).containsExactly("RECALLED");
        assertThat(walk.redeem(pipeline, handle).statusCode()).isEqualTo(403);
        assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(403);
    }

    @Test
    void a_permit_use_that_a_superuser_changed_redeems_nothing() throws SQLException {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        String handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table imprimatur.permit_use disable trigger user");
            sql.execute(
                    "update imprimatur.permit_use set used_at = used_at - interval '60 seconds' where release_id = '"
                            + walk.releaseId() + "'");
            sql.execute("alter table imprimatur.permit_use enable always trigger immutable_permit_use");
            sql.execute("alter table imprimatur.permit_use enable always trigger entry_required");
            sql.execute("alter table imprimatur.permit_use enable always trigger never_deleted_rows");
            sql.execute("alter table imprimatur.permit_use enable always trigger never_deleted_table");
        }
        assertThat(walk.redeem(pipeline, handle).as(Answer.class).getString("code"))
                .isEqualTo("PERMIT_HANDLE_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({
        "fileName, other.csv, WRONG_NAME",
        "audience, FOREIGN_GOVERNMENT, WRONG_AUDIENCE",
        "channel, EMAIL, WRONG_CHANNEL",
        "destination, https://elsewhere.example/, WRONG_DESTINATION",
        "recipient, Ministry of B, WRONG_RECIPIENT",
    })
    void what_was_approved_for_one_use_is_not_permitted_for_another(String field, String value, String reason) {
        Walk walk = Walk.published();
        var asked = new LinkedHashMap<>(walk.question());
        asked.put(field, value);
        Answer answer = given().auth()
                .oauth2(Api.as("pat").token())
                .queryParams(asked)
                .get("/permits")
                .as(Answer.class);
        assertThat(answer.getBoolean("permitted")).isFalse();
        assertThat(answer.getList("reasons")).containsExactly(reason);
        given().auth()
                .oauth2(Api.as("pat").token())
                .contentType("application/json")
                .body(asked)
                .post("/permits")
                .then()
                .statusCode(403);
    }

    @Test
    void bytes_that_were_never_submitted_are_not_permitted() {
        Walk walk = Walk.published();
        var asked = new LinkedHashMap<>(walk.question());
        asked.put("sha256", Sha256.of("never submitted").hex());
        Answer answer = given().auth()
                .oauth2(Api.as("pat").token())
                .queryParams(asked)
                .get("/permits")
                .as(Answer.class);
        assertThat(answer.getList("reasons")).containsExactly("UNKNOWN_BYTES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "cody", "adam", "paul", "a-stranger"})
    void who_may_not_read_releases_hears_only_that_it_is_not_permitted(String person) {
        Walk walk = Walk.published();
        Answer answer = Api.as(person)
                .execute(
                        "query($q: PermitQuery!) { permit(input: $q) { permitted reasons release { id } } }",
                        Map.of("q", walk.question()));
        assertThat(answer.getBoolean("permit.permitted")).isFalse();
        assertThat(answer.getList("permit.reasons")).containsExactly("NOT_PERMITTED");
        assertThat(answer.getString("permit.release")).isNull();
    }

    @Test
    void the_api_gives_the_same_answer_as_the_pipelines_door() {
        Walk walk = Walk.published();
        Answer answer = Api.as("riley")
                .execute(
                        "query($q: PermitQuery!) { permit(input: $q) { permitted reasons release { id } } }",
                        Map.of("q", walk.question()));
        assertThat(answer.getBoolean("permit.permitted")).isTrue();
        assertThat(answer.getString("permit.release.id")).isEqualTo(walk.release);
    }

    @Test
    void who_does_not_publish_uses_no_permits() {
        Walk walk = Walk.published();
        var refused = walk.usePermit(Api.as("riley").token());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.as(Answer.class).getString("code")).isEqualTo("PERMIT_ROLE_MISSING");
    }

    @Test
    void a_question_without_all_its_fields_is_not_answered() {
        given().auth()
                .oauth2(Api.as("pat").token())
                .queryParam("sha256", Sha256.of("x").hex())
                .get("/permits")
                .then()
                .statusCode(422);
    }

    /** Over HTTP/1.1, where the client takes in less ahead of its reader than this content has. */
    @Test
    void a_recall_during_a_download_breaks_it_off_and_what_came_cannot_be_taken_for_the_whole()
            throws IOException, InterruptedException {
        Walk walk = Walk.published(Walk.figures(300_000));
        String pipeline = SignIn.service("cms-pipeline");
        String handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/content/releases/" + walk.release))
                .header("Authorization", "Bearer " + pipeline)
                .header("Permit-Handle", handle)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream bytes = answer.body()) {
            assertThat(bytes.readNBytes(MIB / 2)).hasSize(MIB / 2);
            walk.act("pat", "recall", BECAUSE);
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    /** All that is remembered stays as it is beside such a transaction (decision 0048), so it must change nothing else. */
    @Test
    void who_uses_a_permit_and_who_redeems_its_handle_changes_nothing_but_the_use_and_its_entry() throws SQLException {
        Walk walk = Walk.published();
        String pipeline = SignIn.service("cms-pipeline");
        // So that some are answered from memory, as most are.
        walk.usePermit(pipeline);
        String handle;
        String use;
        try (ChangedRows changed = ChangedRows.begin()) {
            handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");
            use = Superuser.one("select id from imprimatur.permit_use where release_id = '" + walk.releaseId()
                    + "' order by used_at desc limit 1");
            assertThat(changed.by(transactionOf(use)))
                    .isEqualTo(Map.of(
                            "audit.entry", new ChangedRows.Of(1, 0),
                            "imprimatur.permit_use", new ChangedRows.Of(1, 0)));
        }
        try (ChangedRows changed = ChangedRows.begin()) {
            assertThat(walk.redeem(pipeline, handle).statusCode()).isEqualTo(200);
            assertThat(changed.by(transactionOf(use)))
                    .isEqualTo(Map.of(
                            "audit.entry", new ChangedRows.Of(1, 0),
                            "imprimatur.permit_use", new ChangedRows.Of(1, 1)));
        }
    }

    /** Of its newest entry. */
    private static long transactionOf(String use) throws SQLException {
        return Long.parseLong(Superuser.one("select e.xid from audit.entry e join imprimatur.permit_use u"
                + " on u.entry_id = e.entry_id where u.id = '" + use + "'"));
    }
}
