package org.imprimatur.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class UploadTest {
    private static final int MIB = VersionContent.CHUNK_BYTES;

    private final ContentStore contents;

    UploadTest(ContentStore contents) {
        this.contents = contents;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_file_of_several_chunks_is_read_back_exactly_as_it_was_sent() {
        var sam = Api.as("sam");
        var bytes = random(3 * MIB + 17);
        var document = Upload.register(sam, "Several chunks");
        var version = Upload.addVersion(sam, document, 0, bytes, "chunks.bin");

        assertThat(version.getString("sha256")).isEqualTo(Sha256.of(bytes).hex());
        assertThat(version.getString("byteSize")).isEqualTo(Integer.toString(bytes.length));
        assertThat(version.getString("state")).isEqualTo("RECEIVED");
        assertThat(Upload.read(sam, version.getString("contentPath")).asByteArray())
                .isEqualTo(bytes);
    }

    @Test
    void what_is_stored_shows_nothing_of_what_was_sent() throws SQLException {
        var marker = "MARKER-A123456789-MARKER";
        Upload.accepted(Api.as("sam"), marker.repeat(1000).getBytes(StandardCharsets.US_ASCII));

        assertThat(Stored.count("imprimatur.content_chunk where position('" + marker + "'::bytea in sealed) > 0"))
                .isZero();
        assertThat(Stored.count("imprimatur.content_chunk where octet_length(sealed) = "
                        + (marker.length() * 1000 + ChunkCipher.TAG_BYTES)))
                .isPositive();
    }

    @Test
    void bytes_that_are_not_what_was_announced_are_refused_and_nothing_is_kept() throws SQLException {
        long before = Stored.traces();
        long refused = Stored.entries("ADD_VERSION", "REFUSED");
        var answer = Upload.send(Api.as("sam"), random(MIB + 1), Map.of("Content-Digest", contentDigest(random(5))));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("CONTENT_DIGEST_WRONG");
        assertThat(answer.as(Answer.class).getString("message")).contains("nothing was kept");
        assertThat(Stored.traces()).isEqualTo(before);
        assertThat(Stored.entries("ADD_VERSION", "REFUSED")).isEqualTo(refused + 1);
    }

    @Test
    void bytes_that_are_what_was_announced_are_taken() {
        var bytes = random(1000);
        var answer = Upload.send(Api.as("sam"), bytes, Map.of("Content-Digest", contentDigest(bytes)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.as(Answer.class).getString("sha256"))
                .isEqualTo(Sha256.of(bytes).hex());
    }

    @Test
    void a_digest_that_cannot_be_read_is_refused_before_anything_is_taken() throws SQLException {
        long before = Stored.traces();
        var answer = Upload.send(Api.as("sam"), random(10), Map.of("Content-Digest", "sha-256=abc"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("CONTENT_DIGEST_UNREADABLE");
        assertThat(Stored.traces()).isEqualTo(before);
    }

    @Test
    void an_empty_file_is_refused() throws SQLException {
        long before = Stored.traces();
        var answer = Upload.send(Api.as("sam"), new byte[0], Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("CONTENT_EMPTY");
        assertThat(Stored.traces()).isEqualTo(before);
    }

    @Test
    void a_file_that_is_announced_as_too_large_is_refused_before_it_is_sent() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Api.as("sam").token()
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 209715201\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"CONTENT_TOO_LARGE\"");
        }
    }

    @Test
    void a_file_of_unannounced_length_is_refused_once_it_is_too_large_and_nothing_is_kept() throws Exception {
        long before = Stored.traces();
        var tooLarge = new EndlessFile(201L * MIB);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/content"))
                                .header(
                                        "Authorization",
                                        "Bearer " + Api.as("sam").token())
                                .header("Content-Type", "application/octet-stream")
                                .timeout(Duration.ofSeconds(120))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> tooLarge))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"CONTENT_TOO_LARGE\"");
        assertThat(Stored.traces()).isEqualTo(before);
    }

    @Test
    void the_small_limit_still_holds_for_every_other_request() {
        given().auth()
                .oauth2(Api.as("sam").token())
                .contentType("application/json")
                .body(new byte[2 * MIB])
                .post("/graphql")
                .then()
                .statusCode(413);
    }

    @Test
    void a_sender_who_goes_away_leaves_nothing_behind() throws Exception {
        long before = Stored.traces();
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write(("POST /content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Api.as("sam").token()
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + 5 * MIB + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(random(3 * MIB));
            out.flush();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stored.traces() > before);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stored.traces() == before);
    }

    @Test
    void another_content_type_is_refused_with_what_to_send_instead() {
        var answer = given().auth()
                .oauth2(Api.as("sam").token())
                .contentType("text/csv")
                .body("a,b".getBytes(StandardCharsets.US_ASCII))
                .post("/content");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("CONTENT_TYPE_NOT_ACCEPTABLE");
    }

    @Test
    void nobody_but_a_submitter_uploads() throws SQLException {
        long before = Stored.traces();
        var answer = Upload.send(Api.as("ada"), random(8 * MIB), Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("NOT_A_SUBMITTER");
        assertThat(given().contentType("application/octet-stream")
                        .body(random(10))
                        .post("/content")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Stored.traces()).isEqualTo(before);
    }

    @Test
    void an_upload_that_became_no_version_is_swept_and_one_that_did_stays() throws SQLException {
        var sam = Api.as("sam");
        var kept = random(100);
        var version = Upload.addVersion(sam, Upload.register(sam, "Kept"), 0, kept, "kept.bin");
        Upload.accepted(sam, random(2 * MIB));
        contents.sweep();
        assertThat(Stored.count("imprimatur.upload")).isPositive();

        Stored.asSuperuser("update imprimatur.upload set started_at = started_at - interval '25 hours'");
        assertThat(contents.sweep()).isPositive();

        assertThat(Stored.count("imprimatur.upload")).isZero();
        assertThat(Stored.count("imprimatur.content c where not exists"
                        + " (select 1 from imprimatur.document_version v where v.content_id = c.id)"))
                .isZero();
        assertThat(Stored.count("imprimatur.content_chunk c where not exists"
                        + " (select 1 from imprimatur.document_version v where v.content_id = c.content_id)"))
                .isZero();
        assertThat(Upload.read(sam, version.getString("contentPath")).asByteArray())
                .isEqualTo(kept);
    }

    private static String contentDigest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(bytes).bytes()) + ":";
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }

    /** So many zeros, without holding them. */
    private static final class EndlessFile extends InputStream {
        private long left;

        EndlessFile(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + count, (byte) 0);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
