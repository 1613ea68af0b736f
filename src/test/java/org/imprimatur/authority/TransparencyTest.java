package org.imprimatur.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.export.VerifyExport;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.ConsistencyProof;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TlogProof;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor gets who trusts the log's key and nothing else of the service. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class TransparencyTest {
    @TempDir
    Path folder;

    @BeforeEach
    void people() {
        Register.enrolEverybody();
        await().untilAsserted(
                        () -> assertThat(head().getString("auditHead.treeSize")).isNotNull());
    }

    private static Answer head() {
        return Api.as("ada")
                .execute("{ auditHead { origin treeSize rootSha256 checkpoint verifierKeys integratedAt } }", Map.of());
    }

    private static Response get(String path) {
        return given().auth().oauth2(Api.as("ada").token()).get(path);
    }

    private static List<NoteVerifier> keys(Answer head) {
        return head.<String>getList("auditHead.verifierKeys").stream()
                .map(NoteVerifier::parse)
                .toList();
    }

    @Test
    void the_head_is_a_checkpoint_under_the_logs_key_on_both_ways() {
        Answer head = head();
        SignedNote note =
                SignedNote.parse(head.getString("auditHead.checkpoint").getBytes(StandardCharsets.UTF_8));
        assertThat(note.isSignedBy(keys(head))).isTrue();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo(head.getString("auditHead.origin"));
        assertThat(checkpoint.root().hex()).isEqualTo(head.getString("auditHead.rootSha256"));
        assertThat(String.valueOf(checkpoint.size())).isEqualTo(head.getString("auditHead.treeSize"));

        Response served = get("/log/checkpoint");
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(served.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(SignedNote.parse(served.asByteArray()).isSignedBy(keys(head)))
                .isTrue();
    }

    @Test
    void every_entry_comes_with_its_bytes_and_a_proof_that_needs_nothing_else() {
        Answer answer = Api.as("ada")
                .execute(
                        "{ auditEntries(last: 5) { nodes { index body inclusion { index treeSize proof } } }"
                                + " auditHead { origin verifierKeys } }",
                        Map.of());
        int proven = 0;
        for (Map<String, Object> entry : answer.<Map<String, Object>>getList("auditEntries.nodes")) {
            @SuppressWarnings("unchecked") // an object of the answer
            var inclusion = (Map<String, Object>) entry.get("inclusion");
            if (inclusion != null) {
                TlogProof proof = TlogProof.parse(String.valueOf(inclusion.get("proof")));
                byte[] body = String.valueOf(entry.get("body")).getBytes(StandardCharsets.UTF_8);
                assertThat(proof.proves(body, answer.getString("auditHead.origin"), keys(answer)))
                        .isTrue();
                body[10] ^= 1;
                assertThat(proof.proves(body, answer.getString("auditHead.origin"), keys(answer)))
                        .isFalse();
                proven++;
            }
        }
        assertThat(proven).isPositive();
    }

    @Test
    void a_head_is_proven_to_continue_the_one_that_an_auditor_kept() {
        Checkpoint kept = checkpoint();
        Register.enrol("continued-" + UUID.randomUUID(), "Somebody new", false, List.of());
        await().until(() -> checkpoint().size() > kept.size());
        Checkpoint now = checkpoint();
        Answer answer = Api.as("ada")
                .execute(
                        "query($from: Long!, $to: Long!) { auditConsistency(fromTreeSize: $from, toTreeSize: $to)"
                                + " { path } nowhere: auditConsistency(fromTreeSize: $from, toTreeSize: \"1\") { path } }",
                        Map.of("from", String.valueOf(kept.size()), "to", String.valueOf(now.size())));
        var path = answer.<String>getList("auditConsistency.path").stream()
                .map(Sha256::new)
                .toList();
        assertThat(new ConsistencyProof(kept.size(), now.size(), path).proves(kept.root(), now.root()))
                .isTrue();
        assertThat(answer.getString("nowhere")).isNull();
    }

    private static Checkpoint checkpoint() {
        return Checkpoint.parse(
                SignedNote.parse(get("/log/checkpoint").asByteArray()).text());
    }

    @Test
    void tiles_and_bundles_are_served_for_ever_and_only_where_the_tree_has_them() {
        Checkpoint head = checkpoint();
        var hashes = new ArrayList<Sha256>();
        for (Tile tile : Tile.ofTree(head.size())) {
            Response served = get("/log/tile/" + tile.path());
            assertThat(served.statusCode()).as(tile.path()).isEqualTo(200);
            assertThat(served.contentType()).isEqualTo("application/octet-stream");
            assertThat(served.header("Cache-Control")).contains("immutable");
            if (tile.level() == 0) {
                hashes.addAll(TileHashes.of(served.asByteArray()).hashes());
            }
        }
        var entries = new ArrayList<Sha256>();
        for (Tile tile : Tile.ofTree(head.size())) {
            if (tile.level() == 0) {
                Response served = get("/log/tile/entries/" + tile.indexPath());
                EntryBundle.entries(served.asByteArray()).forEach(each -> entries.add(MerkleHash.leaf(each)));
            }
        }
        assertThat(entries).isEqualTo(hashes).hasSize((int) head.size());
        for (String nowhere : List.of(
                "/log/tile/0/999",
                "/log/tile/3/000",
                "/log/tile/0/x",
                "/log/tile/entries/999.p/3",
                "/log/tile/9/000",
                "/log/tile/7/x999/x999/x999/x999/x999/x999/999",
                "/log/tile/0/000.p/0",
                "/log/tile/entries/",
                "/log/tile/0/" + "x000/".repeat(500) + "000",
                "/log/export/abc.tar",
                "/log/export/99999999999999999999.tar",
                "/log/export/-1.tar",
                "/log/export/0.tar")) {
            assertThat(get(nowhere).statusCode()).as(nowhere).isEqualTo(404);
        }
    }

    @Test
    void the_whole_log_leaves_as_an_archive_that_the_command_verifies_and_a_download_goes_on() throws IOException {
        Checkpoint head = checkpoint();
        String address = "/log/export/" + head.size() + ".tar";
        Response whole = get(address);
        byte[] bytes = whole.asByteArray();
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(whole.header("Content-Disposition")).contains("imprimatur-log-" + head.size() + ".tar");
        Path file = Files.write(folder.resolve("export.tar"), bytes);
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var key = keys(head()).get(0).text();
        assertThat(VerifyExport.run(List.of(file.toString(), "--key", key), out, out, false))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();

        Response rest = given().auth()
                .oauth2(Api.as("ada").token())
                .header("Range", "bytes=1000-")
                .header("If-Range", whole.header("ETag"))
                .get(address);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 1000-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 1000, bytes.length));
        assertThat(given().auth()
                        .oauth2(Api.as("ada").token())
                        .header("Range", "bytes=" + bytes.length + "-")
                        .get(address)
                        .statusCode())
                .isEqualTo(416);
        assertThat(get("/log/export/999999999.tar").statusCode()).isEqualTo(404);

        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(
                                "{ auditEntries(last: 20, filter: { actions: [EXPORT_AUDIT] }) { nodes { body } } }",
                                Map.of())
                        .<String>getList("auditEntries.nodes.body"))
                .anyMatch(body -> body.contains("\"treeSize\":" + head.size())));
    }

    @Test
    void nobody_but_an_auditor_reads_the_log() {
        for (String person : List.of("riley", "pat", "sam")) {
            String token = Api.as(person).token();
            for (String door : List.of("/log/checkpoint", "/log/tile/0/000.p/1", "/log/tile/entries/000.p/1")) {
                Response refused = given().auth().oauth2(token).get(door);
                assertThat(refused.statusCode()).as(person + " " + door).isEqualTo(403);
                assertThat(refused.asString()).contains("ROLE_NOT_ASSERTED");
            }
            assertThat(given().auth().oauth2(token).get("/log/export/1.tar").statusCode())
                    .isEqualTo(403);
        }
        assertThat(given().get("/log/checkpoint").statusCode()).isEqualTo(401);
    }
}
