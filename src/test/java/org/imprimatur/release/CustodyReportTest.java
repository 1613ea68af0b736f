package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.InclusionProof;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything on record about one release, as it leaves the service. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class CustodyReportTest {
    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static Response report(String person, String release, String form) {
        return given().auth().oauth2(Api.as(person).token()).get("/audit/custody/" + release + "." + form);
    }

    private static Answer json(Walk walk) {
        Response answer = report("ada", walk.release, "json");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Answer.of(answer.asString());
    }

    private static void awaitPublicationPlaced(Walk walk) {
        await().untilAsserted(() ->
                assertThat(json(walk).getList("entries.action")).contains("PUBLISH_RELEASE", "AUTHORISE_RELEASE"));
    }

    @Test
    void a_report_holds_what_anybody_can_compute_again() throws SQLException {
        Walk walk = Walk.published();
        awaitPublicationPlaced(walk);

        Answer report = json(walk);

        assertThat(report.getString("type")).isEqualTo("org.imprimatur.custody-report");
        assertThat(report.getString("release.id")).isEqualTo(walk.release);
        assertThat(report.getString("release.state")).isEqualTo("PUBLISHED");
        assertThat(report.getBoolean("release.agreesWithLog")).isTrue();
        assertThat(report.getString("document.title")).isEqualTo("Figures by region");
        assertThat(report.getString("version.sha256"))
                .isEqualTo(Sha256.of(walk.bytes).hex());
        String manifest = report.getString("request.manifest");
        assertThat(Sha256.of(manifest).hex()).isEqualTo(report.getString("request.manifestSha256"));
        assertThat(report.getList("signOffs.manifestSha256"))
                .hasSize(2)
                .containsOnly(report.getString("request.manifestSha256"));
        assertThat(report.getList("signOffs.printedName")).containsExactly("Riley Castellano", "Priya Raman");
        assertThat(report.getString("signOffs[0].means")).contains("exactly these bytes");
        assertThat(report.getString("policy.text")).contains("PUBLIC_WEB");
        assertThat(report.getList("decisions.outcome")).containsExactly("APPROVED");
        assertThat(report.getList("entries.action"))
                .contains("REGISTER_DOCUMENT", "ADD_VERSION", "DRAFT_REQUEST", "SUBMIT_REQUEST", "APPROVE_REQUEST");
        List<String> bodies = report.getList("entries.body");
        List<String> hashes = report.getList("entries.leafHash");
        for (int place = 0; place < bodies.size(); place++) {
            assertThat(MerkleHash.leaf(bodies.get(place).getBytes(StandardCharsets.UTF_8))
                            .hex())
                    .isEqualTo(hashes.get(place));
            assertThat(Superuser.one("select encode(leaf_hash, 'hex') from audit.leaf where log_index = "
                            + report.get("entries[" + place + "].index")))
                    .isEqualTo(hashes.get(place));
        }
        assertThat(report.getInt("entriesLeftOut")).isZero();
        SignedNote head = SignedNote.parse(report.getString("proofs.checkpoint").getBytes(StandardCharsets.UTF_8));
        List<NoteVerifier> keys = Api.as("ada")
                .execute("{ auditHead { verifierKeys } }", Map.of())
                .<String>getList("auditHead.verifierKeys")
                .stream()
                .map(NoteVerifier::parse)
                .toList();
        assertThat(head.isSignedBy(keys)).isTrue();
        Checkpoint checkpoint = Checkpoint.parse(head.text());
        assertThat(checkpoint.size()).isEqualTo(report.json().get("treeSize").longValue());
        for (int place = 0; place < bodies.size(); place++) {
            String proof = "proofs.inclusion[" + place + "]";
            var path = report.<String>getList(proof + ".hashes").stream()
                    .map(Sha256::new)
                    .toList();
            long index = report.getInt(proof + ".index");
            assertThat(new InclusionProof(index, checkpoint.size(), path)
                            .proves(new Sha256(hashes.get(place)), checkpoint.root()))
                    .as("entry " + place)
                    .isTrue();
        }
        assertThat(report.getList("verifying")).isNotEmpty();
    }

    @Test
    void what_else_is_asked_of_the_same_document_is_not_in_it() {
        Walk walk = Walk.published();
        Walk other = walk.again();
        awaitPublicationPlaced(walk);

        assertThat(json(walk).<String>getList("entries.body"))
                .noneMatch(body -> body.contains(other.releaseId().toString()));
    }

    @Test
    void the_page_needs_nothing_else_and_shows_text_as_text() {
        Walk walk = Walk.approved(Walk.figures(20), Map.of("purpose", "<script>alert('x')</script> & \"figures\""));
        assertThat(walk.publish().getList("publishRelease.userErrors")).isEmpty();
        awaitPublicationPlaced(walk);

        Response answer = report("ada", walk.release, "html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String page = answer.asString();
        assertThat(page)
                .contains("Figures by region", "Riley Castellano", "@media print")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;figures&quot;")
                .doesNotContain("<script", "<img", "<link", "src=", "href=", "style=");
        var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "sandbox")
                .contains("style-src 'sha256-"
                        + Base64.getEncoder()
                                .encodeToString(Sha256.of(style.group(1)).bytes())
                        + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void making_it_is_one_entry_and_only_auditors_make_it() throws SQLException {
        Walk walk = Walk.published();

        for (String person : List.of("sam", "priya", "pat")) {
            Response refused = report(person, walk.release, "json");
            assertThat(refused.statusCode()).as(person).isEqualTo(403);
            assertThat(refused.as(Answer.class).getString("code")).isEqualTo("ROLE_NOT_ASSERTED");
        }
        assertThat(report("ada", GlobalId.of("Release", UUID.randomUUID()), "json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(report("ada", walk.document, "html").statusCode()).isEqualTo(400);
        assertThat(given().get("/audit/custody/" + walk.release + ".json").statusCode())
                .isEqualTo(401);
        assertThat(AuditorsEntries.count("REPORT_CUSTODY", walk.releaseId(), "release"))
                .isZero();

        assertThat(report("ada", walk.release, "json").statusCode()).isEqualTo(200);
        assertThat(report("ada", walk.release, "html").statusCode()).isEqualTo(200);
        assertThat(AuditorsEntries.count("REPORT_CUSTODY", walk.releaseId(), "release"))
                .isEqualTo(2);
    }
}
