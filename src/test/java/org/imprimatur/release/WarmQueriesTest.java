package org.imprimatur.release;

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
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service that has all of an answer in its memory, and rows that somebody with a superuser's rights changed since: the very next
 * question is answered as if nothing had been remembered (decision 0045).
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class WarmQueriesTest {
    private static final String QUESTION = "query($id: ID!) { approvalRequest(id: $id) { state deadline destination"
            + " signOffs { verdict signedAt } document { title registeredAt } version { fileName byteSize"
            + " inspection { state startedAt } } } }";

    private Walk walk;
    private String reviewer;
    private String token;

    @BeforeEach
    void a_request_in_review_that_somebody_looked_at() {
        Register.enrolEverybody();
        String subject = "reviewer-" + UUID.randomUUID();
        reviewer = Register.enrol(subject, "Rosa Reviewer", false, List.of(Role.PROGRAM_REVIEWER));
        token = SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken();
        walk = Walk.inReview(Walk.figures(40), Map.of());
        walk.signOff("riley", "PROGRAM_REVIEWER");
        Awaitility.await().until(() -> ask().equals(ask()));
        assertThat(ask()).contains(walk.destination, "APPROVE");
    }

    private String ask() {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Answer.text(Map.of("query", QUESTION, "variables", Map.of("id", walk.request))))
                .post("/graphql")
                .asString();
    }

    private String told(String text) {
        return walk.told(text)
                .replace("{reviewer}", GlobalId.parse("Person", reviewer).toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "approval_request, id = '{request}', deadline = deadline + interval '1 second'",
                "sign_off, request_id = '{request}', signed_at = signed_at - interval '1 second'",
                "document, id = '{document}', title = 'Something else'",
                "document_version, id = '{version}', byte_size = byte_size + 1",
                "authority, person_id = '{reviewer}', instrument = 'By hand'",
                "person, id = '{reviewer}', printed_name = 'Somebody else'",
                "account, person_id = '{reviewer}', linked_at = linked_at - interval '1 second'"
            })
    void a_row_that_was_changed_is_met_by_the_next_question(String table, String which, String change)
            throws SQLException {
        String before = ask();
        String row = Superuser.row("imprimatur." + table, told(which));
        Superuser.pastTheGuards(
                "imprimatur." + table, "update imprimatur." + table + " set " + change + " where " + told(which));
        try {
            assertThat(ask()).isNotEqualTo(before);
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.putBack("imprimatur." + table, told(which), row);
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @Test
    void a_signature_that_was_added_is_met_by_the_next_question() throws SQLException {
        String before = ask();
        Superuser.pastTheGuards(
                "imprimatur.sign_off",
                told("insert into imprimatur.sign_off select (jsonb_populate_record(s, jsonb_build_object('id',"
                        + " gen_random_uuid(), 'role', 'PRIVACY_OFFICER', 'meaning', 'BY_HAND', 'person_id', '{reviewer}'))).*"
                        + " from imprimatur.sign_off s where request_id = '{request}'"));
        try {
            assertThat(ask()).isNotEqualTo(before).doesNotContain("APPROVE");
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.sign_off",
                    told("delete from imprimatur.sign_off where meaning = 'BY_HAND' and request_id = '{request}'"));
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @Test
    void an_inspection_that_was_added_is_met_by_the_next_question() throws SQLException {
        String before = ask();
        Superuser.pastTheGuards(
                "imprimatur.inspection",
                told(
                        "insert into imprimatur.inspection (id, version_id, started_at, finished_at, state, report, entry_id)"
                                + " select gen_random_uuid(), version_id, now(), now(), state, report, entry_id"
                                + " from imprimatur.inspection where version_id = '{version}'"));
        try {
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.inspection",
                    told("delete from imprimatur.inspection where version_id = '{version}' and finished_at ="
                            + " (select max(finished_at) from imprimatur.inspection where version_id = '{version}')"));
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @Test
    void a_text_that_was_removed_is_not_told_from_memory() throws SQLException {
        assertThat(ask()).contains(walk.destination);
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate("delete from private.opening where value = '" + walk.destination + "'"))
                    .isPositive();
        }
        assertThat(ask()).doesNotContain(walk.destination);
    }
}
