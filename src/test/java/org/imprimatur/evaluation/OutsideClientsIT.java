package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours, against the packaged product: GraphiQL of the evaluation, and the JavaScript client of README.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideClientsIT {
    private static final Path MODULES = Path.of("src", "test", "node", "node_modules");

    private final HttpClient http = HttpClient.newHttpClient();
    private Evaluation evaluation;
    private Settings settings;
    private String service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        settings = new Settings(
                folder.resolve("data"),
                product(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
        evaluation = new Evaluation(settings);
        service = evaluation.start().address();
    }

    @AfterAll
    void stop() {
        evaluation.close();
    }

    @Test
    void graphiql_asks_the_service_as_the_person_chosen() throws Exception {
        String own = "http://127.0.0.1:" + settings.signInPort();
        String token = get(own + "/token?person=riley", null).body().strip();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(own + "/graphiql/graphql"))
                        .header("Origin", own)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { person { printedName } }"
                                + " __schema { queryType { name } } }\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Riley Castellano", "\"Query\"");
    }

    @Test
    void the_product_has_no_graphiql() throws Exception {
        String token = get("http://127.0.0.1:" + settings.signInPort() + "/token?person=riley", null)
                .body()
                .strip();
        for (String path : List.of("/graphiql", "/graphql-ui", "/graphql-ui/", "/q/graphql-ui", "/q/graphql-ui/")) {
            assertThat(get(service + path, token).statusCode()).as(path).isEqualTo(404);
        }
        try (Stream<Path> files = Files.walk(product().getParent())) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                assertThat(jar.getFileName().toString()).doesNotContain("ui-graphiql");
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    assertThat(zip.stream()
                                    .map(entry -> entry.getName())
                                    .filter(name -> name.contains("graphql-ui/") || name.contains("graphiql")))
                            .as(jar.toString())
                            .isEmpty();
                }
            }
        }
    }

    /** Needs Node, and graphql-request where {@code npm ci} puts it: nothing is fetched from elsewhere here. */
    @Test
    void the_client_of_the_readme_gets_its_answers(@TempDir Path folder) throws Exception {
        boolean installed = Files.isDirectory(MODULES.resolve("graphql-request")) && hasNode();
        assumeTrue(
                installed || "required".equals(System.getenv("OUTSIDE_PROGRAMS")),
                "Skipped: needs node, and npm ci --prefix src/test/node");
        assertThat(installed).as("node, and npm ci --prefix src/test/node").isTrue();
        String script = readmeScript()
                .replace("http://127.0.0.1:8088", "http://127.0.0.1:" + settings.signInPort())
                .replace("http://127.0.0.1:8080", service);
        Files.writeString(folder.resolve("client.mjs"), script);
        Files.createSymbolicLink(folder.resolve("node_modules"), MODULES.toAbsolutePath());
        Process node = new ProcessBuilder("node", "client.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(printed).isZero();
        assertThat(printed)
                .contains("Sam Whitfield", "Custody roster with fear claims", "TITLE_MISSING")
                .doesNotContain("undefined");
    }

    @Test
    void the_readme_has_a_client() throws IOException {
        assertThat(readmeScript()).contains("graphql-request", "Authorization", "userErrors");
    }

    private static String readmeScript() throws IOException {
        var script = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(script.find()).as("a js block in README.md").isTrue();
        return script.group(1);
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private HttpResponse<String> get(String address, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Path product() {
        return Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Loopback.address(), 0));
            return socket.getLocalPort();
        }
    }
}
