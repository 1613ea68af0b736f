package org.imprimatur.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.testing.RealServices;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak of its own on this machine, with the realm that {@code deploy/keycloak} ships and, laid over it, people and two
 * programs of the tests. Where it is unpacked is the system property {@code keycloak.home}; the JDK that it needs, 21 or newer,
 * is {@code keycloak.java.home}, or else the environment variable {@code JAVA_HOME}.
 */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "imprimatur.testing.keycloak.issuer";
    static final String ADMINISTRATOR_PASSWORD = "imprimatur.testing.keycloak.administrator-password";

    /** Of the overlay. */
    static final String ADAM = "00000000-0000-4000-8000-00000000000a";

    private static final int OLDEST_JAVA = 21;
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final Path REALM = Path.of("deploy", "keycloak", "imprimatur-realm.json");
    private static final Path OVERLAY = Path.of("src", "test", "resources", "keycloak", "overlay.json");

    private @Nullable Process process;

    /** After {@link org.imprimatur.testing.RealServices}, whose identity provider it takes the place of. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        int port = freePort();
        String issuer = "http://127.0.0.1:" + port + "/realms/imprimatur";
        String clientSecret = UUID.randomUUID().toString();
        System.setProperty(ISSUER, issuer);
        System.setProperty(ADMINISTRATOR_PASSWORD, UUID.randomUUID().toString());
        try {
            launch(port, clientSecret);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not start", e);
        }
        awaitReady(issuer);
        return Map.of(
                "quarkus.oidc.auth-server-url", issuer,
                "imprimatur.session.client-secret", clientSecret,
                "imprimatur.authority.first-administrator.issuer", issuer,
                "imprimatur.authority.first-administrator.subject", ADAM);
    }

    private void launch(int port, String clientSecret) throws IOException {
        Path home =
                Path.of(Objects.requireNonNull(System.getProperty("keycloak.home"), "run this with mvn -Pkeycloak"));
        delete(home.resolve("data"));
        Path realm =
                Files.createDirectories(home.resolve("data").resolve("import")).resolve("imprimatur-realm.json");
        Files.writeString(realm, realm().toString());
        Path log = home.resolve("keycloak.log");
        var builder = new ProcessBuilder(
                        home.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", java().toString());
        // What the build gives its own processes; Keycloak chooses another collector, and would not begin.
        environment.remove("JDK_JAVA_OPTIONS");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "administrator");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", System.getProperty(ADMINISTRATOR_PASSWORD, ""));
        environment.put("IMPRIMATUR_CLIENT_SECRET", clientSecret);
        environment.put("IMPRIMATUR_ADDRESS", "http://127.0.0.1:" + RealServices.servicePort());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop Keycloak"));
    }

    /** The realm as it is shipped, and what the tests lay over it: lists are made longer, the rest is replaced. */
    private static ObjectNode realm() throws IOException {
        var json = new ObjectMapper();
        ObjectNode realm = (ObjectNode) json.readTree(REALM.toFile());
        json.readTree(OVERLAY.toFile()).properties().forEach(more -> {
            if (more.getValue() instanceof ArrayNode list && realm.get(more.getKey()) instanceof ArrayNode shipped) {
                shipped.addAll(list);
            } else {
                realm.set(more.getKey(), more.getValue());
            }
        });
        return realm;
    }

    private static Path java() throws IOException {
        String home = Optional.ofNullable(System.getProperty("keycloak.java.home"))
                .filter(path -> !path.isBlank())
                .or(() -> Optional.ofNullable(System.getenv("JAVA_HOME")))
                .orElse(System.getProperty("java.home"));
        var release = new Properties();
        Path described = Path.of(home, "release");
        if (Files.exists(described)) {
            try (var reader = Files.newBufferedReader(described)) {
                release.load(reader);
            }
        }
        String version = release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
        if (!version.matches("[0-9]+.*") || Integer.parseInt(version.split("\\D", 2)[0]) < OLDEST_JAVA) {
            throw new IllegalStateException("Keycloak needs a JDK of version " + OLDEST_JAVA + " or newer, and " + home
                    + " is of version " + version + ". Name one: mvn -Pkeycloak verify -Dkeycloak.java.home=…");
        }
        return Path.of(home);
    }

    private void awaitReady(String issuer) {
        var http = HttpClient.newHttpClient();
        var discovery = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(20))
                .build();
        Awaitility.await("Keycloak")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofSeconds(1))
                .failFast("Keycloak ended; see keycloak.log", () -> process != null && !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(discovery, BodyHandlers.discarding()).statusCode() == 200);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
