package org.imprimatur.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.imprimatur.evaluation.Acr;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ApprovalRequestsTest {
    private final SweepRequests sweeper;
    private int made;

    ApprovalRequestsTest(SweepRequests sweeper) {
        this.sweeper = sweeper;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** Figures about groups that no other test has the bytes of. */
    private byte[] figures() {
        made++;
        return ("Month,Admissions,Releases\nJanuary,412,388\nFebruary,397,401\nMarch," + (500 + made) + ","
                        + UUID.randomUUID().toString().replaceAll("[^0-9]", "").substring(0, 4) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Desk.Inspected cleanFigures() {
        return Desk.inspected(Api.as("sam"), figures(), "statistics.csv", "AGGREGATE_ONLY");
    }

    private Desk.Shown figuresInReview() {
        return Desk.inReview(Api.as("sam"), cleanFigures(), Desk.toThePublic());
    }

    @Test
    void clean_figures_go_to_the_public_once_two_people_signed() {
        var request = figuresInReview();
        assertThat(request.state()).isEqualTo("IN_REVIEW");

        var once = Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null);
        assertThat(Desk.succeeded(once).state()).isEqualTo("IN_REVIEW");
        assertThat(once.getString("signOff.printedName")).isEqualTo("Riley Castellano");
        assertThat(once.getString("signOff.meaning")).isEqualTo("PROGRAM_REVIEWED");
        assertThat(once.getString("signOff.authentication.acr")).isEqualTo(Acr.MULTI_FACTOR.value());

        var twice = Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null));
        assertThat(twice.state()).isEqualTo("APPROVED");
        assertThat(twice.manifest()).isEqualTo(request.manifest());

        var seen = Desk.see(
                Api.as("ada"),
                request,
                "publishBy requirement { satisfied outstanding { role } } signOffs { role person { printedName }"
                        + " authority { instrument } auditEntry { action } } decision { outcome cause signOffs { role }"
                        + " auditEntry { action toState } } timeline { action outcome }");
        assertThat(seen.getBoolean("requirement.satisfied")).isTrue();
        assertThat(seen.getString("publishBy")).isNotNull();
        assertThat(seen.<String>getList("signOffs.person.printedName"))
                .containsExactly("Riley Castellano", "Priya Raman");
        assertThat(seen.getString("decision.outcome")).isEqualTo("APPROVED");
        assertThat(seen.<String>getList("decision.signOffs.role"))
                .containsExactlyInAnyOrder("PROGRAM_REVIEWER", "PRIVACY_OFFICER");
        assertThat(seen.getString("decision.auditEntry.toState")).isEqualTo("APPROVED");
        assertThat(seen.<String>getList("timeline.action"))
                .startsWith("DRAFT_REQUEST", "SUBMIT_REQUEST", "APPROVE_REQUEST", "APPROVE_REQUEST");
    }

    @Test
    void a_workbook_with_a_hidden_roster_is_refused_to_the_public_whoever_would_sign() {
        var hidden = Desk.inspected(
                Api.as("sam"), SampleFiles.hiddenRoster(40 + made++), "detention.xlsx", "AGGREGATE_ONLY");
        var draft = Desk.drafted(Api.as("sam"), hidden, Desk.toThePublic());

        assertThat(Desk.refusals(Desk.submit(Api.as("sam"), draft))).containsExactly("HIDDEN_CONTENT");
        var seen = Desk.see(Api.as("ada"), draft, "state timeline { action outcome reasonCode }");
        assertThat(seen.getString("state")).isEqualTo("DRAFT");
        assertThat(seen.<String>getList("timeline.reasonCode")).contains("HIDDEN_CONTENT");
    }

    @Test
    void a_visible_roster_waits_for_the_fourth_of_four_ordered_sign_offs() {
        var roster = Desk.inspected(Api.as("sam"), SampleFiles.rosterCsv(37), "roster.csv", "ASYLUM");
        var disclosure =
                new LinkedHashMap<>(Desk.disclosure("PUBLIC_WEB", "WEB_SITE", List.of("8CFR208.6(a)-SECRETARY")));
        disclosure.put("evidence", List.of(Map.of("field", "WRITTEN_REASON", "text", "The Secretary so decided.")));
        var request = Desk.inReview(Api.as("sam"), roster, disclosure);

        assertThat(Desk.refusals(Desk.sign(Api.as("alex"), request, "APPROVING_OFFICIAL", "APPROVE", null)))
                .containsExactly("OUT_OF_ORDER");
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null));
        assertThat(Desk.succeeded(Desk.sign(Api.as("carl"), request, "COUNSEL", "APPROVE", null))
                        .state())
                .isEqualTo("IN_REVIEW");
        assertThat(Desk.succeeded(Desk.sign(Api.as("alex"), request, "APPROVING_OFFICIAL", "APPROVE", null))
                        .state())
                .isEqualTo("APPROVED");
    }

    @Test
    void an_old_or_weak_authentication_is_answered_with_how_to_authenticate_and_a_retry_under_the_same_key_works() {
        var request = figuresInReview();
        String key = "key-" + UUID.randomUUID();
        var old = Api.with(SignIn.with("riley").signedInAgo(Duration.ofHours(1)).accessToken());
        var weak = Api.with(SignIn.with("riley").acr(Acr.SINGLE).accessToken());

        var refused = Desk.sign(old, request, "PROGRAM_REVIEWER", "APPROVE", null, key);
        assertThat(Desk.refusals(refused)).containsExactly("AUTHENTICATION_TOO_OLD");
        assertThat(refused.<String>getList("userErrors[0].acrValues")).containsExactly(Acr.MULTI_FACTOR.value());
        assertThat(refused.getInt("userErrors[0].maxAge")).isPositive();
        assertThat(Desk.refusals(Desk.sign(weak, request, "PROGRAM_REVIEWER", "APPROVE", null, key)))
                .containsExactly("AUTHENTICATION_TOO_OLD");

        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null, key));
    }

    @Test
    void the_same_key_and_input_act_once_and_the_same_key_with_other_input_is_an_error() throws SQLException {
        var figures = cleanFigures();
        String key = "key-" + UUID.randomUUID();
        var first = Desk.succeeded(Desk.draft(Api.as("sam"), figures, Desk.toThePublic(), key));
        var again = Desk.succeeded(Desk.draft(Api.as("sam"), figures, Desk.toThePublic(), key));
        assertThat(again.id()).isEqualTo(first.id());

        var other = new LinkedHashMap<>(Desk.toThePublic());
        other.put("purpose", "Something else");
        assertThat(Desk.refusals(Desk.draft(Api.as("sam"), figures, other, key)))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");

        var request = Desk.succeeded(Desk.submit(Api.as("sam"), first));
        String signing = "key-" + UUID.randomUUID();
        var tries = List.of(
                CompletableFuture.supplyAsync(
                        () -> Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null, signing)),
                CompletableFuture.supplyAsync(
                        () -> Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null, signing)));
        var signOffs = tries.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.getString("signOff.id"))
                .toList();
        assertThat(signOffs.get(0)).isNotNull().isEqualTo(signOffs.get(1));
        assertThat(Desk.see(Api.as("ada"), request, "signOffs { id }").getList("signOffs"))
                .hasSize(1);
    }

    @Test
    void whoever_asked_never_signs_whatever_roles_they_have() {
        var robin = Api.as("robin");
        var figures = Desk.inspected(robin, figures(), "statistics.csv", "AGGREGATE_ONLY");
        var request = Desk.inReview(robin, figures, Desk.toThePublic());

        for (String verdict : List.of("APPROVE", "REFUSE", "RETURN")) {
            assertThat(Desk.refusals(Desk.sign(robin, request, "PRIVACY_OFFICER", verdict, "Because")))
                    .containsExactly("OWN_REQUEST");
        }
        var permissions = Desk.see(robin, request, "viewerCanSignOff { role approve { allowed code } }");
        assertThat(permissions.<Boolean>getList("viewerCanSignOff.approve.allowed"))
                .containsOnly(false);
        assertThat(permissions.<String>getList("viewerCanSignOff.approve.code"))
                .contains("OWN_REQUEST", "ROLE_NOT_ASSERTED");
    }

    @Test
    void a_person_with_two_roles_fills_only_one() {
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(Api.as("robin"), request, "PROGRAM_REVIEWER", "APPROVE", null));

        assertThat(Desk.refusals(Desk.sign(Api.as("robin"), request, "PRIVACY_OFFICER", "APPROVE", null)))
                .containsExactly("ALREADY_SIGNED");
    }

    @Test
    void a_digest_or_round_that_is_not_the_current_one_is_not_signed() {
        var request = figuresInReview();
        var otherDigest = new Desk.Shown(request.id(), request.state(), 1, "0".repeat(64), request.lockVersion());
        var otherRound = new Desk.Shown(request.id(), request.state(), 2, request.manifest(), request.lockVersion());

        assertThat(Desk.refusals(Desk.sign(Api.as("riley"), otherDigest, "PROGRAM_REVIEWER", "APPROVE", null)))
                .containsExactly("STALE_MANIFEST");
        assertThat(Desk.refusals(Desk.sign(Api.as("riley"), otherRound, "PROGRAM_REVIEWER", "APPROVE", null)))
                .containsExactly("STALE_ROUND");
    }

    @Test
    void replacing_the_file_while_somebody_signs_makes_the_signature_fail_and_is_recorded_with_its_cause() {
        var figures = cleanFigures();
        var request = Desk.inReview(Api.as("sam"), figures, Desk.toThePublic());
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.addVersion(Api.as("sam"), figures.document(), 1, figures(), "statistics.csv");

        assertThat(Desk.refusals(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null)))
                .containsExactly("REQUEST_VOID");
        assertThat(Desk.see(Api.as("ada"), request, "lapsed").getString("lapsed"))
                .isEqualTo("NEWER_VERSION");

        sweeper.sweep();

        var seen = Desk.see(Api.as("ada"), request, "state lapsed decision { outcome cause }");
        assertThat(seen.getString("state")).isEqualTo("VOIDED");
        assertThat(seen.getString("decision.cause")).isEqualTo("NEWER_VERSION");
        assertThat(Desk.refusals(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null)))
                .containsExactly("REQUEST_CLOSED");
    }

    @Test
    void a_signer_whose_authority_ends_before_the_release_makes_it_void() {
        String subject = "leaver-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Lee Aver", false, List.of());
        String authority = Register.grant(person, Role.PROGRAM_REVIEWER);
        var leaver = Api.with(SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken());
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(leaver, request, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null));
        Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("authorityId", authority)));

        sweeper.sweep();

        var seen = Desk.see(Api.as("ada"), request, "state decisions { outcome cause }");
        assertThat(seen.getString("state")).isEqualTo("VOIDED");
        assertThat(seen.<String>getList("decisions.outcome")).containsExactly("APPROVED", "VOIDED");
        assertThat(seen.<String>getList("decisions.cause")).endsWith("SIGNER_AUTHORITY_ENDED");
    }

    @Test
    void a_returned_request_is_signed_anew_in_its_next_round() {
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        var returned =
                Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "RETURN", "Explain March"));
        var revised = Desk.succeeded(Desk.mutate(
                Api.as("sam"),
                "reviseApprovalRequest",
                "ReviseApprovalRequestInput",
                Map.of("requestId", returned.id(), "expectedVersion", returned.lockVersion())));
        var again = Desk.succeeded(Desk.submit(Api.as("sam"), revised));

        assertThat(again.round()).isEqualTo(2);
        assertThat(again.manifest()).isNotEqualTo(request.manifest());
        assertThat(Desk.see(Api.as("riley"), again, "requirement { outstanding { role } }")
                        .<String>getList("requirement.outstanding.role"))
                .containsExactlyInAnyOrder("PROGRAM_REVIEWER", "PRIVACY_OFFICER");
        Desk.succeeded(Desk.sign(Api.as("riley"), again, "PROGRAM_REVIEWER", "APPROVE", null));
        assertThat(Desk.succeeded(Desk.sign(Api.as("priya"), again, "PRIVACY_OFFICER", "APPROVE", null))
                        .state())
                .isEqualTo("APPROVED");
    }

    @Test
    void a_retracted_sign_off_counts_no_longer_and_can_be_given_again() {
        var request = figuresInReview();
        var signed = Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null);
        var input = Map.<String, Object>of("requestId", request.id(), "signOffId", signed.getString("signOff.id"));

        assertThat(Desk.refusals(Desk.mutate(Api.as("priya"), "retractSignOff", "RetractSignOffInput", input)))
                .containsExactly("NOT_YOUR_SIGN_OFF");
        Desk.succeeded(Desk.mutate(Api.as("riley"), "retractSignOff", "RetractSignOffInput", input));
        assertThat(Desk.see(Api.as("riley"), request, "requirement { outstanding { role } }")
                        .<String>getList("requirement.outstanding.role"))
                .contains("PROGRAM_REVIEWER");
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
    }

    @Test
    void a_refusal_is_shown_to_whoever_reviews_the_same_bytes_again() {
        var figures = cleanFigures();
        var first = Desk.inReview(Api.as("sam"), figures, Desk.toThePublic());
        Desk.succeeded(Desk.sign(Api.as("priya"), first, "PRIVACY_OFFICER", "REFUSE", "A cell is too small"));
        var second = Desk.inReview(Api.as("sam"), figures, Desk.toThePublic());

        var seen = Desk.see(Api.as("riley"), second, "earlierRefusals { outcome request { id } signOffs { reason } }");
        assertThat(seen.<String>getList("earlierRefusals.request.id")).containsExactly(first.id());
        assertThat(seen.<String>getList("earlierRefusals[0].signOffs.reason")).containsExactly("A cell is too small");
        assertThat(Desk.see(Api.as("sam"), second, "earlierRefusals { outcome }")
                        .getList("earlierRefusals"))
                .as("what only reviewers need to know")
                .isEmpty();
    }

    @Test
    void a_service_never_signs_whatever_its_token_says() {
        String subject = "signing-machine-" + UUID.randomUUID();
        String machine = Register.enrol(subject, "Signing machine", true, List.of(Role.PUBLISHER));
        var request = figuresInReview();

        assertThat(Api.as("adam")
                        .execute(
                                "mutation($input: GrantAuthorityInput!) { grantAuthority(input: $input) { userErrors { code } } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "personId",
                                                machine,
                                                "role",
                                                "PROGRAM_REVIEWER",
                                                "instrument",
                                                "Delegation-Order-2026-99")))
                        .<String>getList("grantAuthority.userErrors.code"))
                .containsExactly("SERVICE_NEVER_SIGNS");
        for (Api service : List.of(
                Api.with(SignIn.service("cms-pipeline")),
                Api.with(SignIn.with(subject)
                        .roles(Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER)
                        .accessToken()))) {
            assertThat(Desk.refusals(Desk.sign(service, request, "PROGRAM_REVIEWER", "APPROVE", null)))
                    .isNotEmpty();
        }
        assertThat(Desk.see(Api.as("riley"), request, "signOffs { id }").getList("signOffs"))
                .isEmpty();
    }

    @Test
    void what_somebody_may_not_see_is_as_if_it_were_not_there() {
        var request = Desk.drafted(Api.as("sam"), cleanFigures(), Desk.toThePublic());
        var otherSubmitter = Api.with(SignIn.with("robin").roles(Role.SUBMITTER).accessToken());

        assertThat(Desk.see(otherSubmitter, request, "state").<Object>get("$")).isNull();
        assertThat(Desk.refusals(Desk.mutate(
                        otherSubmitter,
                        "withdrawApprovalRequest",
                        "WithdrawApprovalRequestInput",
                        Map.of("requestId", request.id()))))
                .containsExactly("REQUEST_UNKNOWN");
        assertThat(Desk.see(Api.as("sam"), request, "state").getString("state")).isEqualTo("DRAFT");
        assertThat(Desk.see(Api.as("riley"), request, "state").getString("state"))
                .isEqualTo("DRAFT");
    }

    @Test
    void the_inbox_holds_what_waits_for_my_sign_off_and_signatures_hold_what_i_signed() {
        var request = figuresInReview();
        String inbox =
                "{ viewer { inbox(first: 100) { nodes { id } } signatures(first: 100) { nodes { request { id } } } } }";

        assertThat(Api.as("riley").execute(inbox).<String>getList("viewer.inbox.nodes.id"))
                .contains(request.id());
        assertThat(Api.as("carl").execute(inbox).<String>getList("viewer.inbox.nodes.id"))
                .doesNotContain(request.id());
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        var after = Api.as("riley").execute(inbox);
        assertThat(after.<String>getList("viewer.inbox.nodes.id")).doesNotContain(request.id());
        assertThat(after.<String>getList("viewer.signatures.nodes.request.id")).contains(request.id());
    }

    @Test
    void a_submitter_lists_the_requests_that_they_have_a_hand_in() {
        var request = figuresInReview();

        var listed = Api.as("sam").execute("{ approvalRequests(first: 5) { totalCount nodes { id } } }");

        assertThat(listed.<String>getList("approvalRequests.nodes.id")).contains(request.id());
        assertThat(listed.getInt("approvalRequests.totalCount")).isPositive();
    }

    @Test
    void an_approval_that_is_revoked_has_two_decisions() {
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null));
        var input = Map.<String, Object>of("requestId", request.id(), "reason", "A name is visible after all");

        assertThat(Desk.refusals(Desk.mutate(Api.as("pat"), "revokeApproval", "RevokeApprovalInput", input)))
                .containsExactly("MAY_NOT_REVOKE");
        assertThat(Desk.succeeded(Desk.mutate(Api.as("riley"), "revokeApproval", "RevokeApprovalInput", input))
                        .state())
                .isEqualTo("REVOKED");
        var listed = Api.as("ada")
                .execute("{ releaseDecisions(first: 100) { totalCount nodes { outcome cause request { id } } } }");
        assertThat(listed.where("releaseDecisions.nodes", "request.id", request.id())
                        .<String>getList("outcome"))
                .containsExactly("REVOKED", "APPROVED");
    }

    @Test
    void of_the_last_approval_and_a_withdrawal_at_once_one_wins_and_the_other_is_told() {
        for (int attempt = 0; attempt < 4; attempt++) {
            var request = figuresInReview();
            Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
            var priya = Api.as("priya");
            var sam = Api.as("sam");
            var approving =
                    CompletableFuture.supplyAsync(() -> Desk.sign(priya, request, "PRIVACY_OFFICER", "APPROVE", null));
            var withdrawing = CompletableFuture.supplyAsync(() -> Desk.mutate(
                    sam, "withdrawApprovalRequest", "WithdrawApprovalRequestInput", Map.of("requestId", request.id())));
            boolean approved = Desk.refusals(approving.join()).isEmpty();
            boolean withdrawn = Desk.refusals(withdrawing.join()).isEmpty();

            assertThat(approved).isNotEqualTo(withdrawn);
            assertThat(Desk.see(Api.as("ada"), request, "state").getString("state"))
                    .isEqualTo(approved ? "APPROVED" : "WITHDRAWN");
        }
    }

    @Test
    void sign_offs_that_a_superuser_inserts_open_nothing() throws SQLException {
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null));
        UUID id = GlobalId.parse("ApprovalRequest", request.id());
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute("begin");
            sql.execute("alter table imprimatur.sign_off disable trigger entry_required");
            sql.execute("insert into imprimatur.sign_off select gen_random_uuid(), s.request_id, a.person_id,"
                    + " s.printed_name, a.role, a.id, s.verdict, 'PRIVACY_REVIEWED', s.reason, s.manifest, s.round,"
                    + " s.acr, s.authenticated_at, s.signed_at, null, s.entry_id"
                    + " from imprimatur.sign_off s, imprimatur.authority a"
                    + " where s.request_id = '" + id + "' and a.role = 'PRIVACY_OFFICER' limit 1");
            sql.execute("alter table imprimatur.sign_off enable always trigger entry_required");
            sql.execute("commit");
        }

        assertThat(Desk.see(Api.as("ada"), request, "state").<Object>get("$")).isNull();
        assertThat(Desk.refusals(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "APPROVE", null)))
                .containsExactly("REQUEST_UNKNOWN");
    }

    @Test
    void the_database_keeps_ended_requests_signatures_and_decisions_as_they_are() throws SQLException {
        var request = figuresInReview();
        Desk.succeeded(Desk.sign(Api.as("priya"), request, "PRIVACY_OFFICER", "REFUSE", "No"));
        String id = GlobalId.parse("ApprovalRequest", request.id()).toString();
        for (String change : List.of(
                "update imprimatur.approval_request set state = 'APPROVED', publish_by = now() where id = '" + id + "'",
                "update imprimatur.sign_off set verdict = 'APPROVE' where request_id = '" + id + "'",
                "update imprimatur.release_decision set outcome = 'APPROVED' where request_id = '" + id + "'",
                "delete from imprimatur.sign_off where request_id = '" + id + "'",
                "delete from imprimatur.approval_request where id = '" + id + "'",
                "update imprimatur.manifest set body = '{}' where request_id = '" + id + "'")) {
            try (Connection owner = RealServices.migratorConnection();
                    Statement sql = owner.createStatement()) {
                sql.execute("set role imprimatur_owner");
                assertThatThrownBy(() -> sql.execute(change)).as(change).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_request_that_changes_without_an_audit_entry_is_refused_at_commit() throws SQLException {
        var request = Desk.drafted(Api.as("sam"), cleanFigures(), Desk.toThePublic());
        String id = GlobalId.parse("ApprovalRequest", request.id()).toString();
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute(
                    "update imprimatur.approval_request set lock_version = lock_version + 1 where id = '" + id + "'");
            assertThatThrownBy(app::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("without an audit entry");
        }
    }
}
