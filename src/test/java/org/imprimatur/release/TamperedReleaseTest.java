package org.imprimatur.release;

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
import org.imprimatur.audit.Verification;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that somebody with a database superuser's rights rewrote. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class TamperedReleaseTest {
    private final Verification verification;

    TamperedReleaseTest(Verification verification) {
        this.verification = verification;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_release_whose_row_was_rewritten_permits_nothing() throws SQLException {
        Walk walk = Walk.published(Walk.figures(21));
        assertThat(walk.reasonsAgainst(SignIn.service("cms-pipeline"))).isEmpty();
        rewriteRelease(walk);
        assertThat(walk.reasonsAgainst(SignIn.service("cms-pipeline"))).isNotEmpty();
    }

    @Test
    void a_block_that_somebody_wrote_without_an_entry_closes_what_was_remembered_as_open() throws SQLException {
        Walk walk = Walk.published(Walk.figures(29));
        String pipeline = SignIn.service("cms-pipeline");
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
        Superuser.pastTheGuards(
                "imprimatur.blocked_digest",
                "insert into imprimatur.blocked_digest (id, sha256, reason, blocked_by, blocked_at, salt, entry_id)"
                        + " select gen_random_uuid(), v.sha256, 'WRITTEN_BY_HAND', v.uploader, now(), '"
                        + "0".repeat(32) + "', v.entry_id from imprimatur.document_version v where v.id = '"
                        + id("DocumentVersion", walk.version) + "'");
        try {
            assertThat(walk.reasonsAgainst(pipeline)).containsExactly("DIGEST_BLOCKED");
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.blocked_digest",
                    "delete from imprimatur.blocked_digest where reason = 'WRITTEN_BY_HAND'");
        }
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
    }

    @Test
    void rows_that_are_added_to_a_request_close_what_was_remembered_as_open() throws SQLException {
        Walk walk = Walk.published(Walk.figures(30));
        String pipeline = SignIn.service("cms-pipeline");
        assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(201);
        Superuser.pastTheGuards(
                "imprimatur.release_decision",
                "insert into imprimatur.release_decision select (jsonb_populate_record(d, jsonb_build_object('id',"
                        + " gen_random_uuid(), 'outcome', 'REVOKED'))).* from imprimatur.release_decision d"
                        + " where request_id = '" + id("ApprovalRequest", walk.request) + "'");
        try {
            assertThat(walk.reasonsAgainst(pipeline)).isNotEmpty();
            assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(403);
        } finally {
            Superuser.pastTheGuards(
                    "imprimatur.release_decision",
                    "delete from imprimatur.release_decision where outcome = 'REVOKED' and request_id = '"
                            + id("ApprovalRequest", walk.request) + "'");
        }
    }

    @Test
    void a_name_that_was_erased_is_forgotten_by_the_memory_too() throws SQLException {
        Walk walk = Walk.published(Walk.figures(31));
        String pipeline = SignIn.service("cms-pipeline");
        assertThat(walk.reasonsAgainst(pipeline)).isEmpty();
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate("delete from private.opening where value = '" + walk.destination + "'"))
                    .isPositive();
        }
        assertThat(walk.reasonsAgainst(pipeline)).containsExactly("WRONG_DESTINATION");
    }

    @Test
    void a_release_whose_row_was_rewritten_is_stopped_all_the_same_and_the_entry_says_that_it_was()
            throws SQLException {
        Walk walk = Walk.published(Walk.figures(22));
        rewriteRelease(walk);
        assertThat(walk.refusals("priya", "recall", Map.of("reason", "It was tampered with")))
                .isEmpty();
        assertThat(walk.state()).isEqualTo("RECALLED");
        assertThat(Superuser.one("select convert_from(e.body, 'UTF8')::jsonb -> 'facts' ->> 'vouchedBefore'"
                        + " from imprimatur.release r join audit.entry e on e.entry_id = r.entry_id where r.id = '"
                        + id("Release", walk.release) + "'"))
                .isEqualTo("false");
    }

    @Test
    void a_rewritten_approval_request_does_not_keep_its_bytes_from_being_blocked_elsewhere() throws SQLException {
        byte[] bytes = Walk.figures(23);
        Walk tampered = Walk.published(bytes);
        Walk sound = Walk.published(bytes);
        Superuser.pastTheGuards(
                "imprimatur.approval_request",
                "update imprimatur.approval_request set deadline = deadline + interval '1 second' where id = '"
                        + id("ApprovalRequest", tampered.request) + "'");

        Answer blocked = Api.as("priya")
                .execute(
                        "mutation($input: BlockDigestInput!) { blockDigest(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("sha256", Sha256.of(bytes).hex(), "reason", "Wrong file")));
        assertThat(blocked.getList("blockDigest.userErrors.code")).isEmpty();
        assertThat(sound.state()).isEqualTo("SUSPENDED");
        assertThat(tampered.reasonsAgainst(SignIn.service("cms-pipeline"))).isNotEmpty();
    }

    @Test
    void a_recalled_release_whose_old_row_is_put_back_with_its_old_entry_stays_recalled_for_everybody()
            throws SQLException {
        Walk walk = Walk.published(Walk.figures(24));
        String pipeline = SignIn.service("cms-pipeline");
        String handle = walk.usePermit(pipeline).as(Answer.class).getString("handle");
        String where = "r.id = '" + id("Release", walk.release) + "'";
        String published = Superuser.row("imprimatur.release", where);
        assertThat(walk.refusals("priya", "recall", Map.of("reason", "A name is visible")))
                .isEmpty();
        String recalled = Superuser.row("imprimatur.release", where);

        Superuser.putBack("imprimatur.release", where, published);
        try {
            assertThat(walk.reasonsAgainst(pipeline)).isNotEmpty();
            assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(403);
            assertThat(walk.redeem(pipeline, handle).statusCode()).isEqualTo(403);
            assertThat(verification.findings())
                    .contains("release " + walk.releaseId() + " is not what its newest entry says");
        } finally {
            Superuser.putBack("imprimatur.release", where, recalled);
        }
        assertThat(walk.state()).isEqualTo("RECALLED");
        assertThat(verification.findings())
                .doesNotContain("release " + walk.releaseId() + " is not what its newest entry says");
    }

    @Test
    void a_release_whose_row_is_removed_is_missed() throws SQLException {
        Walk walk = Walk.approved();
        String where = "r.id = '" + id("Release", walk.release) + "'";
        String row = Superuser.row("imprimatur.release", where);

        Superuser.pastTheGuards("imprimatur.release", "delete from imprimatur.release r where " + where);
        try {
            assertThat(verification.findings()).contains("release " + walk.releaseId() + " was removed");
        } finally {
            try (Connection superuser = RealServices.superuserConnection();
                    Statement sql = superuser.createStatement()) {
                sql.execute("set session_replication_role = replica");
                sql.execute("alter table imprimatur.release disable trigger entry_required");
                sql.execute("insert into imprimatur.release select * from"
                        + " jsonb_populate_record(null::imprimatur.release, '" + row + "')");
                sql.execute("alter table imprimatur.release enable always trigger entry_required");
            }
        }
    }

    @Test
    void an_authority_that_was_ended_opens_nothing_when_its_old_row_is_put_back() throws SQLException {
        String subject = "replayed-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Rhea Play", false, List.of());
        String authority = Register.grant(person, Role.PUBLISHER);
        String where = "r.id = '" + id("Authority", authority) + "'";
        String running = Superuser.row("imprimatur.authority", where);
        Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("authorityId", authority)));
        String ended = Superuser.row("imprimatur.authority", where);
        Walk walk = Walk.approved();

        Superuser.putBack("imprimatur.authority", where, running);
        try {
            String token = SignIn.with(subject).roles(Role.PUBLISHER).accessToken();
            assertThat(Api.with(token).execute("{ viewer { roles } }").getList("viewer.roles"))
                    .isEmpty();
            assertThat(walk.reasonsAgainst(token)).containsExactly("NOT_PERMITTED");
            assertThat(verification.findings())
                    .contains("authority " + id("Authority", authority) + " is not what its newest entry says");
        } finally {
            Superuser.putBack("imprimatur.authority", where, ended);
        }
    }

    @Test
    void a_sign_off_that_was_retracted_counts_no_more_when_its_old_rows_are_put_back() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(25), Map.of());
        walk.signOff("riley", "PROGRAM_REVIEWER");
        UUID request = id("ApprovalRequest", walk.request);
        String ofRequest = "r.id = '" + request + "'";
        String ofSignOff = "r.request_id = '" + request + "'";
        String requestBefore = Superuser.row("imprimatur.approval_request", ofRequest);
        String signOffBefore = Superuser.row("imprimatur.sign_off", ofSignOff);
        UUID signOff = UUID.fromString(Superuser.one("select id from imprimatur.sign_off r where " + ofSignOff));
        Answer retracted = Api.as("riley")
                .execute(
                        "mutation($input: RetractSignOffInput!) { retractSignOff(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("requestId", walk.request, "signOffId", GlobalId.of("SignOff", signOff))));
        assertThat(retracted.getList("retractSignOff.userErrors.code")).isEmpty();
        String requestAfter = Superuser.row("imprimatur.approval_request", ofRequest);
        String signOffAfter = Superuser.row("imprimatur.sign_off", ofSignOff);

        Superuser.putBack("imprimatur.approval_request", ofRequest, requestBefore);
        Superuser.putBack("imprimatur.sign_off", ofSignOff, signOffBefore);
        try {
            assertThat(Api.as("ada")
                            .execute(
                                    "query($id: ID!) { approvalRequest(id: $id) { state } }",
                                    Map.of("id", walk.request))
                            .<Object>get("approvalRequest"))
                    .isNull();
            assertThat(verification.findings())
                    .contains(
                            "approval-request " + request + " is not what its newest entry says",
                            "sign-off " + signOff + " is not what its newest entry says");
        } finally {
            Superuser.putBack("imprimatur.approval_request", ofRequest, requestAfter);
            Superuser.putBack("imprimatur.sign_off", ofSignOff, signOffAfter);
        }
        walk.signOff("riley", "PROGRAM_REVIEWER");
    }

    @Test
    void a_request_whose_state_was_set_to_approved_is_not_there_and_is_reported() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(26), Map.of());
        UUID request = id("ApprovalRequest", walk.request);
        String where = "r.id = '" + request + "'";
        String honest = Superuser.row("imprimatur.approval_request", where);
        Superuser.pastTheGuards(
                "imprimatur.approval_request",
                "update imprimatur.approval_request r set state = 'APPROVED', publish_by = now() + interval '1 day' where "
                        + where);
        try {
            assertThat(walk.reasonsAgainst(SignIn.service("cms-pipeline"))).isNotEmpty();
            assertThat(verification.findings())
                    .contains("approval-request " + request + " is not what its newest entry says");
        } finally {
            Superuser.putBack("imprimatur.approval_request", where, honest);
        }
    }

    @Test
    void an_entry_that_is_hidden_from_the_history_stops_releases_and_is_reported() throws SQLException {
        Walk walk = Walk.published(Walk.figures(27));
        assertThat(walk.refusals("priya", "suspend", Map.of("reason", "Wrong year")))
                .isEmpty();
        Walk other = Walk.published(Walk.figures(28));
        Awaitility.await()
                .until(() -> Superuser.one(
                                "select count(*) from audit.leaf where action = 'SUSPEND_RELEASE' and release_id"
                                        + " = '" + walk.releaseId() + "'")
                        .equals("1"));
        String where = "r.action = 'SUSPEND_RELEASE' and r.release_id = '" + walk.releaseId() + "'";
        String index = Superuser.one("select log_index from audit.leaf r where " + where);
        String leaf = Superuser.row("audit.leaf", "r.log_index = " + index);

        Superuser.pastTheGuards("audit.leaf", "update audit.leaf r set release_id = null where " + where);
        try {
            assertThat(verification.findings()).contains("log index " + index + " is not what its entry says");
            assertThat(other.reasonsAgainst(SignIn.service("cms-pipeline"))).containsExactly("AUDIT_LOG_BEHIND");
        } finally {
            Superuser.putBack("audit.leaf", "r.log_index = " + index, leaf);
        }
        assertThat(verification.findings()).doesNotContain("log index " + index + " is not what its entry says");
        assertThat(other.reasonsAgainst(SignIn.service("cms-pipeline"))).isEmpty();
    }

    private static void rewriteRelease(Walk walk) throws SQLException {
        Superuser.pastTheGuards(
                "imprimatur.release",
                "update imprimatur.release set published_at = published_at - interval '1 hour' where id = '"
                        + id("Release", walk.release) + "'");
    }

    private static UUID id(String type, String globalId) {
        return GlobalId.parse(type, globalId);
    }
}
