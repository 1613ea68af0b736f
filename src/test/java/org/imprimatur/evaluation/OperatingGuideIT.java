package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.testing.DeployFiles;
import org.imprimatur.testing.Guide;
import org.imprimatur.testing.PackagedJar;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator who does what {@code src/docs/operating.md} says, with the packaged product and a PostgreSQL of their own. */
class OperatingGuideIT {
    private static final List<String> PROGRAMS = List.of("bash", "openssl", "curl", "tar", "psql", "createdb");

    @TempDir
    Path folder;

    private final int httpPort = PackagedJar.freePort();
    private final int managementPort = PackagedJar.freePort();
    private final String issuer = String.valueOf(new RealServices().start().get("quarkus.oidc.auth-server-url"));

    OperatingGuideIT() throws IOException {}

    @Test
    void what_the_guide_says_installs_backs_up_restores_and_rotates_the_keys() throws Exception {
        assumeThat(PROGRAMS)
                .as("the programs that the guide uses are installed")
                .allMatch(OperatingGuideIT::isInstalled);
        Guide guide = Guide.read(Guide.OPERATING);

        try (Shell shell = Shell.open(folder, environment());
                AutoCloseable stopping = () -> shell.run("""
                        kill "$(cat "$STATE/service.pid")" 2> /dev/null || true
                        pg_ctl --pgdata "$PGDATA" --mode immediate --wait stop || true""")) {
            assertThat(stopping).isNotNull();
            for (String step : List.of("secrets", "database", "settings", "migrate")) {
                shell.run(guide.commands(step));
            }
            start(shell, guide);
            new DemoRegister(api("adam"), issuer).load();
            register("Before the backup");
            api("sam").upload("What is wrapped under the content key".getBytes(StandardCharsets.UTF_8));
            assertHealthCheckOfTheComposeFileAgrees(shell, true);

            stop(shell, guide);
            shell.run(guide.commands("backup, after stop"));
            start(shell, guide);
            register("After the backup");
            assertThat(titles()).contains("After the backup");
            shell.run(guide.commands("check the record"));
            auditTheLog(shell);
            stop(shell, guide);

            shell.run(guide.commands("restore, after stop"));
            shell.run(guide.commands("start"));
            awaitRollbackNoticed(shell);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> PackagedJar.readiness(managementPort) == 503);
            assertHealthCheckOfTheComposeFileAgrees(shell, false);

            stop(shell, guide);
            shell.run(guide.commands("accept the loss, after stop"));
            shell.run(guide.commands("add keys"));
            start(shell, guide);
            assertThat(titles()).containsExactly("Before the backup");
            assertTheLossIsOnRecord();
            shell.run(guide.commands("content is under the new key"));
            shell.run(guide.commands("take the old content key away"));
            stop(shell, guide);
            start(shell, guide);
            register("Under new keys");
            assertThat(titles()).contains("Under new keys");
            stop(shell, guide);
        }
    }

    @Test
    void each_command_of_the_guide_says_whether_it_was_executed_and_the_unit_starts_the_service_as_the_guide_does()
            throws Exception {
        Guide guide = Guide.read(Guide.OPERATING);
        assertThat(guide.unmarked()).isEmpty();
        assertThat(Guide.read(Guide.AUDITING).unmarked()).isEmpty();

        String unit = DeployFiles.text("systemd/imprimatur.service");
        assertThat(unit.lines())
                .contains(
                        "ExecStart=/usr/bin/java -jar /opt/imprimatur/quarkus-run.jar",
                        "Environment=QUARKUS_CONFIG_LOCATIONS=/etc/imprimatur/service.properties,/etc/imprimatur/secrets/service.properties",
                        "WorkingDirectory=/var/lib/imprimatur");
        assertThat(guide.commands("start"))
                .contains(
                        "java -jar \"$APP/quarkus-run.jar\"",
                        "QUARKUS_CONFIG_LOCATIONS=\"$SETTINGS,$SECRETS/service.properties\"",
                        "cd \"$STATE\"");
        assertThat(Files.readString(Guide.OPERATING))
                .contains(
                        "APP=/opt/imprimatur SETTINGS=/etc/imprimatur/service.properties SECRETS=/etc/imprimatur/secrets\n")
                .contains("STATE=/var/lib/imprimatur ");
    }

    /** What {@code auditing.md} says, with the head that was signed before the newest entry as the older one. */
    private void auditTheLog(Shell shell) throws IOException {
        Guide guide = Guide.read(Guide.AUDITING);
        shell.run("mkdir -p \"$STATE/audit\" && cd \"$STATE/audit\"");
        shell.run("TOKEN='" + token("ada") + "'");
        shell.run(
                "KEY=$(sed -n 's/.*the log is verified with \\([^\"]*\\).*/\\1/p' \"$STATE/service.log\" | tail -n 1)");
        shell.run(here(guide.commands("take the log")));
        shell.run("mv checkpoint checkpoint-of-last-year && rm $SIZE.tar");
        register("Between two audits");
        shell.run("until [ \"$(curl -s -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:$HTTP_PORT/log/checkpoint"
                + " | sed -n 2p)\" -gt \"$SIZE\" ]; do sleep 1; done");
        shell.run(here(guide.commands("take the log")));
        shell.run(here(guide.commands("verify with the product")));
        if (isInstalled("go") && Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod"))) {
            shell.run("cp '" + Path.of("src/test/go/verify.go").toAbsolutePath() + "' .");
            shell.run(guide.commands("verify with Go"));
        } else {
            assertThat(System.getenv("OUTSIDE_PROGRAMS")).isNotEqualTo("required");
            shell.run("mkdir export && tar -xf $SIZE.tar -C export");
        }
        verifyOneEntry(shell, guide);
        shell.run(guide.commands("verify with OpenSSL"));
        String verify = guide.commands("verify with OpenSSL")
                .lines()
                .reduce((before, last) -> last)
                .orElseThrow();
        shell.run("sed -i '2s/.*/1/' text");
        shell.run("if " + verify + "; then echo 'a forged head verifies'; exit 1; fi");
        shell.run("cd -");
    }

    private void verifyOneEntry(Shell shell, Guide guide) throws IOException {
        Path node = Path.of("src", "test", "node").toAbsolutePath();
        if (!Files.isDirectory(node.resolve("node_modules/@sigstore/verify"))) {
            assertThat(System.getenv("OUTSIDE_PROGRAMS")).isNotEqualTo("required");
            return;
        }
        JsonNode entry = api("ada")
                .graphql("{ auditEntries(first: 1) { nodes { body inclusion { proof } } } }", Map.of())
                .findValue("nodes")
                .get(0);
        Path audit = folder.resolve("state/audit");
        Files.writeString(audit.resolve("entry"), entry.get("body").asText());
        Files.writeString(audit.resolve("proof"), entry.at("/inclusion/proof").asText());
        shell.run("cp '" + node + "/verify.js' . && ln -s '" + node + "/node_modules' .");
        shell.run(guide.commands("verify one entry with npm"));
    }

    /** The page's address and program, where this test has them. */
    private String here(String commands) {
        String here = commands.replace("https://imprimatur.agency.example", "http://127.0.0.1:" + httpPort)
                .replace("quarkus-run.jar", "\"$APP/quarkus-run.jar\"");
        assertThat(here).isNotEqualTo(commands);
        return here;
    }

    private void assertTheLossIsOnRecord() {
        List<String> bodies = api("ada")
                .graphql(
                        "{ auditEntries(first: 5, filter: { actions: [CHANGE_LOG_KEYS] }) { nodes { body } } }",
                        Map.of())
                .findValuesAsText("body");
        assertThat(bodies)
                .anyMatch(body -> body.contains("\"endedOrigin1\":\"imprimatur.agency.example/log\"")
                        && body.contains("\"origin\":\"imprimatur.agency.example/log-after-loss\""));
    }

    private void start(Shell shell, Guide guide) throws Exception {
        shell.run(guide.commands("start"));
        shell.run(guide.commands("ready"));
        assertThat(PackagedJar.readiness(managementPort))
                .as(Files.readString(folder.resolve("state/service.log")))
                .isEqualTo(200);
    }

    private static void stop(Shell shell, Guide guide) throws IOException {
        shell.run(guide.commands("stop"));
    }

    private static void awaitRollbackNoticed(Shell shell) throws IOException {
        shell.run("until grep --quiet audit.rollback.detected \"$STATE/service.log\"; do sleep 1; done");
    }

    /** The container asks its own port 9000 by a shell; here the service has another port. */
    private void assertHealthCheckOfTheComposeFileAgrees(Shell shell, boolean healthy) throws IOException {
        String check = DeployFiles.documents("compose.yaml")
                .get(0)
                .at("/services/service/healthcheck/test/3")
                .asText();
        String here = check.replace("$$", "$").replace("/127.0.0.1/9000", "/127.0.0.1/" + managementPort);
        assertThat(here).isNotEqualTo(check);
        shell.run("healthy=yes; bash -c '" + here.replace("'", "'\\''") + "' || healthy=no; [[ $healthy == "
                + (healthy ? "yes" : "no") + " ]]");
    }

    private void register(String title) {
        api("sam")
                .graphql(
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
                                        List.of("AGGREGATE_ONLY"))));
    }

    private List<String> titles() {
        return api("sam")
                .graphql("{ documents(first: 100) { nodes { title } } }", Map.of())
                .findValuesAsText("title");
    }

    private ProductApi api(String person) {
        return new ProductApi("http://127.0.0.1:" + httpPort, token(person));
    }

    private String token(String person) {
        return new CodeFlow(issuer)
                .accessToken(SignInClient.CLIENT_ID, Map.of("person", person, "acr", Acr.MULTI_FACTOR.value()));
    }

    private Map<String, String> environment() throws IOException {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        return Map.ofEntries(
                Map.entry("PATH", java + ":" + databasePrograms() + ":" + System.getenv("PATH")),
                Map.entry("APP", folder.resolve("app").toString()),
                Map.entry("SETTINGS", folder.resolve("service.properties").toString()),
                Map.entry("SECRETS", folder.resolve("secrets").toString()),
                Map.entry("STATE", folder.resolve("state").toString()),
                Map.entry("BACKUPS", backups.toString()),
                Map.entry("PGDATA", folder.resolve("database").toString()),
                Map.entry("PGHOST", "127.0.0.1"),
                Map.entry("PGPORT", Integer.toString(PackagedJar.freePort())),
                Map.entry("PGUSER", "postgres"),
                Map.entry("HTTP_PORT", Integer.toString(httpPort)),
                Map.entry("MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("ISSUER", issuer),
                Map.entry("FIRST_ADMINISTRATOR", "adam"));
    }

    /**
     * {@code initdb} and {@code pg_ctl} of the PostgreSQL that the tests bring. It refuses to run as root; there it gets a user
     * namespace of its own, as the evaluation does it.
     */
    private Path databasePrograms() throws IOException {
        try (Stream<Path> unpacked = Files.list(Path.of("target", "postgresql"))) {
            Path programs = unpacked.filter(
                            path -> path.getFileName().toString().startsWith("PG-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin")
                    .toAbsolutePath();
            Path wrapped = Files.createDirectory(folder.resolve("bin"));
            for (String name : List.of("initdb", "pg_ctl")) {
                Path script = Files.writeString(wrapped.resolve(name), """
                        #!/bin/sh
                        [ "$(id -u)" = 0 ] && exec unshare -U '%1$s' "$@"
                        exec '%1$s' "$@"
                        """.formatted(programs.resolve(name)));
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            }
            return wrapped;
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
