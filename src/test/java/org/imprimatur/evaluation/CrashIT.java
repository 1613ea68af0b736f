package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged product and its PostgreSQL, killed in the middle of acts. The place is chosen from outside: the test holds a row
 * locked, so that the service stands exactly before what it is about to write.
 */
class CrashIT {
    private static final byte[] FIGURES =
            "Month,Admissions,Releases\nJanuary,412,388\nFebruary,397,401\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void a_service_killed_inside_a_sign_off_leaves_nothing_of_it_and_the_same_key_signs_once_afterwards()
            throws Exception {
        Settings settings = settings();
        String request;
        String key = "key-" + UUID.randomUUID();
        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            request = inReview(service, settings);
            try (Connection superuser = superuser(settings);
                    Statement sql = superuser.createStatement()) {
                superuser.setAutoCommit(false);
                sql.execute("select 1 from imprimatur.approval_request where id = '" + uuid(request) + "' for update");
                var thread = Executors.newSingleThreadExecutor();
                try {
                    var signing =
                            thread.submit(() -> sign(service, settings, "riley", "PROGRAM_REVIEWER", request, key));
                    awaitSomebodyWaiting(settings);
                    killService(settings);
                    assertThat(signing.get(30, TimeUnit.SECONDS)).isNull();
                } finally {
                    thread.shutdown();
                    superuser.rollback();
                }
            }
        }

        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            assertThat(one(settings, "select count(*) from imprimatur.sign_off"))
                    .isEqualTo("0");
            assertSound(settings);

            String signed = sign(service, settings, "riley", "PROGRAM_REVIEWER", request, key);
            assertThat(signed).isNotNull();
            assertThat(sign(service, settings, "riley", "PROGRAM_REVIEWER", request, key))
                    .isEqualTo(signed);
            assertThat(one(settings, "select count(*) from imprimatur.sign_off"))
                    .isEqualTo("1");
            assertSound(settings);
        }
    }

    @Test
    void what_was_answered_is_there_once_after_service_and_database_were_killed_at_once() throws Exception {
        Settings settings = settings();
        List<String> answered = new ArrayList<>();
        String request;
        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            request = inReview(service, settings);
            sign(service, settings, "riley", "PROGRAM_REVIEWER", request, null);
            sign(service, settings, "priya", "PRIVACY_OFFICER", request, null);
            ProductApi sam = api(service, settings, "sam");
            for (int each = 0; each < 25; each++) {
                answered.add(register(sam, "Burst " + each));
            }
            killDatabase(settings);
            killService(settings);
        }

        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            for (String document : answered) {
                assertThat(one(
                                settings,
                                "select count(*) from imprimatur.document where id = '" + uuid(document) + "'"))
                        .isEqualTo("1");
            }
            assertThat(one(
                            settings,
                            "select state from imprimatur.approval_request where id = '" + uuid(request) + "'"))
                    .isEqualTo("APPROVED");
            assertThat(one(
                            settings,
                            "select count(*) from imprimatur.release where request_id = '" + uuid(request) + "'"))
                    .isEqualTo("1");
            assertSound(settings);
            assertThat(register(api(service, settings, "sam"), "After the crash"))
                    .isNotNull();
        }
    }

    @Test
    void a_service_killed_during_an_upload_leaves_nothing_that_anybody_could_read() throws Exception {
        Settings settings = settings();
        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            String before = one(settings, "select count(*) from imprimatur.content");
            var body = new InputStream() {
                private int sent;

                @Override
                public int read() throws IOException {
                    if (++sent == 3 << 20) {
                        // Two chunks are stored by now; the third never comes to its end.
                        killService(settings);
                    }
                    return 'a';
                }
            };
            var upload = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(service.address() + "/content"))
                                    .header("Authorization", "Bearer " + token(settings, "sam"))
                                    .header("Content-Type", "application/octet-stream")
                                    .timeout(Duration.ofSeconds(60))
                                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            BodyHandlers.discarding());
            assertThat(upload).failsWithin(Duration.ofSeconds(70));
            assertThat(one(settings, "select count(*) from imprimatur.content")).isEqualTo(before);
        }

        try (Evaluation evaluation = new Evaluation(settings)) {
            Service service = evaluation.start();
            assertThat(one(settings, "select count(*) from imprimatur.upload where sealed_at is not null"))
                    .isEqualTo("0");
            assertSound(settings);
            assertThat(inReview(service, settings)).isNotNull();
        }
    }

    /** As an outsider would: nothing without its entry, every entry integrated once, and a log without gaps. */
    private static void assertSound(Settings settings) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> one(
                                settings,
                                "select (select count(*) from audit.entry) = (select count(*) from audit.leaf) and"
                                        + " (select count(*) from audit.leaf) = (select max(log_index) + 1 from audit.leaf)"
                                        + " and (select count(distinct entry_id) from audit.leaf) = (select count(*) from"
                                        + " audit.leaf)")
                        .equals("t"));
        for (String table : List.of(
                "document",
                "document_version",
                "approval_request",
                "sign_off",
                "release_decision",
                "release",
                "person")) {
            assertThat(one(
                            settings,
                            "select count(*) from imprimatur." + table
                                    + " r where not exists (select from audit.entry e"
                                    + " where e.entry_id = r.entry_id and position(r.id::text in convert_from(e.body, 'UTF8'))"
                                    + " > 0)"))
                    .as(table + " without an entry that names it")
                    .isEqualTo("0");
        }
        assertThat(one(
                        settings,
                        "select count(*) from imprimatur.document_version v where v.destroyed_at is null and not exists"
                                + " (select from imprimatur.content c where c.id = v.content_id)"))
                .isEqualTo("0");
    }

    private static String inReview(Service service, Settings settings) throws Exception {
        ProductApi sam = api(service, settings, "sam");
        String document = register(sam, "Figures " + UUID.randomUUID());
        byte[] bytes = (new String(FIGURES, StandardCharsets.UTF_8) + "March," + (System.nanoTime() % 9000 + 1000)
                        + ",2\n")
                .getBytes(StandardCharsets.UTF_8);
        JsonNode upload = sam.upload(bytes);
        String version = sam.graphql(
                        "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                                + " { version { id } userErrors { message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "documentId",
                                        document,
                                        "expectedVersion",
                                        0,
                                        "uploadId",
                                        upload.path("uploadId").asText(),
                                        "sha256",
                                        upload.path("sha256").asText(),
                                        "fileName",
                                        "figures.csv")))
                .path("version")
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sam.graphql(
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                Map.of("id", version))
                        .path("state")
                        .asText()
                        .equals("INSPECTED"));
        JsonNode drafted = sam.graphql(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId", version,
                                        "sha256",
                                                HexFormat.of()
                                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                                .digest(bytes)),
                                        "disclosure",
                                                Map.of(
                                                        "fileName", "figures.csv",
                                                        "audience", "PUBLIC_WEB",
                                                        "channel", "WEB_SITE",
                                                        "destination", "https://agency.example/" + UUID.randomUUID(),
                                                        "purpose", "Monthly statistics",
                                                        "legalBases", List.of("5USC552")))))
                .path("approvalRequest");
        return sam.graphql(
                        "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                                + " { approvalRequest { id } userErrors { message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId", drafted.path("id").asText(),
                                        "expectedVersion",
                                                drafted.path("lockVersion").asInt())))
                .path("approvalRequest")
                .path("id")
                .asText();
    }

    private static String register(ProductApi sam, String title) {
        return sam.graphql(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                + " { document { id } userErrors { message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        title,
                                        "custodian",
                                        "Statistics office",
                                        "declaredCategories",
                                        List.of("AGGREGATE_ONLY"))))
                .path("document")
                .path("id")
                .asText();
    }

    /** The sign-off's id; null where no answer came. */
    private static @Nullable String sign(
            Service service, Settings settings, String person, String role, String request, @Nullable String key)
            throws Exception {
        ProductApi signer = api(service, settings, person);
        JsonNode shown = signer.graphql(
                "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        var input = new HashMap<String, Object>(Map.of(
                "requestId",
                request,
                "round",
                shown.path("round").asInt(),
                "manifestSha256",
                shown.path("manifestSha256").asText(),
                "role",
                role,
                "verdict",
                "APPROVE"));
        if (key != null) {
            input.put("idempotencyKey", key);
        }
        try {
            return signer.graphql(
                            "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                                    + " { signOff { id } userErrors { message } } }",
                            Map.of("input", input))
                    .path("signOff")
                    .path("id")
                    .asText();
        } catch (CannotStart unanswered) {
            return null;
        }
    }

    private static ProductApi api(Service service, Settings settings, String person) throws Exception {
        return new ProductApi(service.address(), token(settings, person));
    }

    private static String token(Settings settings, String person) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + settings.signInPort() + "/token?person=" + person))
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .strip();
    }

    private static UUID uuid(String globalId) {
        String text = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
        return UUID.fromString(text.substring(text.indexOf(':') + 1));
    }

    private static void killService(Settings settings) throws IOException {
        kill(Long.parseLong(
                Files.readAllLines(settings.folder().resolve("service.process")).get(0)));
    }

    /** The postmaster and, with it, every session: nobody writes anything any more. */
    private static void killDatabase(Settings settings) throws IOException {
        try (var files = Files.walk(settings.folder().resolve("database"))) {
            Path pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pidFile).get(0)))
                    .orElseThrow();
            List<ProcessHandle> sessions = postmaster.children().toList();
            kill(postmaster.pid());
            sessions.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void awaitSomebodyWaiting(Settings settings) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !one(
                                settings,
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename ="
                                        + " 'imprimatur_app'")
                        .equals("0"));
    }

    private static Connection superuser(Settings settings) throws IOException, SQLException {
        var passwords = new Properties();
        try (InputStream file = Files.newInputStream(settings.folder().resolve("passwords.properties"))) {
            passwords.load(file);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/imprimatur",
                "postgres",
                passwords.getProperty("superuser"));
    }

    private static String one(Settings settings, String query) {
        try (Connection superuser = superuser(settings);
                Statement sql = superuser.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Settings settings() throws Exception {
        return new Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Loopback.address(), 0));
            return socket.getLocalPort();
        }
    }
}
