package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key outside the database is exchanged for another while the service runs. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class RotateContentKeyTest {
    private static final String NEW = "5a".repeat(32);

    private final ContentRows rows;
    private final KeyEncryptionKeys present;
    private final Versions versions;
    private final AuditLog audit;
    private final DatabaseClock clock;
    private final ContentSettings settings;

    @TempDir
    Path folder;

    RotateContentKeyTest(
            ContentRows rows,
            KeyEncryptionKeys present,
            Versions versions,
            AuditLog audit,
            DatabaseClock clock,
            ContentSettings settings) {
        this.rows = rows;
        this.present = present;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** The service that the tests share knows one key only: everything goes back under it. */
    @AfterEach
    void backUnderTheSharedKey() throws IOException {
        rotation(keys(NEW, shared())).rotate();
    }

    private String shared() throws IOException {
        return Files.readString(settings.keyFile()).strip();
    }

    private KeyEncryptionKeys keys(String... lines) throws IOException {
        return KeyEncryptionKeys.readFrom(
                Files.writeString(folder.resolve("keys-" + UUID.randomUUID()), String.join("\n", lines)));
    }

    private RotateContentKey rotation(KeyEncryptionKeys keys) {
        return new RotateContentKey(rows, keys, audit, clock);
    }

    private ContentStore store(KeyEncryptionKeys keys) {
        return new ContentStore(rows, keys, clock, settings);
    }

    private DocumentVersion version(byte[] bytes) {
        Api sam = Api.as("sam");
        String document = Upload.register(sam, "Rotated");
        String id = Upload.addVersion(sam, document, 0, bytes, "rotated.csv").getString("id");
        Upload.awaitInspected(sam, id);
        return QuarkusTransaction.requiringNew()
                .call(() -> versions.find(GlobalId.parse("DocumentVersion", id)))
                .orElseThrow();
    }

    private static String keyOf(DocumentVersion version) throws SQLException {
        return Superuser.one("select key_id from imprimatur.content where id = '" + version.contentId() + "'");
    }

    private static byte[] figures() {
        var lines = new StringBuilder("month,admissions\n");
        new Random()
                .ints(300_000, 0, 10_000)
                .forEach(each -> lines.append("January,").append(each).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void after_a_rotation_everything_opens_under_the_new_key_alone_and_nothing_under_the_old_one() throws Exception {
        byte[] bytes = figures();
        DocumentVersion version = version(bytes);
        InputStream begunBefore = store(present).open(version);
        byte[] firstHalf = begunBefore.readNBytes(bytes.length / 2);

        RotateContentKey rotation = rotation(keys(shared(), NEW));
        rotation.rotate();

        KeyEncryptionKeys onlyNew = keys(NEW);
        assertThat(keyOf(version))
                .as("what other tests damaged stays")
                .isEqualTo(onlyNew.current().id());
        assertThat(store(onlyNew).open(version).readAllBytes()).isEqualTo(bytes);
        assertThatThrownBy(() -> store(present).open(version)).isInstanceOf(ContentDamagedException.class);
        assertThat(firstHalf).as("a read that had begun goes on").isEqualTo(Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(begunBefore.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
        assertThat(Superuser.one("select max((b -> 'facts' ->> 'count')::int) > 0 from audit.entry e, lateral (select"
                        + " convert_from(e.body, 'UTF8')::jsonb as b) x where b ->> 'action' = 'ROTATE_CONTENT_KEY' and b"
                        + " -> 'facts' ->> 'key' = '" + onlyNew.current().id() + "'"))
                .isEqualTo("t");
    }

    @Test
    void what_is_uploaded_during_a_rotation_is_under_the_new_key_and_old_bytes_are_read_all_the_while()
            throws Exception {
        byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        DocumentVersion old = version(bytes);
        KeyEncryptionKeys both = keys(shared(), NEW);

        var content = store(both).takeIn(new ByteArrayInputStream(bytes), old.uploader());

        assertThat(store(both).open(old).readAllBytes()).isEqualTo(bytes);
        assertThat(Superuser.one("select key_id from imprimatur.content where id = '" + content.id() + "'"))
                .isEqualTo(both.current().id());
        store(both).discard(content.id());
    }

    @Test
    void a_key_file_that_lacks_a_key_in_use_stops_the_start_with_what_to_do() throws Exception {
        version("a,b\n3,4\n".getBytes(StandardCharsets.UTF_8));

        RotateContentKey tooEarly = rotation(keys(NEW));

        assertThatThrownBy(() -> tooEarly.requireEveryKey(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(present.current().id(), "imprimatur.content.key-file", "Put their lines back");
    }

    @Test
    void a_second_rotation_finds_nothing_to_do() throws Exception {
        RotateContentKey rotation = rotation(keys(shared(), NEW));
        rotation.rotate();
        String entries = rotations();

        rotation.rotate();

        assertThat(rotations()).isEqualTo(entries);
    }

    private static String rotations() throws SQLException {
        return Superuser.one(
                "select count(*) from audit.entry where convert_from(body, 'UTF8') like '%ROTATE_CONTENT_KEY%'");
    }
}
