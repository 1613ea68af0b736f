package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ReleasesTest {
    private static final Map<String, Object> BECAUSE = Map.of("reason", "Names were found in it.");

    private final ReleaseSchedule schedule;
    private final EndReleases sweeper;

    ReleasesTest(ReleaseSchedule schedule, EndReleases sweeper) {
        this.schedule = schedule;
        this.sweeper = sweeper;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void what_is_to_follow_a_release_is_held_against_it_and_waits_for_more_people_where_both_single_somebody_out() {
        Walk march = Walk.published(admissions(123_456, 77_001));
        String april = Walk.addVersion(march.document, 1, admissions(123_459, 78_055));
        Answer version = Api.as("sam")
                .execute(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { clean summary categories"
                                + " editionComparison { edition singlesOut changedByFew sentence }"
                                + " findings { nodes { recogniser severity place } } } } } }",
                        Map.of("id", april));
        assertThat(version.getInt("node.inspection.editionComparison.edition")).isEqualTo(1);
        assertThat(version.getInt("node.inspection.editionComparison.changedByFew"))
                .isEqualTo(1);
        assertThat(version.getBoolean("node.inspection.editionComparison.singlesOut"))
                .isTrue();
        assertThat(version.getString("node.inspection.editionComparison.sentence"))
                .contains("version 1, which went out last, 1 count differs by 10 people or fewer");
        assertThat(version.<String>getList("node.inspection.categories")).containsExactly("SMALL_CELL");
        assertThat(version.<String>getList("node.inspection.findings.nodes.place"))
                .containsExactly("file!B2");

        Walk twin = Walk.published(admissions(123_456, 77_001));
        Answer clean = Api.as("sam")
                .execute(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { clean"
                                + " editionComparison { singlesOut } } } } }",
                        Map.of("id", Walk.addVersion(twin.document, 1, admissions(124_987, 78_055))));
        assertThat(clean.getBoolean("node.inspection.clean")).isTrue();
        assertThat(clean.getBoolean("node.inspection.editionComparison.singlesOut"))
                .isFalse();
    }

    private static byte[] admissions(int north, int south) {
        return ("Region,Admissions\nNorth," + north + "\nSouth," + south + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_last_sign_off_authorises_one_release_and_the_one_before_none() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        walk.signOff("riley", "PROGRAM_REVIEWER");
        assertThat(count(walk)).isZero();
        walk.signOff("priya", "PRIVACY_OFFICER");
        assertThat(count(walk)).isEqualTo(1);
    }

    private static int count(Walk walk) {
        return Api.as("pat")
                .execute(
                        "query($f: ReleaseFilter!) { releases(filter: $f) { totalCount } }",
                        Map.of("f", Map.of("requestId", walk.request)))
                .getInt("releases.totalCount");
    }

    @Test
    void a_publisher_publishes_what_was_approved_and_every_step_is_recorded() throws SQLException {
        Walk walk = Walk.approved();
        Answer authorised = walk.seenBy("pat");
        assertThat(authorised.getString("state")).isEqualTo("AUTHORISED");
        assertThat(authorised.getBoolean("verified")).isTrue();
        assertThat(authorised.getList("obstacles")).isEmpty();
        assertThat(authorised.getBoolean("viewerCanPublish.allowed")).isTrue();
        assertThat(authorised.getString("decision.outcome")).isEqualTo("APPROVED");

        Answer published = walk.publish();
        assertThat(published.getString("publishRelease.release.state")).isEqualTo("PUBLISHED");
        assertThat(entries(walk)).containsExactly("AUTHORISE_RELEASE PERMITTED", "PUBLISH_RELEASE PERMITTED");
        assertThat(body(walk, "PUBLISH_RELEASE"))
                .contains(Sha256.of(walk.bytes).hex())
                .doesNotContain(walk.fileName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"riley", "priya", "alex", "ines", "ada", "sam"})
    void nobody_but_a_publisher_publishes(String person) throws SQLException {
        Walk walk = Walk.approved();
        int lockVersion = walk.seenBy("pat").getInt("lockVersion");
        assertThat(walk.refusals(person, "publish", Map.of("expectedVersion", lockVersion)))
                .containsExactly("PUBLISHER_ROLE_MISSING");
        assertThat(walk.state()).isEqualTo("AUTHORISED");
        assertThat(entries(walk)).contains("PUBLISH_RELEASE REFUSED");
    }

    @ParameterizedTest
    @CsvSource({"cody, RELEASE_UNKNOWN", "adam, RELEASE_UNKNOWN", "ada, NOT_ENTITLED_TO_SUSPEND"})
    void who_has_nothing_to_do_with_releases_neither_sees_nor_stops_them(String person, String code) {
        Walk walk = Walk.published();
        assertThat(walk.refusals(person, "suspend", BECAUSE)).containsExactly(code);
        assertThat(walk.state()).isEqualTo("PUBLISHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "riley", "farah", "priya", "carl", "alex", "pat", "ines"})
    void one_person_stops_a_release_at_once_with_nothing_but_a_reason(String person) {
        Walk walk = Walk.published();
        Answer stopped = walk.act(person, "suspend", BECAUSE);
        assertThat(stopped.getString("suspendRelease.release.state")).isEqualTo("SUSPENDED");
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).containsExactly("SUSPENDED");
        assertThat(walk.seenBy(person).getString("suspension.reason")).isEqualTo(BECAUSE.get("reason"));
    }

    @Test
    void a_suspended_release_is_never_resumed_only_recalled() {
        Walk walk = Walk.approved();
        walk.act("riley", "suspend", BECAUSE);
        int lockVersion = walk.seenBy("pat").getInt("lockVersion");
        assertThat(walk.refusals("pat", "publish", Map.of("expectedVersion", lockVersion)))
                .containsExactly("RELEASE_SUSPENDED");
        assertThat(walk.refusals("sam", "recall", BECAUSE)).containsExactly("NOT_ENTITLED_TO_RECALL");
        assertThat(walk.act("priya", "recall", BECAUSE).getString("recallRelease.release.state"))
                .isEqualTo("RECALLED");
        assertThat(walk.refusals("pat", "recall", BECAUSE)).containsExactly("RELEASE_RECALLED");
    }

    @Test
    void even_the_owner_of_the_tables_cannot_undo_a_stop() throws SQLException {
        Walk walk = Walk.published();
        walk.act("pat", "recall", BECAUSE);
        try (Connection owner = RealServices.migratorConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("set role imprimatur_owner");
            assertThatThrownBy(
                            () -> sql.execute("update imprimatur.release set state = 'PUBLISHED', recalled_at = null,"
                                    + " lock_version = lock_version + 1 where id = '" + walk.releaseId() + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("RECALLED");
        }
    }

    @Test
    void a_recall_that_a_superuser_undoes_in_the_tables_opens_nothing() throws SQLException {
        Walk walk = Walk.published();
        walk.act("pat", "recall", BECAUSE);
        Superuser.pastTheGuards(
                "imprimatur.release",
                "update imprimatur.release set state = 'PUBLISHED', recalled_at = null where id = '" + walk.releaseId()
                        + "'");
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).containsExactly("RELEASE_UNVERIFIED");
        assertThat(walk.seenBy("ada").getBoolean("verified")).isFalse();
        assertThat(walk.usePermit(Api.as("pat").token()).statusCode()).isEqualTo(403);
        assertThat(walk.act("pat", "suspend", BECAUSE).getString("suspendRelease.release.state"))
                .isEqualTo("SUSPENDED");
    }

    @Test
    void a_decision_on_an_older_state_of_the_release_is_a_conflict() {
        Walk walk = Walk.approved();
        Answer answer = walk.act("pat", "publish", Map.of("expectedVersion", 7));
        assertThat(answer.getList("publishRelease.userErrors.code")).containsExactly("STALE_RELEASE");
        assertThat(answer.getInt("publishRelease.userErrors[0].current")).isZero();
    }

    @Test
    void publishing_again_under_the_same_key_answers_the_same_and_publishes_once() throws SQLException {
        Walk walk = Walk.approved();
        Map<String, Object> once = Map.of("expectedVersion", 0, "idempotencyKey", "publish-" + walk.releaseId());
        for (int i = 0; i < 2; i++) {
            Answer answer = walk.act("pat", "publish", once);
            assertThat(answer.getList("publishRelease.userErrors")).isEmpty();
            assertThat(answer.getString("publishRelease.release.state")).isEqualTo("PUBLISHED");
        }
        assertThat(entries(walk)).containsOnlyOnce("PUBLISH_RELEASE PERMITTED");
    }

    @Test
    void of_two_who_publish_at_once_one_does() throws Exception {
        Walk walk = Walk.approved();
        Api pat = Api.as("pat");
        Callable<String> publish = () ->
                walk.act("pat", "publish", Map.of("expectedVersion", 0)).getString("publishRelease.release.state");
        assertThat(pat.token()).isNotEmpty();
        assertThat(atOnce(publish, publish)).containsExactlyInAnyOrder("PUBLISHED", null);
        assertThat(entries(walk)).containsOnlyOnce("PUBLISH_RELEASE PERMITTED");
    }

    @Test
    void revoking_the_approval_suspends_the_release_in_the_same_transaction() {
        Walk walk = Walk.published();
        Answer revoked = Api.as("riley")
                .execute(
                        "mutation($input: RevokeApprovalInput!) { revokeApproval(input: $input)"
                                + " { approvalRequest { state } userErrors { code } } }",
                        Map.of("input", Map.of("requestId", walk.request, "reason", "I was shown something else.")));
        assertThat(revoked.getString("revokeApproval.approvalRequest.state")).isEqualTo("REVOKED");
        assertThat(walk.seenBy("pat").getString("suspension.cause")).isEqualTo("APPROVAL_REVOKED");
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).containsExactly("SUSPENDED", "APPROVAL_NOT_STANDING");
    }

    @Test
    void blocking_the_bytes_suspends_every_release_of_them() {
        Walk walk = Walk.published();
        Api.as("priya")
                .execute(
                        "mutation($input: BlockDigestInput!) { blockDigest(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("sha256", Sha256.of(walk.bytes).hex(), "reason", "Names were found in it.")));
        assertThat(walk.seenBy("pat").getString("suspension.cause")).isEqualTo("DIGEST_BLOCKED");
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).contains("SUSPENDED", "DIGEST_BLOCKED");
    }

    @Test
    void what_a_newer_version_made_void_is_not_published() {
        Walk walk = Walk.approved();
        Walk.addVersion(walk.document, 1, Walk.figures(20));
        Answer answer = walk.publish();
        assertThat(answer.getList("publishRelease.userErrors.code")).containsExactly("RELEASE_NOT_READY");
        assertThat(answer.<String>getList("publishRelease.userErrors[0].obstacles.code"))
                .contains("APPROVAL_VOIDED", "NEWER_VERSION");
        assertThat(walk.state()).isNotEqualTo("PUBLISHED");
    }

    @Test
    void what_was_rightly_published_stays_out_when_a_newer_version_comes() {
        Walk walk = Walk.published();
        Walk.addVersion(walk.document, 1, Walk.figures(20));
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).isEmpty();
    }

    @Test
    void a_newer_release_to_the_same_place_takes_the_place_of_the_older() {
        Walk older = Walk.published();
        Walk newer = older.again();
        assertThat(newer.publish().getList("publishRelease.userErrors.code")).isEmpty();
        assertThat(older.state()).isEqualTo("SUPERSEDED");
        assertThat(newer.state()).isEqualTo("PUBLISHED");
        assertThat(newer.reasonsAgainst(Api.as("pat").token())).isEmpty();
    }

    @Test
    void nothing_is_published_while_the_log_is_not_being_integrated_but_it_is_stopped() throws SQLException {
        Walk authorised = Walk.approved();
        Walk out = Walk.published();
        String forged = forgeAnEntry();
        try {
            assertThat(authorised.publish().<String>getList("publishRelease.userErrors[0].obstacles.code"))
                    .containsExactly("AUDIT_LOG_NOT_CURRENT");
            assertThat(out.reasonsAgainst(Api.as("pat").token())).containsExactly("AUDIT_LOG_BEHIND");
            assertThat(out.act("sam", "suspend", BECAUSE).getString("suspendRelease.release.state"))
                    .isEqualTo("SUSPENDED");
        } finally {
            remove(forged);
        }
    }

    @Test
    void the_schedule_publishes_at_its_time_and_two_schedules_at_once_publish_one_release() throws Exception {
        Walk walk = Walk.approved();
        Instant when = Instant.now().plus(Duration.ofSeconds(2));
        assertThat(walk.act("pat", "schedule", Map.of("expectedVersion", 0, "publishAt", when.toString()))
                        .getString("scheduleRelease.release.state"))
                .isEqualTo("SCHEDULED");
        schedule.publishDue();
        assertThat(walk.state()).isEqualTo("SCHEDULED");

        waitUntil(when.plusMillis(200));
        Callable<String> beat = () -> {
            schedule.publishDue();
            return "done";
        };
        atOnce(beat, beat);
        assertThat(walk.state()).isEqualTo("PUBLISHED");
        assertThat(entries(walk)).containsOnlyOnce("PUBLISH_RELEASE PERMITTED");
        assertThat(body(walk, "PUBLISH_RELEASE")).contains("system:release-schedule");
    }

    @Test
    void the_schedule_does_not_act_for_somebody_who_is_no_publisher_any_more() throws Exception {
        String subject = "leaving-publisher-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Lea Publisher", false, List.of());
        String authority = Register.grant(person, Role.PUBLISHER);
        Walk walk = Walk.approved();
        Instant when = Instant.now().plus(Duration.ofSeconds(2));
        Answer scheduled = Api.with(SignIn.with(subject).roles(Role.PUBLISHER).accessToken())
                .execute(
                        "mutation($input: ScheduleReleaseInput!) { scheduleRelease(input: $input) { release { state }"
                                + " userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("releaseId", walk.release, "expectedVersion", 0, "publishAt", when.toString())));
        assertThat(scheduled.getString("scheduleRelease.release.state")).isEqualTo("SCHEDULED");
        Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("authorityId", authority)));

        waitUntil(when.plusMillis(200));
        schedule.publishDue();

        assertThat(walk.state()).isEqualTo("SCHEDULED");
        assertThat(entries(walk)).doesNotContain("PUBLISH_RELEASE PERMITTED");
        assertThat(walk.publish().getString("publishRelease.release.state"))
                .as("a publisher can, at any time")
                .isEqualTo("PUBLISHED");
    }

    @Test
    void what_was_stopped_before_its_time_is_not_published_by_the_schedule() throws Exception {
        Walk walk = Walk.approved();
        Instant when = Instant.now().plus(Duration.ofSeconds(2));
        walk.act("pat", "schedule", Map.of("expectedVersion", 0, "publishAt", when.toString()));
        walk.act("carl", "suspend", BECAUSE);
        waitUntil(when.plusMillis(200));
        schedule.publishDue();
        assertThat(walk.state()).isEqualTo("SUSPENDED");
    }

    @Test
    void a_release_ends_with_the_manifests_not_after_before_anybody_has_recorded_it() throws Exception {
        Instant notAfter = Instant.now().plus(Duration.ofSeconds(10));
        Walk walk = Walk.approved(
                Walk.figures(20), Map.of("notAfter", Map.of("at", notAfter.toString(), "zone", "America/New_York")));
        assertThat(walk.publish().getList("publishRelease.userErrors.code")).isEmpty();
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).isEmpty();

        waitUntil(notAfter.plusMillis(200));
        assertThat(walk.reasonsAgainst(Api.as("pat").token())).containsExactly("ENDED");
        assertThat(walk.state()).isEqualTo("ENDED");
        sweeper.sweep();
        assertThat(entries(walk)).containsOnlyOnce("END_RELEASE PERMITTED");
    }

    private static void waitUntil(Instant when) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Instant.now().isAfter(when));
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** Every entry about the release, in order: its action and outcome. */
    private static List<String> entries(Walk walk) throws SQLException {
        return strings("select (e ->> 'action') || ' ' || (e ->> 'outcome') from" + ENTRIES
                + " where e -> 'subject' ->> 'release' = '" + walk.releaseId() + "' order by entry_seq");
    }

    private static String body(Walk walk, String action) throws SQLException {
        return strings("select e::text from" + ENTRIES + " where e -> 'subject' ->> 'release' = '" + walk.releaseId()
                        + "' and e ->> 'action' = '" + action + "'")
                .get(0);
    }

    private static final String ENTRIES =
            " (select entry_seq, convert_from(body, 'UTF8')::jsonb as e from audit.entry) entries";

    private static List<String> strings(String query) throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** An entry that never gets a place in the log, because its MAC is wrong. */
    private static String forgeAnEntry() throws SQLException {
        String id = java.util.UUID.randomUUID().toString();
        asSuperuser("insert into audit.entry (entry_id, inserted_at, key_id, mac, body) values ('" + id
                + "', now() - interval '5 minutes', 1, decode(repeat('00', 32), 'hex'), '{}')");
        return id;
    }

    private static void remove(String entry) throws SQLException {
        asSuperuser("alter table audit.entry disable trigger user; delete from audit.entry where entry_id = '" + entry
                + "'; alter table audit.entry enable always trigger append_only_rows;"
                + " alter table audit.entry enable always trigger append_only_table");
    }

    private static void asSuperuser(String statements) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute(statements);
        }
    }
}
