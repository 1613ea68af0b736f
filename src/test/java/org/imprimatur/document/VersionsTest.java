package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.IdentifyActor;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What later features do with versions, in this process. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class VersionsTest {
    private static final Actor INSPECTOR = Actor.system("inspector");

    private final Versions versions;
    private final VersionContent versionContent;
    private final AddDocumentVersion addDocumentVersion;
    private final IdentifyActor identify;
    private final DatabaseClock clock;

    VersionsTest(
            Versions versions,
            VersionContent versionContent,
            AddDocumentVersion addDocumentVersion,
            IdentifyActor identify,
            DatabaseClock clock) {
        this.versions = versions;
        this.versionContent = versionContent;
        this.addDocumentVersion = addDocumentVersion;
        this.identify = identify;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void an_inspection_takes_a_received_version_through_its_states_each_with_an_entry() throws SQLException {
        long before = Stored.entries("INSPECT_VERSION", "PERMITTED");
        var offer = offer("Inspected");
        var alongside = new ArrayList<UUID>();

        // All in one transaction, so that the product's own inspector does not come first.
        var inspected = QuarkusTransaction.requiringNew().call(() -> {
            var id = added(offer);
            assertThat(step(id, VersionState.Step.START_INSPECTION, alongside).state())
                    .isEqualTo(VersionState.INSPECTING);
            return step(id, VersionState.Step.COMPLETE_INSPECTION, alongside);
        });

        assertThat(inspected.state()).isEqualTo(VersionState.INSPECTED);
        assertThat(Stored.entries("INSPECT_VERSION", "PERMITTED")).isGreaterThanOrEqualTo(before + 2);
        assertThat(Stored.count("imprimatur.document_version where id = '" + inspected.id() + "' and entry_id = '"
                        + alongside.get(1) + "'"))
                .isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> versions.find(inspected.id())))
                .contains(inspected);
    }

    @Test
    void a_step_that_is_not_due_is_refused_and_changes_nothing() {
        var offer = offer("Not due");
        QuarkusTransaction.requiringNew().run(() -> {
            var id = added(offer);
            assertThatThrownBy(() -> step(id, VersionState.Step.COMPLETE_INSPECTION, new ArrayList<>()))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            violation -> assertThat(violation.refusal()).isEqualTo(DocumentRefusal.INSPECTION_NOT_DUE));
            assertThat(versions.lock(id).state()).isEqualTo(VersionState.RECEIVED);
        });
    }

    @Test
    void versions_that_wait_for_inspection_are_listed_oldest_first() {
        var first = offer("Waiting 1");
        var second = offer("Waiting 2");
        QuarkusTransaction.requiringNew().run(() -> {
            var one = added(first);
            var two = added(second);
            var waiting = versions.in(VersionState.RECEIVED, 10_000);
            assertThat(waiting.indexOf(one)).isNotNegative().isLessThan(waiting.indexOf(two));
        });
    }

    /** As whoever changes it has to, before the row: it is being inspected meanwhile. */
    private static String lock(UUID id) {
        return "select pg_advisory_xact_lock(hashtextextended('imprimatur.VERSION:" + id + "', 0)); ";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number = 7",
                "sha256 = decode(repeat('00', 32), 'hex')",
                "content_id = gen_random_uuid()",
                "file_name = 'other.csv'",
                "uploader = (select id from imprimatur.person where id <> uploader limit 1)",
                "editors = '{}'::uuid[] || gen_random_uuid()"
            })
    void nothing_of_a_version_but_its_state_changes_even_for_the_owner(String change) throws SQLException {
        var id = received("Immutable");
        try (Connection owner = RealServices.migratorConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("set role imprimatur_owner");
            assertThatThrownBy(() -> sql.execute(
                            lock(id) + "update imprimatur.document_version set " + change + " where id = '" + id + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("immutable but for its state");
        }
    }

    @Test
    void a_state_that_changes_without_an_entry_is_refused_at_commit() throws SQLException {
        var id = received("Without entry");
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute(
                    lock(id) + "update imprimatur.document_version set state = 'INSPECTED' where id = '" + id + "'");
            assertThatThrownBy(app::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("without an audit entry");
        }
    }

    @Test
    void a_regenerated_file_becomes_a_version_and_keeps_everybody_who_worked_on_its_source() throws IOException {
        var sourceId = received("Regenerated");
        var source = QuarkusTransaction.requiringNew().call(() -> versions.lock(sourceId));
        var clean = ("clean " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

        var added = addDocumentVersion
                .addRegenerated(sam(), new VersionAttempt(sourceId), "clean.csv", new ByteArrayInputStream(clean))
                .version();

        assertThat(added.number()).isEqualTo(2);
        assertThat(added.regeneratedFrom()).isEqualTo(sourceId);
        assertThat(added.isWorkOf(source.uploader())).isTrue();
        try (var bytes = versionContent.open(added.id())) {
            assertThat(bytes.readAllBytes()).isEqualTo(clean);
        }
    }

    @Test
    void a_regenerated_file_that_is_refused_leaves_nothing_behind() throws SQLException {
        var sourceId = received("Refused");
        long before = Stored.traces();
        var priya = actor("priya", Role.PRIVACY_OFFICER);

        assertThatThrownBy(() -> addDocumentVersion.addRegenerated(
                        priya, new VersionAttempt(sourceId), "clean.csv", new ByteArrayInputStream(new byte[] {1, 2, 3
                        })))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(DocumentRefusal.NOT_A_SUBMITTER));
        assertThat(Stored.traces()).isEqualTo(before);
    }

    /** In the caller's transaction. */
    private DocumentVersion step(UUID id, VersionState.Step step, List<UUID> alongside) {
        return versions.record(versions.lock(id).inspection(step, INSPECTOR, clock.now()), alongside::add);
    }

    private record Offer(DocumentAttempt to, AddDocumentVersion.UploadedFile file) {}

    private static Offer offer(String title) {
        var sam = Api.as("sam");
        var bytes = (title + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var upload = GlobalId.parse("Upload", Upload.accepted(sam, bytes));
        return new Offer(
                new DocumentAttempt(GlobalId.parse("Document", Upload.register(sam, title))),
                new AddDocumentVersion.UploadedFile(upload, Sha256.of(bytes), "received.csv", List.of()));
    }

    /** In the caller's transaction. */
    private UUID added(Offer offer) {
        return addDocumentVersion
                .add(sam(), offer.to(), 0, offer.file())
                .version()
                .id();
    }

    private Actor sam() {
        return actor("sam", Role.SUBMITTER);
    }

    private Actor actor(String subject, Role role) {
        var account = new Account(RealServices.issuer(), subject);
        return identify.identify(new Authentication(account, null, List.of(), null, null, null), Set.of(role))
                .actor();
    }

    private static UUID received(String title) {
        var sam = Api.as("sam");
        var bytes = (title + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var version = Upload.addVersion(sam, Upload.register(sam, title), 0, bytes, "received.csv");
        return GlobalId.parse("DocumentVersion", version.getString("id"));
    }
}
