package org.imprimatur.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.testing.DeployFiles;
import org.imprimatur.testing.PackagedJar;
import org.imprimatur.testing.PackagedJar.Ended;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of {@code deploy/Containerfile} that a plain process can do, taken from the file: they need a JDK 25, which
 * {@code -Dimprimatur.jdk25=…} or the environment variable {@code JDK25_HOME} names.
 */
class ContainerfileIT {
    @TempDir
    Path folder;

    @Test
    void the_training_run_leaves_a_cache_from_which_the_entry_point_migrates_and_serves() throws Exception {
        Optional<Path> jdk = jdk25();
        assumeThat(jdk)
                .as("a JDK 25 is named by -Dimprimatur.jdk25 or JDK25_HOME")
                .isPresent();
        Path java = jdk.orElseThrow().resolve("bin");
        Path image = folder.resolve("image");
        copy(Path.of("target", "quarkus-app"), image);
        var settings = new HashMap<String, String>();
        settings.put("PATH", java + ":" + System.getenv("PATH"));

        String training = instructions("RUN ").get(0);
        assertThat(training).contains("-XX:AOTCacheOutput=app.aot");
        try (PackagedJar trained = PackagedJar.start(List.of("sh", "-c", training), image, settings)) {
            Ended ended = trained.awaitEnd();
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }

        // Where the cache cannot be used, this Java goes on without; told so, it stops.
        settings.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        new RealServices().start().forEach((name, value) -> settings.put(variable(name), value));
        Path programs = java.resolve("java");
        List<String> entryPoint = entryPoint(programs);
        var migrate = new ArrayList<>(entryPoint);
        migrate.add("migrate");
        try (PackagedJar migrating = PackagedJar.start(migrate, image, settings)) {
            Ended ended = migrating.awaitEnd();
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }
        int management = PackagedJar.freePort();
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(PackagedJar.freePort()));
        settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        try (PackagedJar service = PackagedJar.start(entryPoint, image, settings)) {
            service.awaitReady(management);
        }
    }

    @Test
    void what_is_copied_into_the_image_is_let_through_to_the_build_and_nobody_in_it_is_root() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).containsExactly("*", "!target/quarkus-app");
        assertThat(instructions("COPY "))
                .allMatch(copy -> copy.startsWith("target/quarkus-app/ ") || copy.startsWith("--from=trained "));
        assertThat(instructions("USER ")).containsExactly("10001:10001");
        assertThat(instructions("FROM "))
                .hasSize(2)
                .allMatch(from -> from.matches("docker.io/library/eclipse-temurin:25-jre-noble( AS trained)?"));
    }

    private static List<String> entryPoint(Path java) throws IOException {
        List<String> command =
                List.of(new ObjectMapper().readValue(instructions("ENTRYPOINT ").get(0), String[].class));
        assertThat(command.get(0)).isEqualTo("java");
        return Stream.concat(Stream.of(java.toString()), command.stream().skip(1))
                .toList();
    }

    /** What stands behind a keyword, with the lines that go on joined; for a build, line by line the same. */
    private static List<String> instructions(String keyword) throws IOException {
        String joined =
                DeployFiles.text("Containerfile").replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n", " ");
        return joined.lines()
                .filter(line -> line.startsWith(keyword))
                .map(line -> line.substring(keyword.length()).strip())
                .toList();
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private static Optional<Path> jdk25() {
        return Stream.of(System.getProperty("imprimatur.jdk25"), System.getenv("JDK25_HOME"))
                .filter(home -> home != null && !home.isBlank())
                .map(Path::of)
                .findFirst();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
