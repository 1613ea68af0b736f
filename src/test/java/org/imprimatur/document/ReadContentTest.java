package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.RuleViolation;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.UnendedRequests;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ReadContentTest {
    private static final int MIB = VersionContent.CHUNK_BYTES;

    private final VersionContent versionContent;
    private final UnendedRequests requests;

    ReadContentTest(VersionContent versionContent, UnendedRequests requests) {
        this.versionContent = versionContent;
        this.requests = requests;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @ParameterizedTest
    @CsvSource({
        "sam, 200, ",
        "riley, 200, ",
        "farah, 200, ",
        "priya, 200, ",
        "carl, 200, ",
        "alex, 200, ",
        "robin, 200, ",
        "pat, 403, MAY_NOT_READ_CONTENT",
        "ines, 403, MAY_NOT_READ_CONTENT",
        "cody, 403, MAY_NOT_READ_CONTENT",
        "ada, 403, MAY_NOT_READ_CONTENT",
        "paul, 404, VERSION_NOT_FOUND",
        "adam, 404, VERSION_NOT_FOUND",
    })
    void a_versions_bytes_are_read_by_its_submitter_and_by_reviewers_and_each_attempt_is_recorded(
            String person, int status, String code) throws SQLException {
        var version = version("Who reads", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "who reads.csv");
        var outcome = status == 200 ? "PERMITTED" : "REFUSED";
        long before = Stored.entries("READ_CONTENT", outcome);

        var answer = Upload.read(Api.as(person), version.getString("contentPath"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Stored.entries("READ_CONTENT", outcome)).isEqualTo(before + 1);
        if (code == null) {
            assertThat(answer.asString()).isEqualTo("a,b\n1,2\n");
        } else {
            assertThat(answer.as(Answer.class).getString("code")).isEqualTo(code);
        }
    }

    @Test
    void nobody_reads_while_the_log_is_not_being_integrated() throws SQLException {
        var version = version("Log stands still", random(10), "s.bin");
        var waiting = UUID.randomUUID();
        try (Connection leader = RealServices.superuserConnection();
                Statement sql = leader.createStatement()) {
            leader.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtext('imprimatur.audit.integration'))");
            Stored.asSuperuser("insert into audit.entry (entry_id, inserted_at, key_id, mac, body) values ('" + waiting
                    + "', now() - interval '5 minutes', 1, decode(repeat('00', 32), 'hex'), '{}')");

            var answer = Upload.read(Api.as("riley"), version.getString("contentPath"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.as(Answer.class).getString("code")).isEqualTo("AUDIT_UNAVAILABLE");
        } finally {
            Stored.asSuperuser("alter table audit.entry disable trigger append_only_rows; delete from audit.entry"
                    + " where entry_id = '" + waiting + "';"
                    + " alter table audit.entry enable always trigger append_only_rows");
        }
        assertThat(Upload.read(Api.as("riley"), version.getString("contentPath"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_download_that_meets_a_damaged_chunk_breaks_off_and_cannot_be_taken_for_whole(HttpClient.Version http)
            throws SQLException {
        var version = version("Breaks off", random(3 * MIB), "b.bin");
        Stored.asSuperuser("delete from imprimatur.content_chunk where idx = 2 and content_id = " + contentOf(version));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + version.getString("contentPath")))
                .header("Authorization", "Bearer " + Api.as("sam").token())
                .version(http)
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_download_whose_first_chunk_is_damaged_breaks_off_and_neither_the_client_nor_a_stop_waits_for_it(
            HttpClient.Version http) throws SQLException {
        var version = version("Breaks off at once", random(500), "f.bin");
        Stored.asSuperuser("update imprimatur.content_chunk set sealed = set_byte(sealed, 7, get_byte(sealed, 7) # 1)"
                + " where content_id = " + contentOf(version));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + version.getString("contentPath")))
                .header("Authorization", "Bearer " + Api.as("sam").token())
                .version(http)
                .timeout(Duration.ofSeconds(15))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        Awaitility.await().until(() -> requests.unended() == 0);
    }

    @Test
    void what_leaves_is_an_attachment_that_no_cache_keeps_and_no_browser_interprets() {
        var version = version("Headers", "<script>".getBytes(StandardCharsets.UTF_8), "Übersicht 1.html");
        var answer = Upload.read(Api.as("sam"), version.getString("contentPath"));

        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"_bersicht 1.html\"; filename*=UTF-8''%C3%9Cbersicht%201.html");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.header("Content-Length")).isEqualTo("8");
        assertThat(answer.header("Content-Digest")).startsWith("sha-256=:");
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        assertThat(Upload.read(Api.as("sam"), "/content/versions/nonsense").statusCode())
                .isEqualTo(404);
        assertThat(Upload.read(
                                Api.as("riley"),
                                "/content/versions/" + GlobalId.of("DocumentVersion", UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_chunk_that_was_tampered_with_is_never_handed_out() throws Exception {
        var version = version("Tampered chunk", random(2 * MIB + 5), "t.bin");
        Stored.asSuperuser("update imprimatur.content_chunk set sealed = set_byte(sealed, 7, get_byte(sealed, 7) # 1)"
                + " where idx = 1 and content_id = " + contentOf(version));

        try (var bytes = versionContent.open(id(version))) {
            assertThat(bytes.readNBytes(MIB)).hasSize(MIB);
            assertThatThrownBy(bytes::read).isInstanceOf(ContentDamagedException.class);
        }
    }

    @Test
    void bytes_of_another_version_cannot_be_put_in_the_place_of_a_version() throws SQLException {
        var version = version("Exchanged", random(100), "a.bin");
        var other = version("Exchanged for", random(100), "b.bin");
        Stored.asSuperuser("delete from imprimatur.content where id = " + contentOf(version)
                + "; delete from imprimatur.content_chunk where content_id = " + contentOf(version)
                + "; insert into imprimatur.content select " + contentOf(version)
                + ", sha256, byte_size, form, key_id, wrapped_key, sealed_at from imprimatur.content where id = "
                + contentOf(other)
                + "; insert into imprimatur.content_chunk select " + contentOf(version)
                + ", idx, sealed from imprimatur.content_chunk where content_id = " + contentOf(other));

        assertThatThrownBy(() -> versionContent.open(id(version))).isInstanceOf(ContentDamagedException.class);
    }

    @Test
    void a_version_whose_row_was_pointed_at_other_bytes_is_as_if_it_were_not_there() throws SQLException {
        var version = version("Repointed", random(100), "a.bin");
        var other = version("Repointed to", random(100), "b.bin");
        Superuser.pastTheGuards(
                "imprimatur.document_version",
                "update imprimatur.document_version set sha256 = o.sha256 from imprimatur.document_version o"
                        + " where o.id = '" + id(other) + "' and document_version.id = '" + id(version) + "'");

        assertThatThrownBy(() -> versionContent.open(id(version))).isInstanceOf(RuleViolation.class);
        assertThat(Upload.read(Api.as("riley"), version.getString("contentPath"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_damaged_version_is_answered_as_a_fault_without_a_byte() throws SQLException {
        var version = version("Damaged key", random(100), "a.bin");
        Stored.asSuperuser(
                "update imprimatur.content set wrapped_key = sha256(wrapped_key) || sha256(wrapped_key) where id = "
                        + contentOf(version));

        var answer = Upload.read(Api.as("sam"), version.getString("contentPath"));
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    private static Answer version(String title, byte[] bytes, String name) {
        var sam = Api.as("sam");
        return Upload.addVersion(sam, Upload.register(sam, title), 0, bytes, name);
    }

    private static UUID id(Answer version) {
        return GlobalId.parse("DocumentVersion", version.getString("id"));
    }

    private static String contentOf(Answer version) {
        return "(select content_id from imprimatur.document_version where id = '" + id(version) + "')";
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
