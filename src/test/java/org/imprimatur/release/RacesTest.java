package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.imprimatur.audit.Verification;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.PolicyChange;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two acts at once, on real connections, in both orders: one wins, the other is told by name, and each is one entry. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class RacesTest {
    private final Verification verification;
    private final PolicyChange policy;

    RacesTest(Verification verification, PolicyChange policy) {
        this.verification = verification;
        this.policy = policy;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static Walk inReview() {
        return Walk.inReview(Walk.figures(20), Map.of());
    }

    private static RowLock onVersion(Walk walk) throws SQLException {
        return RowLock.on("imprimatur.document_version", "id = '" + id("DocumentVersion", walk.version) + "'");
    }

    private static RowLock onRelease(Walk walk) throws SQLException {
        return RowLock.on("imprimatur.release", "id = '" + walk.releaseId() + "'");
    }

    private static UUID id(String type, String globalId) {
        return GlobalId.parse(type, globalId);
    }

    /** The codes that an act was refused with; empty when it happened. */
    private static Callable<List<String>> act(String person, String mutation, Map<String, Object> input) {
        return act(Api.as(person), mutation, input);
    }

    private static Callable<List<String>> act(Api api, String mutation, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return () -> api.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation
                                + "(input: $input) { userErrors { code } } }",
                        Map.of("input", input))
                .getList("answer.userErrors.code");
    }

    private static Callable<List<String>> sign(Api signer, Walk walk, String role, String verdict, String key) {
        Answer shown = signer.execute(
                "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", walk.request));
        var input = new LinkedHashMap<String, Object>();
        input.put("requestId", walk.request);
        input.put("round", shown.getInt("approvalRequest.round"));
        input.put("manifestSha256", shown.getString("approvalRequest.manifestSha256"));
        input.put("role", role);
        input.put("verdict", verdict);
        input.put("idempotencyKey", key);
        if (!verdict.equals("APPROVE")) {
            input.put("reason", "Not like this");
        }
        return act(signer, "signOffApprovalRequest", input);
    }

    private static Callable<List<String>> sign(String person, Walk walk, String role, String verdict) {
        return sign(Api.as(person), walk, role, verdict, "key-" + UUID.randomUUID());
    }

    private static Callable<List<String>> withdraw(Walk walk) {
        return act("sam", "withdrawApprovalRequest", Map.of("requestId", walk.request));
    }

    private static String stateOf(Walk walk) {
        return Api.as("ada")
                .execute("query($id: ID!) { approvalRequest(id: $id) { state } }", Map.of("id", walk.request))
                .getString("approvalRequest.state");
    }

    private static String lapsedOf(Walk walk) {
        return Api.as("ada")
                .execute("query($id: ID!) { approvalRequest(id: $id) { lapsed } }", Map.of("id", walk.request))
                .getString("approvalRequest.lapsed");
    }

    /** How many entries there are about the request with this action and outcome. */
    private static int entries(Walk walk, String action, String outcome) throws SQLException {
        return Integer.parseInt(Superuser.one("select count(*) from audit.entry e, lateral"
                + " (select convert_from(e.body, 'UTF8')::jsonb as b) x where b -> 'subject' ->> 'request' = '"
                + id("ApprovalRequest", walk.request) + "' and b ->> 'action' = '" + action
                + "' and b ->> 'outcome' = '"
                + outcome + "'"));
    }

    private static int releases(Walk walk) throws SQLException {
        return Integer.parseInt(Superuser.one("select count(*) from imprimatur.release where request_id = '"
                + id("ApprovalRequest", walk.request) + "'"));
    }

    @Test
    void of_the_last_approval_and_a_withdrawal_the_first_in_line_wins() throws Exception {
        Walk approvedFirst = inReview();
        approvedFirst.signOff("riley", "PROGRAM_REVIEWER");
        try (RowLock lock = onVersion(approvedFirst)) {
            var answers =
                    lock.inOrder(sign("priya", approvedFirst, "PRIVACY_OFFICER", "APPROVE"), withdraw(approvedFirst));
            assertThat(answers.get(0)).isEmpty();
            assertThat(answers.get(1)).hasSize(1);
        }
        assertThat(stateOf(approvedFirst)).isEqualTo("APPROVED");
        assertThat(entries(approvedFirst, "WITHDRAW_REQUEST", "REFUSED")).isEqualTo(1);
        assertThat(releases(approvedFirst)).isEqualTo(1);

        Walk withdrawnFirst = inReview();
        withdrawnFirst.signOff("riley", "PROGRAM_REVIEWER");
        try (RowLock lock = onVersion(withdrawnFirst)) {
            assertThat(lock.inOrder(
                            withdraw(withdrawnFirst), sign("priya", withdrawnFirst, "PRIVACY_OFFICER", "APPROVE")))
                    .containsExactly(List.of(), List.of("REQUEST_CLOSED"));
        }
        assertThat(stateOf(withdrawnFirst)).isEqualTo("WITHDRAWN");
        assertThat(entries(withdrawnFirst, "WITHDRAW_REQUEST", "PERMITTED")).isEqualTo(1);
        assertThat(entries(withdrawnFirst, "APPROVE_REQUEST", "REFUSED")).isEqualTo(1);
        assertThat(releases(withdrawnFirst)).isZero();
    }

    @Test
    void of_an_approval_and_a_new_version_the_first_in_line_counts_and_what_was_signed_is_void_either_way()
            throws Exception {
        for (boolean signedFirst : new boolean[] {true, false}) {
            Walk walk = inReview();
            Callable<List<String>> sign = sign("riley", walk, "PROGRAM_REVIEWER", "APPROVE");
            Callable<List<String>> replace = () -> {
                Walk.addVersion(walk.document, 1, Walk.figures(21));
                return List.of();
            };
            try (RowLock lock = onVersion(walk)) {
                assertThat(signedFirst ? lock.inOrder(sign, replace) : lock.inOrder(replace, sign))
                        .isEqualTo(
                                signedFirst
                                        ? List.of(List.of(), List.of())
                                        : List.of(List.of(), List.of("REQUEST_VOID")));
            }
            assertThat(lapsedOf(walk)).isEqualTo("NEWER_VERSION");
            assertThat(entries(walk, "APPROVE_REQUEST", signedFirst ? "PERMITTED" : "REFUSED"))
                    .isEqualTo(1);
        }
    }

    /** The policy is no row that a sign-off waits for: what counts is the one in force when the sign-off has its locks. */
    @Test
    void a_policy_that_changes_while_somebody_signs_is_the_one_that_counts_and_what_was_signed_before_opens_nothing()
            throws Exception {
        Walk signing = inReview();
        signing.signOff("riley", "PROGRAM_REVIEWER");
        Walk signed = Walk.approved();
        String shorter =
                policy.shipped().replaceFirst("(row: aggregate-public-web[^-]*-[^#]*?publish-within:) 14 d", "$1 13 d");
        assertThat(shorter).isNotEqualTo(policy.shipped());
        try {
            try (RowLock lock = onVersion(signing)) {
                var last = CompletableFuture.supplyAsync(
                        () -> answered(sign("priya", signing, "PRIVACY_OFFICER", "APPROVE")));
                lock.awaitWaiting(1);
                policy.load(shorter);
                lock.release();
                assertThat(last.join()).containsExactly("REQUEST_VOID");
            }
            assertThat(entries(signing, "APPROVE_REQUEST", "REFUSED")).isEqualTo(1);
            assertThat(releases(signing)).isZero();
            assertThat(lapsedOf(signed)).isEqualTo("POLICY_RULES_CHANGED");
            assertThat(signed.publish().getList("publishRelease.userErrors")).isNotEmpty();
        } finally {
            policy.loadShipped();
        }
    }

    private static List<String> answered(Callable<List<String>> act) {
        try {
            return act.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_an_approval_and_a_return_the_first_in_line_wins() throws Exception {
        Walk walk = inReview();
        try (RowLock lock = onVersion(walk)) {
            assertThat(lock.inOrder(
                            sign("priya", walk, "PRIVACY_OFFICER", "RETURN"),
                            sign("riley", walk, "PROGRAM_REVIEWER", "APPROVE")))
                    .element(1)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
        assertThat(stateOf(walk)).isEqualTo("RETURNED");
        assertThat(entries(walk, "APPROVE_REQUEST", "PERMITTED")).isZero();
    }

    @Test
    void two_last_sign_offs_for_different_roles_both_count_and_make_one_release() throws Exception {
        for (boolean rileyFirst : new boolean[] {true, false}) {
            Walk walk = inReview();
            Callable<List<String>> riley = sign("riley", walk, "PROGRAM_REVIEWER", "APPROVE");
            Callable<List<String>> priya = sign("priya", walk, "PRIVACY_OFFICER", "APPROVE");
            try (RowLock lock = onVersion(walk)) {
                assertThat(rileyFirst ? lock.inOrder(riley, priya) : lock.inOrder(priya, riley))
                        .containsOnly(List.of());
            }
            assertThat(stateOf(walk)).isEqualTo("APPROVED");
            assertThat(releases(walk)).isEqualTo(1);
            assertThat(entries(walk, "APPROVE_REQUEST", "PERMITTED")).isEqualTo(2);
        }
    }

    @Test
    void of_two_last_sign_offs_for_the_same_role_one_counts() throws Exception {
        Walk walk = inReview();
        walk.signOff("riley", "PROGRAM_REVIEWER");
        try (RowLock lock = onVersion(walk)) {
            var answers = lock.inOrder(
                    sign("robin", walk, "PRIVACY_OFFICER", "APPROVE"),
                    sign("priya", walk, "PRIVACY_OFFICER", "APPROVE"));
            assertThat(answers.get(0)).isEmpty();
            assertThat(answers.get(1)).containsExactly("NOT_IN_REVIEW");
        }
        assertThat(releases(walk)).isEqualTo(1);
    }

    @Test
    void a_signer_whose_authority_ends_first_does_not_sign_and_one_who_signed_first_counts_no_more() throws Exception {
        String subject = "racing-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Rae Sing", false, List.of());
        String authority = Register.grant(person, Role.PROGRAM_REVIEWER);
        Api signer = Api.with(SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken());
        Walk signedFirst = inReview();
        Walk endedFirst = inReview();
        Callable<List<String>> late =
                sign(signer, endedFirst, "PROGRAM_REVIEWER", "APPROVE", "key-" + UUID.randomUUID());
        assertThat(sign(signer, signedFirst, "PROGRAM_REVIEWER", "APPROVE", "key-" + UUID.randomUUID())
                        .call())
                .isEmpty();

        try (RowLock lock = onVersion(endedFirst)) {
            var threads = Executors.newSingleThreadExecutor();
            try {
                var waiting = threads.submit(late);
                lock.awaitWaiting(1);
                assertThat(act("adam", "endAuthority", Map.of("authorityId", authority))
                                .call())
                        .isEmpty();
                lock.release();
                assertThat(waiting.get())
                        .as(
                                "they saw it when they came; with their last role gone they are not even shown it when their turn has come")
                        .containsExactly("REQUEST_UNKNOWN");
            } finally {
                threads.shutdown();
            }
        }
        assertThat(entries(endedFirst, "APPROVE_REQUEST", "PERMITTED")).isZero();
        assertThat(lapsedOf(signedFirst)).isEqualTo("SIGNER_AUTHORITY_ENDED");
    }

    @Test
    void of_a_publication_and_a_recall_the_recall_is_the_end_in_either_order() throws Exception {
        Walk publishedFirst = Walk.approved();
        Callable<List<String>> publish = publish(publishedFirst);
        Callable<List<String>> recall = recall(publishedFirst);
        try (RowLock lock = onRelease(publishedFirst)) {
            assertThat(lock.inOrder(publish, recall)).containsExactly(List.of(), List.of());
        }
        assertThat(publishedFirst.state()).isEqualTo("RECALLED");
        assertThat(publishedFirst.reasonsAgainst(SignIn.service("cms-pipeline")))
                .isNotEmpty();

        Walk recalledFirst = Walk.approved();
        publish = publish(recalledFirst);
        recall = recall(recalledFirst);
        try (RowLock lock = onRelease(recalledFirst)) {
            var answers = lock.inOrder(recall, publish);
            assertThat(answers.get(0)).isEmpty();
            assertThat(answers.get(1)).hasSize(1);
        }
        assertThat(recalledFirst.state()).isEqualTo("RECALLED");
        assertThat(entries(recalledFirst, "PUBLISH_RELEASE", "PERMITTED")).isZero();
    }

    private static Callable<List<String>> publish(Walk walk) {
        return act(
                "pat",
                "publishRelease",
                Map.of(
                        "releaseId",
                        walk.release,
                        "expectedVersion",
                        walk.seenBy("pat").getInt("lockVersion")));
    }

    /** The permit was asked for before, so that everything about it is remembered. */
    @Test
    void of_a_recall_and_the_use_of_a_remembered_permit_the_first_in_line_wins() throws Exception {
        String pipeline = SignIn.service("cms-pipeline");
        Walk recalledFirst = Walk.published();
        assertThat(recalledFirst.usePermit(pipeline).statusCode()).isEqualTo(201);
        try (RowLock lock = onRelease(recalledFirst)) {
            assertThat(lock.inOrder(recall(recalledFirst), use(recalledFirst, pipeline)))
                    .containsExactly(List.of(), List.of("PERMIT_NOT_GRANTED", "RECALLED"));
        }
        assertThat(entries(recalledFirst, "USE_PERMIT", "PERMITTED")).isEqualTo(1);

        Walk usedFirst = Walk.published();
        assertThat(usedFirst.usePermit(pipeline).statusCode()).isEqualTo(201);
        try (RowLock lock = onRelease(usedFirst)) {
            assertThat(lock.inOrder(use(usedFirst, pipeline), recall(usedFirst)))
                    .containsExactly(List.of(), List.of());
        }
        assertThat(entries(usedFirst, "USE_PERMIT", "PERMITTED")).isEqualTo(2);
        assertThat(usedFirst.reasonsAgainst(pipeline)).containsExactly("RECALLED");
    }

    /** Uses pass side by side, so that there could always be another one before the recall. */
    @Test
    void a_recall_that_waits_for_a_use_of_a_permit_is_overtaken_by_no_later_use() throws Exception {
        String pipeline = SignIn.service("cms-pipeline");
        Walk walk = Walk.published();
        assertThat(walk.usePermit(pipeline).statusCode()).isEqualTo(201);
        // A use refers to who uses it; a recall by somebody else does not.
        try (RowLock lock = RowLock.on(
                "imprimatur.person",
                "id = (select person_id from imprimatur.account where subject = 'cms-pipeline' and ended_at is null)")) {
            assertThat(lock.inOrder(use(walk, pipeline), recall(walk), use(walk, pipeline), use(walk, pipeline)))
                    .containsExactly(
                            List.of(),
                            List.of(),
                            List.of("PERMIT_NOT_GRANTED", "RECALLED"),
                            List.of("PERMIT_NOT_GRANTED", "RECALLED"));
        }
        assertThat(walk.state()).isEqualTo("RECALLED");
        assertThat(entries(walk, "USE_PERMIT", "PERMITTED")).isEqualTo(2);
    }

    private static Callable<List<String>> use(Walk walk, String token) {
        return () -> {
            var used = walk.usePermit(token);
            if (used.statusCode() == 201) {
                return List.of();
            }
            var refused = used.as(Answer.class);
            var why = new ArrayList<String>();
            why.add(refused.getString("code"));
            why.addAll(refused.getList("reasons"));
            return why;
        };
    }

    private static Callable<List<String>> recall(Walk walk) {
        return act("priya", "recallRelease", Map.of("releaseId", walk.release, "reason", "A name is visible"));
    }

    @Test
    void one_sign_off_sent_twice_at_once_under_one_key_is_one_row_and_one_answer() throws Exception {
        Walk walk = inReview();
        String key = "key-" + UUID.randomUUID();
        Api riley = Api.as("riley");
        try (RowLock lock = onVersion(walk)) {
            assertThat(lock.inOrder(
                            sign(riley, walk, "PROGRAM_REVIEWER", "APPROVE", key),
                            sign(riley, walk, "PROGRAM_REVIEWER", "APPROVE", key)))
                    .containsExactly(List.of(), List.of());
        }
        assertThat(Superuser.one("select count(*) from imprimatur.sign_off where request_id = '"
                        + id("ApprovalRequest", walk.request) + "'"))
                .isEqualTo("1");
        assertThat(entries(walk, "APPROVE_REQUEST", "PERMITTED")).isEqualTo(1);
        assertThat(sign(riley, walk, "PROGRAM_REVIEWER", "REFUSE", key).call())
                .as("the key with another input")
                .hasSize(1);
    }

    /** Versions, requests and releases are locked in this order everywhere, so that nobody waits in a circle. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void many_acts_at_once_end_without_a_deadlock_and_leave_the_record_sound(long seed) throws Exception {
        String before = Superuser.one("select deadlocks from pg_stat_database where datname = current_database()");
        List<Walk> walks = List.of(inReview(), inReview(), inReview());
        var random = new Random(seed);
        var acts = new ArrayList<Callable<List<String>>>();
        for (int each = 0; each < 60; each++) {
            Walk walk = walks.get(random.nextInt(walks.size()));
            acts.add(
                    switch (random.nextInt(5)) {
                        case 0 -> sign("riley", walk, "PROGRAM_REVIEWER", "APPROVE");
                        case 1 -> sign("priya", walk, "PRIVACY_OFFICER", "APPROVE");
                        case 2 -> suspendWhatThereIs(walk);
                        case 3 -> publishWhatThereIs(walk);
                        default ->
                            act("riley", "revokeApproval", Map.of("requestId", walk.request, "reason", "Look again"));
                    });
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var each : threads.invokeAll(acts)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(Superuser.one("select deadlocks from pg_stat_database where datname = current_database()"))
                .isEqualTo(before);
        for (Walk walk : walks) {
            assertThat(releases(walk)).isLessThanOrEqualTo(1);
            assertThat(String.join("\n", verification.findings()))
                    .doesNotContain(id("ApprovalRequest", walk.request).toString());
        }
    }

    private static Callable<List<String>> suspendWhatThereIs(Walk walk) {
        return onRelease(walk, "suspendRelease", Map.of("reason", "Look again"), "carl");
    }

    private static Callable<List<String>> publishWhatThereIs(Walk walk) {
        return onRelease(walk, "publishRelease", Map.of("expectedVersion", 0), "pat");
    }

    private static Callable<List<String>> onRelease(
            Walk walk, String mutation, Map<String, Object> more, String person) {
        Api api = Api.as(person);
        return () -> {
            String release = api.execute(
                            "query($f: ReleaseFilter!) { releases(filter: $f) { nodes { id } } }",
                            Map.of("f", Map.of("requestId", walk.request)))
                    .getString("releases.nodes[0].id");
            if (release == null) {
                return List.of();
            }
            var input = new LinkedHashMap<>(more);
            input.put("releaseId", release);
            return act(api, mutation, input).call();
        };
    }
}
