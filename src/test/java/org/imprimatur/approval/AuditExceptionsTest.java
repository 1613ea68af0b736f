package org.imprimatur.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.imprimatur.approval.rules.AuditExceptionKind;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What auditors are to look at, and that they have. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class AuditExceptionsTest {
    private static final String EXCEPTIONS =
            "query($since: Long, $kind: AuditExceptionKind, $first: Int, $after: String) { auditExceptions(sinceIndex: $since, kind: $kind,"
                    + " first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }"
                    + " nodes { kinds entry { index action outcome approvalRequestId personId sentence } } } }";
    private static final String OUTLOOK =
            "query($since: Long) { auditOutlook(sinceIndex: $since) { sinceIndex throughIndex counts { kind count } } }";
    private static final String OPEN =
            "mutation($input: OpenApprovalRequestInput!) { openApprovalRequest(input: $input) { openedAt userErrors { code } } }";
    private static final String REVIEW =
            "mutation($input: ReviewAuditExceptionsInput!) { reviewAuditExceptions(input: $input)"
                    + " { review { throughIndex reviewedAt } userErrors { code } } }";

    private final AuditLog log;
    private final DatabaseClock clock;

    AuditExceptionsTest(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static byte[] figures() {
        return ("Month,Admissions\nJanuary," + UUID.randomUUID().getLeastSignificantBits() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Desk.Shown inReview(byte[] bytes) {
        Api sam = Api.as("sam");
        return Desk.inReview(sam, Desk.inspected(sam, bytes, "statistics.csv", "AGGREGATE_ONLY"), Desk.toThePublic());
    }

    private static Answer open(Api api, String request, String manifest) {
        return api.execute(OPEN, Map.of("input", Map.of("requestId", request, "manifestSha256", manifest)))
                .at("openApprovalRequest");
    }

    @Test
    void that_a_manifest_was_shown_to_somebody_is_recorded_once_however_often_it_is_said() throws Exception {
        Desk.Shown request = inReview(figures());
        Api riley = Api.as("riley");
        var saying = Executors.newFixedThreadPool(4);
        try {
            Callable<String> once =
                    () -> open(riley, request.id(), request.manifest()).getString("openedAt");
            var said = saying.invokeAll(List.of(once, once, once, once));
            String first = said.get(0).get();
            assertThat(first).isNotNull();
            for (var each : said) {
                assertThat(each.get()).isEqualTo(first);
            }
            assertThat(openings(request.id())).isEqualTo("1");
            Desk.succeeded(Desk.sign(riley, request, "PROGRAM_REVIEWER", "APPROVE", null));
            assertThat(open(Api.as("priya"), request.id(), request.manifest()).getString("openedAt"))
                    .isNotEqualTo(first);
            assertThat(openings(request.id()))
                    .as("another person is another opening")
                    .isEqualTo("2");
        } finally {
            saying.shutdownNow();
        }
    }

    @Test
    void only_what_is_there_to_be_signed_is_opened_by_who_may_sign_it() throws Exception {
        Desk.Shown request = inReview(figures());
        assertThat(open(Api.as("riley"), GlobalId.of("ApprovalRequest", UUID.randomUUID()), request.manifest())
                        .<String>getList("userErrors.code"))
                .containsExactly("REQUEST_UNKNOWN");
        assertThat(open(Api.as("riley"), request.id(), "0".repeat(64)).<String>getList("userErrors.code"))
                .containsExactly("STALE_MANIFEST");
        assertThat(open(Api.as("sam"), request.id(), request.manifest()).<String>getList("userErrors.code"))
                .as("who asked for it signs nothing")
                .containsExactly("NOT_A_REVIEWER");
        assertThat(open(Api.as("adam"), request.id(), request.manifest()).<String>getList("userErrors.code"))
                .containsExactly("REQUEST_UNKNOWN");
        assertThat(openings(request.id())).isEqualTo("0");
    }

    @Test
    void a_sign_off_is_an_exception_when_it_came_fast_or_without_having_been_opened() {
        long since = head();
        Desk.Shown unopened = inReview(figures());
        Desk.succeeded(Desk.sign(Api.as("riley"), unopened, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.Shown hasty = inReview(figures());
        open(Api.as("riley"), hasty.id(), hasty.manifest());
        Desk.succeeded(Desk.sign(Api.as("riley"), hasty, "PROGRAM_REVIEWER", "REFUSE", "Not like this"));
        Desk.Shown read = inReview(figures());
        openedByRileyHalfAMinuteAgo(read);
        Desk.succeeded(Desk.sign(Api.as("riley"), read, "PROGRAM_REVIEWER", "APPROVE", null));
        awaitInTheRecord();

        assertThat(kinds(since, unopened.id())).containsExactly("UNOPENED_SIGN_OFF");
        assertThat(kinds(since, hasty.id())).containsExactly("HASTY_SIGN_OFF");
        assertThat(kinds(since, read.id())).isEmpty();
    }

    @Test
    void what_was_refused_before_and_is_published_is_an_exception() {
        // The bytes are refused in one request, and approved and published in another.
        byte[] bytes = figures();
        Desk.Shown refused = inReview(bytes);
        Desk.succeeded(Desk.sign(Api.as("riley"), refused, "PROGRAM_REVIEWER", "REFUSE", "Not like this"));
        Desk.Shown approved = inReview(bytes);
        Desk.succeeded(Desk.sign(Api.as("riley"), approved, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.succeeded(Desk.sign(Api.as("priya"), approved, "PRIVACY_OFFICER", "APPROVE", null));
        publish(approved);
        Desk.Shown fine = inReview(figures());
        Desk.succeeded(Desk.sign(Api.as("riley"), fine, "PROGRAM_REVIEWER", "APPROVE", null));
        Desk.succeeded(Desk.sign(Api.as("priya"), fine, "PRIVACY_OFFICER", "APPROVE", null));
        publish(fine);
        awaitInTheRecord();

        assertThat(Api.as("ada")
                        .execute(EXCEPTIONS, Map.of("since", "-1", "kind", "PUBLISHED_AFTER_REFUSAL", "first", 100))
                        .<String>getList("auditExceptions.nodes.entry.approvalRequestId"))
                .contains(approved.id())
                .doesNotContain(fine.id(), refused.id());
    }

    @Test
    void changes_of_authority_and_what_was_refused_are_exceptions_and_are_counted_by_kind() {
        long since = head();
        String person = Register.enrol("exceptional-" + UUID.randomUUID(), "Ex Ception", false, List.of(Role.COUNSEL));
        Api.as("riley")
                .execute(
                        "mutation { registerPerson(input: {printedName: \"X\", service: false}) { userErrors { code } } }");
        awaitInTheRecord();
        Answer found = Api.as("ada").execute(EXCEPTIONS, Map.of("since", String.valueOf(since), "first", 100));
        assertThat(found.where("auditExceptions.nodes", "entry.personId", person)
                        .<String>getList("entry.sentence"))
                .containsExactly(
                        "Adam Kessler granted Ex Ception the authority of counsel.",
                        "Adam Kessler linked an account to Ex Ception.",
                        "Adam Kessler registered Ex Ception in the register of people.");
        assertThat(found.where("auditExceptions.nodes", "entry.outcome", "REFUSED")
                        .<List<String>>getList("kinds"))
                .contains(List.of("REFUSAL"));
        Answer outlook = Api.as("ada").execute(OUTLOOK, Map.of("since", String.valueOf(since)));
        int counted = outlook.<Integer>getList("auditOutlook.counts.count").stream()
                .mapToInt(each -> each)
                .sum();
        assertThat(counted).isGreaterThanOrEqualTo(4);
        assertThat(outlook.<String>getList("auditOutlook.counts.kind")).contains("AUTHORITY_CHANGE", "REFUSAL");
        assertThat(Long.parseLong(outlook.getString("auditOutlook.throughIndex")))
                .isGreaterThan(since);
    }

    @Test
    void exceptions_come_in_pages_the_newest_first_without_gap_or_overlap() {
        long since = head();
        Register.enrol("paged-" + UUID.randomUUID(), "Pa Ged", false, List.of(Role.COUNSEL, Role.AUDITOR));
        awaitInTheRecord();
        List<String> all = Api.as("ada")
                .execute(EXCEPTIONS, Map.of("since", String.valueOf(since), "kind", "AUTHORITY_CHANGE", "first", 100))
                .getList("auditExceptions.nodes.entry.index");
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        Answer first = Api.as("ada")
                .execute(EXCEPTIONS, Map.of("since", String.valueOf(since), "kind", "AUTHORITY_CHANGE", "first", 2));
        assertThat(first.getBoolean("auditExceptions.pageInfo.hasNextPage")).isTrue();
        assertThat(first.getInt("auditExceptions.totalCount")).isEqualTo(all.size());
        Answer second = Api.as("ada")
                .execute(
                        EXCEPTIONS,
                        Map.of(
                                "since",
                                String.valueOf(since),
                                "kind",
                                "AUTHORITY_CHANGE",
                                "first",
                                2,
                                "after",
                                first.getString("auditExceptions.pageInfo.endCursor")));
        assertThat(first.<String>getList("auditExceptions.nodes.entry.index")).isEqualTo(all.subList(0, 2));
        assertThat(second.<String>getList("auditExceptions.nodes.entry.index")).isEqualTo(all.subList(2, 4));
    }

    @Test
    void how_far_an_auditor_has_looked_follows_them_and_is_on_record_once() {
        String subject = "looker-" + UUID.randomUUID();
        Register.enrol(subject, "Lou Cker", false, List.of(Role.AUDITOR));
        awaitInTheRecord();
        Api auditor = Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken());
        String viewer = "{ viewer { exceptionsReviewed { throughIndex reviewedAt } } }";
        assertThat(auditor.execute(viewer).<Object>get("viewer.exceptionsReviewed"))
                .isNull();
        Answer outlook = auditor.execute(OUTLOOK, Map.of());
        assertThat(outlook.getString("auditOutlook.sinceIndex")).isEqualTo("-1");
        String through = outlook.getString("auditOutlook.throughIndex");

        Answer reviewed = auditor.execute(REVIEW, Map.of("input", Map.of("throughIndex", through)));
        assertThat(reviewed.getList("reviewAuditExceptions.userErrors")).isEmpty();
        String at = reviewed.getString("reviewAuditExceptions.review.reviewedAt");
        assertThat(auditor.execute(viewer).getString("viewer.exceptionsReviewed.throughIndex"))
                .as("at once, before the entry has its place")
                .isEqualTo(through);
        for (String less : List.of(through, "0")) {
            assertThat(auditor.execute(REVIEW, Map.of("input", Map.of("throughIndex", less)))
                            .getString("reviewAuditExceptions.review.reviewedAt"))
                    .isEqualTo(at);
        }
        assertThat(auditor.execute(OUTLOOK, Map.of()).getString("auditOutlook.sinceIndex"))
                .isEqualTo(through);
        awaitInTheRecord();
        assertThat(auditor
                        .execute(
                                "{ auditEntries(last: 5, filter: {actions: [REVIEW_EXCEPTIONS]}) { nodes { sentence } } }")
                        .<String>getList("auditEntries.nodes.sentence")
                        .stream()
                        .filter(sentence -> sentence.startsWith("Lou Cker")))
                .containsExactly(
                        "Lou Cker reviewed the exceptions in the audit history through index " + through + ".");
    }

    @Test
    void nobody_reviews_what_is_not_there_and_nobody_but_an_auditor_sees_exceptions() {
        for (String index : List.of("-1", "9007199254740993", "9223372036854775807")) {
            assertThat(Api.as("ada")
                            .execute(REVIEW, Map.of("input", Map.of("throughIndex", index)))
                            .<String>getList("reviewAuditExceptions.userErrors.code"))
                    .containsExactly("INDEX_UNKNOWN");
        }
        assertThat(Api.as("riley")
                        .execute(REVIEW, Map.of("input", Map.of("throughIndex", "0")))
                        .<String>getList("reviewAuditExceptions.userErrors.code"))
                .containsExactly("ROLE_NOT_ASSERTED");
        for (String query : List.of(EXCEPTIONS, OUTLOOK)) {
            assertThat(Api.as("riley").send(query, Map.of()).<String>getList("errors.extensions.code"))
                    .containsExactly("ROLE_NOT_ASSERTED");
        }
        assertThat(Api.as("riley")
                        .execute("{ viewer { exceptionsReviewed { throughIndex } } }")
                        .<Object>get("viewer.exceptionsReviewed"))
                .isNull();
    }

    private static void publish(Desk.Shown request) {
        Answer release = Api.as("pat")
                .execute(
                        "query($f: ReleaseFilter!) { releases(filter: $f) { nodes { id lockVersion } } }",
                        Map.of("f", Map.of("requestId", request.id())));
        assertThat(Api.as("pat")
                        .execute(
                                "mutation($input: PublishReleaseInput!) { publishRelease(input: $input) { userErrors { message } } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "releaseId",
                                                release.getString("releases.nodes[0].id"),
                                                "expectedVersion",
                                                release.getInt("releases.nodes[0].lockVersion"))))
                        .<String>getList("publishRelease.userErrors.message"))
                .isEmpty();
    }

    private static List<String> kinds(long since, String request) {
        return Api.as("ada")
                .execute(EXCEPTIONS, Map.of("since", String.valueOf(since), "first", 100))
                .where("auditExceptions.nodes", "entry.approvalRequestId", request)
                .<List<String>>getList("kinds")
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static long head() {
        awaitInTheRecord();
        return Long.parseLong(Api.as("ada").execute(OUTLOOK, Map.of()).getString("auditOutlook.throughIndex"));
    }

    private static void awaitInTheRecord() {
        await().untilAsserted(() -> assertThat(Superuser.one("select count(*) from audit.waiting()"))
                .isEqualTo("0"));
    }

    /** As if half a minute had gone by since it was shown to Riley. */
    private void openedByRileyHalfAMinuteAgo(Desk.Shown request) {
        var riley = new PersonId(GlobalId.parse(
                "Person",
                Api.as("riley").execute("{ viewer { person { id } } }").getString("viewer.person.id")));
        QuarkusTransaction.requiringNew()
                .run(() -> log.append(AuditEvent.of(
                                Action.OPEN_REQUEST,
                                new Actor(Actor.Kind.NATURAL_PERSON, riley, null, Set.of(), null),
                                clock.now().minus(AuditExceptionKind.HASTE.plusSeconds(1)))
                        .about(new Subject(null, null, GlobalId.parse("ApprovalRequest", request.id()), null, null))
                        .withManifest(new Sha256(request.manifest()))));
    }

    private static String openings(String request) throws SQLException {
        return Superuser.one("select count(*) from audit.entry where convert_from(body, 'UTF8') like"
                + " '%\"action\":\"OPEN_REQUEST\"%' and convert_from(body, 'UTF8') like '%\"outcome\":\"PERMITTED\"%'"
                + " and convert_from(body, 'UTF8') like '%\"request\":\""
                + GlobalId.parse("ApprovalRequest", request) + "\"%'");
    }
}
