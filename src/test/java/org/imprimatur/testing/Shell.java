package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One bash for several commands, as an operator has it open: what it starts in the background stays its own. */
public final class Shell implements AutoCloseable {
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(120);

    private final Process bash;
    private final BufferedWriter input;
    private final Path output;
    private int commands;

    private Shell(Process bash, Path output) {
        this.bash = bash;
        this.input = bash.outputWriter();
        this.output = output;
    }

    /** @param folder where what it prints is kept */
    public static Shell open(Path folder, Map<String, String> environment) throws IOException {
        Path output = folder.resolve("shell.log");
        var builder = new ProcessBuilder("bash", "--norc", "-s")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|IMPRIMATUR|PG|POSTGRES)_?.*"));
        builder.environment().putAll(environment);
        var shell = new Shell(builder.start(), output);
        shell.run("set -euo pipefail");
        return shell;
    }

    /** Runs commands and waits for their end; a failing one fails the test with all that was printed. */
    public void run(String script) throws IOException {
        String end = "end-of-commands-" + ++commands;
        input.write(script + "\necho " + end + "\n");
        input.flush();
        Awaitility.await().atMost(LONGEST_COMMAND).until(() -> {
            boolean ended = printed().lines().anyMatch(end::equals);
            assertThat(ended || bash.isAlive())
                    .as("these commands end well:%n%s%n%s", script, printed())
                    .isTrue();
            return ended;
        });
    }

    public String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        input.close();
        if (!bash.waitFor(10, TimeUnit.SECONDS)) {
            bash.destroyForcibly().waitFor();
        }
    }
}
