package org.imprimatur.visibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * To whoever may not see something it is as if it were not there: the answer is the same, byte for byte, and so are the statements
 * that the database was sent, in their order (decision 0019). Counting statements shows what a clock would show now and then.
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
@TestProfile(Seeing.class)
class HiddenIsNotFoundTest {
    private final StatementCount database;

    HiddenIsNotFoundTest(@PersistenceUnitExtension StatementCount database) {
        this.database = database;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private record Answer(String text, List<String> statements) {}

    @Test
    void what_is_hidden_is_looked_up_like_what_is_not_there() {
        World world = World.get();
        for (String viewer :
                List.of("SUBMITTER", "POLICY_ADMINISTRATOR", "AUTHORITY_ADMINISTRATOR", "no role", "not linked")) {
            Api api = world.viewer(viewer).api();
            lookUps(world).forEach((name, lookUp) -> same(viewer + ": " + name, api, lookUp));
        }
        for (String viewer : List.of("CASE_OFFICER", "POLICY_ADMINISTRATOR")) {
            same(
                    viewer + ": a release",
                    world.viewer(viewer).api(),
                    lookUps(world).get("release(id:)"));
            same(
                    viewer + ": a release as node",
                    world.viewer(viewer).api(),
                    lookUps(world).get("node(id:) Release"));
        }
    }

    @Test
    void a_release_that_is_hidden_is_not_read_of_in_the_timeline_of_its_request() {
        World world = World.get();
        String timeline = "query($id: ID!) { approvalRequest(id: $id) { timeline { id action releaseId } } }";
        var asked = Map.of("id", world.named.get("approved"));
        var all = world.owner.execute(timeline, asked);
        assertThat(all.<String>getList("approvalRequest.timeline.action"))
                .contains("DRAFT_REQUEST", "AUTHORISE_RELEASE");
        String entry = all.where("approvalRequest.timeline", "action", "AUTHORISE_RELEASE")
                .getString("[0].id");

        Api officer = world.viewer("CASE_OFFICER").api();
        var seen = officer.execute(timeline, asked);
        assertThat(seen.<String>getList("approvalRequest.timeline.action"))
                .contains("DRAFT_REQUEST", "APPROVE_REQUEST")
                .doesNotContain("AUTHORISE_RELEASE");
        assertThat(seen.getList("approvalRequest.timeline.releaseId")).containsOnlyNulls();
        same(
                "an entry about a release",
                officer,
                query(entry, missing("AuditEntry"), "query($id: ID!) { auditEntry(id: $id) { sentence } }"));
    }

    @Test
    void what_is_hidden_is_acted_on_like_what_is_not_there() {
        World world = World.get();
        for (String viewer : List.of("SUBMITTER", "POLICY_ADMINISTRATOR", "no role", "not linked")) {
            Api api = world.viewer(viewer).api();
            acts(world).forEach((name, act) -> same(viewer + ": " + name, api, act));
        }
    }

    @Test
    void nothing_that_is_hidden_is_counted_or_stands_behind_a_cursor() {
        World world = World.get();
        String document = world.named.get("document");
        String cursor = world.owner
                .execute("{ documents(first: 1) { pageInfo { endCursor } } }")
                .getString("documents.pageInfo.endCursor");
        Api stranger = world.viewer("SUBMITTER").api();
        for (String list : List.of("documents", "approvalRequests", "releaseDecisions", "releases")) {
            var page = stranger.execute(
                    "{ " + list + " { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }");
            assertThat(page.getInt(list + ".totalCount")).as(list).isZero();
            assertThat(page.getList(list + ".nodes")).isEmpty();
            assertThat(page.getBoolean(list + ".pageInfo.hasNextPage")).isFalse();
        }
        for (String list : List.of("approvalRequests", "releaseDecisions", "releases")) {
            assertThat(stranger.execute("{ " + list + "(filter: {documentId: \"" + document + "\"}) { totalCount } }")
                            .getInt(list + ".totalCount"))
                    .isZero();
        }
        var behind = stranger.execute("{ documents(first: 100, after: \"" + cursor
                + "\") { totalCount nodes { id } pageInfo { hasNextPage } } }");
        assertThat(behind.getList("documents.nodes")).isEmpty();
        assertThat(behind.getInt("documents.totalCount")).isZero();
        assertThat(world.owner.execute("{ documents { totalCount } }").getInt("documents.totalCount"))
                .isEqualTo(world.documents.size());
        assertThat(stranger.execute("{ viewer { inbox { totalCount } signatures { totalCount } } }")
                        .getInt("viewer.inbox.totalCount"))
                .isZero();
    }

    @Test
    void an_answer_is_given_again_only_to_who_may_still_see_it() {
        World world = World.get();
        String subject = "once-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Somebody once", false, List.of());
        String authority = Register.grant(person, Role.PUBLISHER);
        Api once = Api.with(SignIn.with(subject).roles(Role.PUBLISHER).accessToken());
        String release = world.named.get("authorised");
        int lock = once.execute("query($id: ID!) { release(id: $id) { lockVersion } }", Map.of("id", release))
                .getInt("release.lockVersion");
        String schedule =
                "mutation($input: ScheduleReleaseInput!) { scheduleRelease(input: $input) { release { id state } userErrors { code } } }";
        Map<String, Object> input = Map.of(
                "input",
                Map.of(
                        "releaseId",
                        release,
                        "expectedVersion",
                        lock,
                        "publishAt",
                        Instant.now().plus(Duration.ofHours(3)).toString(),
                        "idempotencyKey",
                        "once-and-again-1"));
        assertThat(once.execute(schedule, input).getString("scheduleRelease.release.state"))
                .isEqualTo("SCHEDULED");
        assertThat(once.execute(schedule, input).getString("scheduleRelease.release.state"))
                .isEqualTo("SCHEDULED");

        assertThat(world.viewer("SUBMITTER").api().execute(schedule, input).getList("scheduleRelease.userErrors.code"))
                .as("somebody else with the same key")
                .containsExactly("RELEASE_UNKNOWN");
        World.act("endAuthority", Api.as("adam"), Map.of("authorityId", authority), " authority { id }");
        var again = once.execute(schedule, input);
        assertThat(again.getList("scheduleRelease.userErrors.code")).containsExactly("RELEASE_UNKNOWN");
        assertThat(again.getString("scheduleRelease.release")).isNull();
    }

    /** Asks with both ids, the one that is not there first and once more for what is done only the first time. */
    private void same(String name, Api api, Asked asked) {
        ask(api, asked, asked.missing());
        Answer missing = ask(api, asked, asked.missing());
        Answer hidden = ask(api, asked, asked.hidden());
        assertThat(hidden.text()).as(name).isEqualTo(missing.text());
        assertThat(hidden.statements()).as(name).isEqualTo(missing.statements());
    }

    private Answer ask(Api api, Asked asked, String id) {
        String trace = database.begin();
        Response answer = asked.how().send(api, trace, id);
        return new Answer(answer.statusCode() + " " + answer.asString().replace(id, "ID"), database.end(trace));
    }

    private interface How {
        Response send(Api api, String trace, String id);
    }

    private record Asked(String hidden, String missing, How how) {}

    private static Map<String, Asked> lookUps(World world) {
        var all = new LinkedHashMap<String, Asked>();
        Map.of(
                        "Document",
                        "document",
                        "DocumentVersion",
                        "version",
                        "ApprovalRequest",
                        "inReview",
                        "SignOff",
                        "signOff",
                        "ReleaseDecision",
                        "decision",
                        "Release",
                        "published",
                        "AuditEntry",
                        "entry")
                .forEach((type, name) -> {
                    String hidden = world.named.get(name);
                    String missing = GlobalId.of(type, UUID.randomUUID());
                    all.put(
                            "node(id:) " + type,
                            query(hidden, missing, "query($id: ID!) { node(id: $id) { __typename id } }"));
                    all.put(
                            "nodes(ids:) " + type,
                            query(hidden, missing, "query($id: ID!) { nodes(ids: [$id]) { __typename id } }"));
                });
        all.put(
                "document(by: id)",
                query(
                        world.named.get("document"),
                        missing("Document"),
                        "query($id: ID!) { document(by: {id: $id}) { title } }"));
        all.put(
                "document(by: reference)",
                new Asked(
                        world.named.get("reference"),
                        "DOC-2026-999999",
                        graphql("query($id: String!) { document(by: {reference: $id}) { title } }")));
        all.put(
                "document(by: sha256)",
                new Asked(
                        world.named.get("sha256"),
                        nobodysDigest(),
                        graphql("query($id: Sha256!) { document(by: {sha256: $id}) { title } }")));
        all.put(
                "approvalRequest(id:)",
                query(
                        world.named.get("inReview"),
                        missing("ApprovalRequest"),
                        "query($id: ID!) { approvalRequest(id: $id) { state } }"));
        all.put(
                "releaseDecision(id:)",
                query(
                        world.named.get("decision"),
                        missing("ReleaseDecision"),
                        "query($id: ID!) { releaseDecision(id: $id) { outcome } }"));
        all.put(
                "release(id:)",
                query(
                        world.named.get("published"),
                        missing("Release"),
                        "query($id: ID!) { release(id: $id) { state } }"));
        all.put(
                "auditEntry(id:)",
                query(
                        world.named.get("entry"),
                        missing("AuditEntry"),
                        "query($id: ID!) { auditEntry(id: $id) { sentence } }"));
        for (String list : List.of("approvalRequests", "releaseDecisions", "releases")) {
            all.put(
                    list + "(filter: document)",
                    query(
                            world.named.get("document"),
                            missing("Document"),
                            "query($id: ID!) { " + list
                                    + "(filter: {documentId: $id}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"));
        }
        all.put(
                "permit(input:)",
                new Asked(
                        world.named.get("publishedSha256"),
                        nobodysDigest(),
                        graphql(
                                "query($id: Sha256!) { permit(input: {sha256: $id, fileName: \"figures.csv\", audience: PUBLIC_WEB, channel: WEB_SITE, destination: \"https://agency.example/figures\"}) { permitted reasons release { id } } }")));
        all.put(
                "GET /permits",
                new Asked(
                        world.named.get("publishedSha256"),
                        nobodysDigest(),
                        get(
                                "/permits?fileName=figures.csv&audience=PUBLIC_WEB&channel=WEB_SITE&destination=https://agency.example/figures&sha256=")));
        all.put(
                "GET /content/versions/{id}",
                new Asked(world.named.get("version"), missing("DocumentVersion"), get("/content/versions/")));
        all.put(
                "GET /content/releases/{id}",
                new Asked(
                        world.named.get("published"),
                        missing("Release"),
                        (api, trace, id) -> to(api, trace)
                                .header("Permit-Handle", "A".repeat(43))
                                .get("/content/releases/" + id)));
        return all;
    }

    private static Map<String, Asked> acts(World world) {
        var all = new LinkedHashMap<String, Asked>();
        String request = world.named.get("inReview");
        String approved = world.named.get("approved");
        String release = world.named.get("published");
        String digest = "0".repeat(64);
        String disclosure = "{fileName: \"a.csv\", audience: PUBLIC_WEB, channel: WEB_SITE}";
        act(
                all,
                "addDocumentVersion",
                world.named.get("document"),
                "Document",
                "documentId: $id, expectedVersion: 99, uploadId: \"" + missing("Upload") + "\", sha256: \"" + digest
                        + "\", fileName: \"a.csv\"");
        act(all, "regenerateDocumentVersion", world.named.get("version"), "DocumentVersion", "versionId: $id");
        act(all, "placeLegalHold", world.named.get("document"), "Document", "documentId: $id, matter: \"Docket\"");
        act(
                all,
                "eraseAuditEntryDetail",
                world.named.get("entry"),
                "AuditEntry",
                "auditEntryId: $id, field: \"reason\", ground: COURT_ORDER, reference: \"Docket\"");
        act(all, "liftLegalHold", world.named.get("hold"), "LegalHold", "legalHoldId: $id");
        act(
                all,
                "draftApprovalRequest",
                world.named.get("version"),
                "DocumentVersion",
                "versionId: $id, sha256: \"" + digest + "\", disclosure: " + disclosure);
        act(
                all,
                "editApprovalRequest",
                world.named.get("draft"),
                "ApprovalRequest",
                "requestId: $id, expectedVersion: 99, disclosure: " + disclosure);
        act(
                all,
                "submitApprovalRequest",
                world.named.get("draft"),
                "ApprovalRequest",
                "requestId: $id, expectedVersion: 99");
        act(all, "reviseApprovalRequest", request, "ApprovalRequest", "requestId: $id, expectedVersion: 99");
        act(all, "withdrawApprovalRequest", request, "ApprovalRequest", "requestId: $id");
        act(
                all,
                "signOffApprovalRequest",
                request,
                "ApprovalRequest",
                "requestId: $id, round: 1, manifestSha256: \"" + digest + "\", role: COUNSEL, verdict: APPROVE");
        act(
                all,
                "retractSignOff",
                request,
                "ApprovalRequest",
                "requestId: $id, signOffId: \"" + world.named.get("signOff") + "\"");
        act(
                all,
                "openApprovalRequest",
                request,
                "ApprovalRequest",
                "requestId: $id, manifestSha256: \"" + nobodysDigest() + "\"");
        act(all, "revokeApproval", approved, "ApprovalRequest", "requestId: $id, reason: \"None\"");
        act(
                all,
                "revokeApproval with a key",
                approved,
                "ApprovalRequest",
                "requestId: $id, reason: \"None\", idempotencyKey: \"some-key-0001\"");
        act(
                all,
                "scheduleRelease",
                release,
                "Release",
                "releaseId: $id, expectedVersion: 99, publishAt: \"2099-01-01T00:00:00Z\"");
        act(all, "publishRelease", release, "Release", "releaseId: $id, expectedVersion: 99");
        act(all, "suspendRelease", release, "Release", "releaseId: $id, reason: \"None\"");
        act(all, "recallRelease", release, "Release", "releaseId: $id, reason: \"None\"");
        return all;
    }

    private static void act(Map<String, Asked> all, String name, String hidden, String type, String input) {
        all.put(
                name,
                query(
                        hidden,
                        missing(type),
                        "mutation($id: ID!) { " + name.split(" ", 2)[0] + "(input: {" + input
                                + "}) { userErrors { __typename code message path ... on VersionConflict { current } } } }"));
    }

    private static Asked query(String hidden, String missing, String query) {
        return new Asked(hidden, missing, graphql(query));
    }

    private static How graphql(String query) {
        return (api, trace, id) -> to(api, trace)
                .contentType("application/json")
                .body(Map.of("query", query, "variables", Map.of("id", id)))
                .post("/graphql");
    }

    private static How get(String path) {
        return (api, trace, id) -> to(api, trace).get(path + id);
    }

    private static io.restassured.specification.RequestSpecification to(Api api, String trace) {
        return given().auth().oauth2(api.token()).header("traceparent", trace);
    }

    private static String missing(String type) {
        return GlobalId.of(type, UUID.randomUUID());
    }

    private static String nobodysDigest() {
        return Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
