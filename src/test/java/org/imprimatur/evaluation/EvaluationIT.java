package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the packaged product. */
class EvaluationIT {
    private static final String DOCUMENTS =
            "{ documents(first: 100) { nodes { title versions(first: 10) { nodes { fileName } } } } }";
    private static final String VIEWER = "{ viewer { person { printedName } roles } }";

    @TempDir
    Path folder;

    @Test
    void everybody_can_act_as_what_they_are_and_every_demo_document_is_there_once_also_after_a_restart()
            throws Exception {
        Settings settings = settings();
        for (int start = 1; start <= 2; start++) {
            Evaluation evaluation = new Evaluation(settings);
            try (evaluation) {
                Service service = evaluation.start();
                for (DemoPerson person : DemoPerson.ALL) {
                    JsonNode viewer = api(service, token(settings, "person=" + person.id()))
                            .graphql(VIEWER, Map.of());
                    assertThat(viewer.path("person").path("printedName").asText())
                            .isEqualTo(person.name());
                    assertThat(viewer.path("roles"))
                            .extracting(JsonNode::asText)
                            .containsExactlyInAnyOrderElementsOf(
                                    person.roles().stream().map(Enum::name).toList());
                }
                assertThat(api(service, token(settings, "service=cms-pipeline"))
                                .graphql(VIEWER, Map.of())
                                .path("roles"))
                        .extracting(JsonNode::asText)
                        .containsExactly("PUBLISHER");
                assertThat(people(service, settings))
                        .as("people after start " + start)
                        .isEqualTo(DemoPerson.ALL.size() + DemoService.ALL.size());
                assertThat(documents(service, settings))
                        .as("documents after start " + start)
                        .containsExactlyInAnyOrderElementsOf(DemoDocument.ALL.stream()
                                .map(document -> document.title() + ": " + document.fileName())
                                .toList());
                assertThat(get(settings, "/").body()).contains("Identities are not verified");
                assertThat(sessionOf("riley", service)).contains("\"printedName\":\"Riley Castellano\"");
            }
            assertThat(ports(settings)).noneMatch(EvaluationIT::listens);
        }
        assertSecretsAreTheOwnersOnly();
    }

    /** What somebody sees who opens the address that the evaluation prints. */
    private static String sessionOf(String person, Service service) {
        var browser = new Browser(service.address());
        var page = browser.get("/session/sign-in?return=/session");
        var back = EvaluationPages.signIn(browser, Browser.location(page), person, "{}");
        return browser.follow(browser.follow(browser.follow(back))).body();
    }

    @Test
    void a_service_that_a_killed_launcher_left_running_is_ended_by_the_next_start() throws Exception {
        Settings settings = settings();
        Process left = new ProcessBuilder("sleep", "600").start();
        Files.createDirectories(settings.folder());
        Files.write(
                settings.folder().resolve("service.process"),
                List.of(
                        Long.toString(left.pid()),
                        left.info().startInstant().orElseThrow().toString()));

        try (EvaluationFolder opened = EvaluationFolder.open(settings.folder())) {
            Service.endLeftover(opened);
        }

        assertThat(left.waitFor()).isNotZero();
        assertThat(settings.folder().resolve("service.process")).doesNotExist();
    }

    @Test
    void another_process_that_got_the_same_number_is_left_alone() throws Exception {
        Settings settings = settings();
        Process other = new ProcessBuilder("sleep", "600").start();
        Files.createDirectories(settings.folder());
        Files.write(
                settings.folder().resolve("service.process"),
                List.of(Long.toString(other.pid()), "2001-01-01T00:00:00Z"));

        try (EvaluationFolder opened = EvaluationFolder.open(settings.folder())) {
            Service.endLeftover(opened);
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_service_that_ends_while_it_starts_stops_the_start_and_its_log_is_named() throws Exception {
        Settings settings = settings();
        Path jar = Files.writeString(folder.resolve("broken.jar"), "not a jar");

        assertRefused(
                new Settings(
                        settings.folder(),
                        jar,
                        settings.roles(),
                        settings.servicePort(),
                        settings.managementPort(),
                        settings.signInPort(),
                        settings.identityProviderPort(),
                        settings.databasePort()),
                "The service ended while it started (exit code 1)",
                "log/service.log");
        assertThat(settings.folder().resolve("log/service.log")).content().contains("broken.jar");
        assertThat(ports(settings)).noneMatch(EvaluationIT::listens);
    }

    @Test
    void a_busy_port_stops_the_start_and_is_named_with_its_setting() throws Exception {
        Settings settings = settings();
        try (ServerSocket busy = new ServerSocket()) {
            busy.bind(new InetSocketAddress(Loopback.address(), settings.databasePort()));

            assertRefused(
                    settings,
                    "Port " + settings.databasePort() + " on 127.0.0.1 is in use",
                    "-Devaluation.port.database=");
        }
    }

    @Test
    void a_second_evaluation_in_the_same_folder_is_refused() throws Exception {
        Settings settings = settings();
        try (EvaluationFolder first = EvaluationFolder.open(settings.folder())) {
            assertThat(first.root()).isEqualTo(settings.folder());

            assertRefused(settings, "Another evaluation runs in", "Stop it first");
        }
    }

    @Test
    void a_missing_jar_stops_the_start_and_the_command_that_builds_it_is_named() throws Exception {
        Settings settings = settings();
        assertRefused(
                new Settings(
                        settings.folder(),
                        folder.resolve("missing.jar"),
                        settings.roles(),
                        settings.servicePort(),
                        settings.managementPort(),
                        settings.signInPort(),
                        settings.identityProviderPort(),
                        settings.databasePort()),
                "missing.jar is missing",
                "mvn package");
    }

    @Test
    void a_folder_whose_accounts_belong_to_another_identity_provider_is_refused() {
        try (EvaluationFolder opened = EvaluationFolder.open(folder)) {
            opened.refuseOtherIssuer("http://127.0.0.1:8089/imprimatur");
            opened.refuseOtherIssuer("http://127.0.0.1:8089/imprimatur");

            assertThatThrownBy(() -> opened.refuseOtherIssuer("http://127.0.0.1:9089/imprimatur"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("belong to the identity provider http://127.0.0.1:8089/imprimatur")
                    .hasMessageContaining("-Devaluation.port.identity-provider");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertRefused(Settings settings, String... parts) {
        try (Evaluation evaluation = new Evaluation(settings)) {
            assertThatThrownBy(evaluation::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContainingAll(parts);
        }
    }

    private void assertSecretsAreTheOwnersOnly() throws Exception {
        Path data = folder.resolve("data");
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            for (String secret : List.of("passwords.properties", "keys/audit-mac.key", "keys/content.key")) {
                assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
                        .as(secret)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int people(Service service, Settings settings) throws Exception {
        return api(service, token(settings, "person=adam"))
                .graphql("{ people(first: 100) { nodes { id } } }", Map.of())
                .path("nodes")
                .size();
    }

    /** Title and file names of each document that the submitter sees. */
    private static List<String> documents(Service service, Settings settings) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode document : api(service, token(settings, "person=sam"))
                .graphql(DOCUMENTS, Map.of())
                .path("nodes")) {
            found.add(document.path("title").asText() + ": "
                    + String.join(", ", document.path("versions").path("nodes").findValuesAsText("fileName")));
        }
        return found;
    }

    private static ProductApi api(Service service, String token) {
        return new ProductApi(service.address(), token);
    }

    private static String token(Settings settings, String query) throws Exception {
        HttpResponse<String> answer = get(settings, "/token?" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return answer.body().strip();
    }

    private static HttpResponse<String> get(Settings settings, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.signInPort() + path))
                                .build(),
                        BodyHandlers.ofString());
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

    private static Stream<Integer> ports(Settings settings) {
        return Stream.of(
                settings.servicePort(),
                settings.managementPort(),
                settings.signInPort(),
                settings.identityProviderPort(),
                settings.databasePort());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.address(), port), 2000);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
