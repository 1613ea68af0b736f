package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What documents and requests were, by the log alone. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class PastStateTest {
    private static final String RELEASES = "releases { releaseId state publishedAt suspendedAt }";
    private static final String REQUEST =
            "{ treeSize reference documentId versionId draftedAt state round manifestSha256 audience channel deadline"
                    + " publishBy published requester { printedName } signOffs { signOffId role verdict meaning"
                    + " manifestSha256 round signedAt retractedAt signer { printedName } } decisions { releaseDecisionId"
                    + " outcome cause decidedAt } " + RELEASES + " }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static Answer request(String person, Walk walk, Map<String, ?> when) {
        var variables = new LinkedHashMap<String, Object>(when);
        variables.put("id", walk.request);
        return Api.as(person)
                .send(
                        "query($id: ID!, $at: DateTime, $treeSize: Long) { approvalRequestAsOf(id: $id, at: $at,"
                                + " treeSize: $treeSize) " + REQUEST + " }",
                        variables);
    }

    private static Answer document(Walk walk, Map<String, ?> when) {
        var variables = new LinkedHashMap<String, Object>(when);
        variables.put("id", walk.document);
        return Api.as("ada")
                .execute(
                        "query($id: ID!, $at: DateTime, $treeSize: Long) { documentAsOf(id: $id, at: $at, treeSize:"
                                + " $treeSize) { treeSize reference registeredAt legalHolds declaredCategories"
                                + " registeredBy { printedName } versions { versionId number state addedAt byteSize"
                                + " addedBy { printedName } } approvalRequests { approvalRequestId state } } }",
                        variables)
                .at("documentAsOf");
    }

    /** Everything that was done so far has its place in the log. */
    private static void awaitPlaced(Walk walk) {
        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(
                                "query($id: ID!) { approvalRequest(id: $id) { timeline { index } } }",
                                Map.of("id", walk.request))
                        .getList("approvalRequest.timeline.index"))
                .isNotEmpty()
                .doesNotContainNull());
    }

    private static List<String> sizes(Walk walk) {
        return Api.as("ada")
                .execute(
                        "query($f: AuditEntryFilter!) { auditEntries(first: 100, filter: $f) { nodes { index } } }",
                        Map.of("f", Map.of("approvalRequestId", walk.request, "readsToo", false)))
                .<String>getList("auditEntries.nodes.index")
                .stream()
                .map(index -> String.valueOf(Long.parseLong(index) + 1))
                .toList();
    }

    @Test
    void up_to_the_newest_entry_the_log_tells_what_the_tables_tell() {
        Walk walk = Walk.published();
        assertThat(walk.act("pat", "suspend", Map.of("reason", "Look again")).getList("suspendRelease.userErrors"))
                .isEmpty();
        awaitPlaced(walk);

        Answer then = request(
                        "ada", walk, Map.of("at", Instant.now().plusSeconds(1).toString()))
                .at("data.approvalRequestAsOf");
        Answer now = Api.as("ada")
                .execute(
                        "query($id: ID!) { approvalRequest(id: $id) { reference document { id } version { id }"
                                + " draftedAt state round manifestSha256 audience channel deadline requester { printedName"
                                + " } signOffs { id role verdict meaning manifestSha256 round signedAt retractedAt person"
                                + " { printedName } } decision { id outcome cause decidedAt publishBy release { id state"
                                + " publishedAt suspendedAt } } } }",
                        Map.of("id", walk.request))
                .at("approvalRequest");
        for (String same : List.of(
                "reference",
                "draftedAt",
                "state",
                "round",
                "manifestSha256",
                "audience",
                "channel",
                "deadline",
                "requester.printedName",
                "signOffs.role",
                "signOffs.verdict",
                "signOffs.meaning",
                "signOffs.manifestSha256",
                "signOffs.round",
                "signOffs.signedAt",
                "signOffs.retractedAt")) {
            assertThat(then.<Object>get(same)).as(same).isEqualTo(now.get(same));
        }
        assertThat(then.getString("documentId")).isEqualTo(now.getString("document.id"));
        assertThat(then.getString("versionId")).isEqualTo(now.getString("version.id"));
        assertThat(then.getList("signOffs.signOffId")).isEqualTo(now.getList("signOffs.id"));
        assertThat(then.getList("signOffs.signer.printedName")).isEqualTo(now.getList("signOffs.person.printedName"));
        assertThat(then.getString("decisions[0].releaseDecisionId")).isEqualTo(now.getString("decision.id"));
        assertThat(then.getString("decisions[0].cause")).isEqualTo(now.getString("decision.cause"));
        assertThat(then.getString("decisions[0].decidedAt")).isEqualTo(now.getString("decision.decidedAt"));
        assertThat(then.getString("publishBy")).isEqualTo(now.getString("decision.publishBy"));
        assertThat(then.getBoolean("published")).isTrue();
        for (String same : List.of("state", "publishedAt", "suspendedAt")) {
            assertThat(then.getString("releases[0]." + same))
                    .as(same)
                    .isEqualTo(now.getString("decision.release." + same));
        }
    }

    @Test
    void at_each_size_of_the_log_the_request_was_what_its_acts_had_made_of_it() {
        Walk walk = Walk.published();
        awaitPlaced(walk);

        var states = sizes(walk).stream()
                .map(size -> request("ada", walk, Map.of("treeSize", size)).at("data.approvalRequestAsOf"))
                .map(then -> then.getString("state") + " " + then.getList("releases.state"))
                .distinct()
                .toList();

        assertThat(states)
                .containsExactly(
                        "DRAFT []", "IN_REVIEW []", "APPROVED []", "APPROVED [AUTHORISED]", "APPROVED [PUBLISHED]");
        String first = sizes(walk).get(0);
        Answer before = request("ada", walk, Map.of("treeSize", String.valueOf(Long.parseLong(first) - 1)));
        assertThat(before.<Object>get("data.approvalRequestAsOf")).isNull();
        assertThat(request("ada", walk, Map.of("treeSize", first)).getString("data.approvalRequestAsOf.treeSize"))
                .isEqualTo(first);
    }

    @Test
    void a_document_is_told_with_its_versions_holds_and_requests_and_not_before_it_was_there() {
        Instant before = Instant.now().minusSeconds(3600);
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        awaitPlaced(walk);

        Answer then = document(walk, Map.of("at", Instant.now().plusSeconds(1).toString()));
        assertThat(then.getString("registeredBy.printedName")).isEqualTo("Sam Whitfield");
        assertThat(then.getList("declaredCategories")).containsExactly("AGGREGATE_ONLY");
        assertThat(then.getList("versions.versionId")).containsExactly(walk.version);
        assertThat(then.getList("versions.state")).containsExactly("INSPECTED");
        assertThat(then.getList("versions.byteSize")).containsExactly(String.valueOf(walk.bytes.length));
        assertThat(then.getList("approvalRequests.approvalRequestId")).containsExactly(walk.request);
        assertThat(then.getList("approvalRequests.state")).containsExactly("IN_REVIEW");
        assertThat(then.getInt("legalHolds")).isZero();
        assertThat(document(walk, Map.of("at", before.toString())).getString("reference"))
                .isNull();
    }

    @Test
    void only_auditors_ask_for_one_place_that_there_is_and_each_question_is_an_entry() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        awaitPlaced(walk);
        String now = Instant.now().toString();

        assertThat(request("sam", walk, Map.of("at", now)).getList("errors.extensions.code"))
                .containsExactly("ROLE_NOT_ASSERTED");
        assertThat(request("ada", walk, Map.of()).getList("errors.extensions.code"))
                .containsExactly("INVALID_INPUT");
        assertThat(request("ada", walk, Map.of("at", now, "treeSize", "3")).getList("errors.extensions.code"))
                .containsExactly("INVALID_INPUT");
        assertThat(request("ada", walk, Map.of("treeSize", "-1")).getList("errors.extensions.code"))
                .containsExactly("INVALID_INPUT");
        assertThat(request("ada", walk, Map.of("treeSize", "900000000000")).getList("errors.extensions.code"))
                .containsExactly("INDEX_UNKNOWN");

        assertThat(request("ada", walk, Map.of("at", now)).getString("data.approvalRequestAsOf.state"))
                .isEqualTo("IN_REVIEW");
        await().untilAsserted(() -> assertThat(AuditorsEntries.count(
                        "READ_AUDIT", GlobalId.parse("ApprovalRequest", walk.request), "by.request"))
                .isEqualTo(1));
    }
}
