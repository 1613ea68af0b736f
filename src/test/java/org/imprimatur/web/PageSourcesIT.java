package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The bundler takes the types out of the pages' TypeScript without looking at them. The Deno that the build unpacked for it
 * looks here, and runs the tests of what needs no browser. Nothing is fetched.
 */
class PageSourcesIT {
    private static final Path SOURCES = Path.of("src", "main", "resources", "web", "app");
    private static final Path TESTS = Path.of("src", "test", "typescript");
    private static final Path UNPACKED = Path.of("target", "node_modules", "@deno");
    private static final int LONGEST_MINUTES = 5;

    @Test
    void the_types_of_the_pages_fit_together_and_fit_the_api() throws Exception {
        deno("check", "--no-remote", "--no-npm");
    }

    @Test
    void what_needs_no_browser_does_what_its_tests_say() throws Exception {
        deno("test", "--no-check", "--no-remote", "--no-npm");
    }

    private static void deno(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program().toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        command.add("--config=" + TESTS.resolve("deno.json"));
        command.addAll(arguments[0].equals("check") ? typeScript(SOURCES) : typeScript(TESTS));
        Path output = Files.createTempFile(Path.of("target"), "deno", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .put("DENO_DIR", Path.of("target", "deno").toAbsolutePath().toString());
        builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue())
                .as("%s", Files.readString(output, StandardCharsets.UTF_8))
                .isZero();
    }

    private static Path program() throws IOException {
        try (Stream<Path> files = Files.walk(UNPACKED)) {
            return files.filter(file -> file.getFileName().toString().matches("deno(\\.exe)?"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the build unpacked no Deno below " + UNPACKED));
        }
    }

    private static List<String> typeScript(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".ts") && !file.endsWith(".d.ts"))
                    .sorted()
                    .toList();
        }
    }
}
