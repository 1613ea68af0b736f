package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The packaged product as a process of its own, with just the settings that a test gives it. */
public final class PackagedJar implements AutoCloseable {
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;

    private PackagedJar(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** How a process ended, and all it wrote. */
    public record Ended(int exitCode, String output) {}

    /**
     * {@code java -jar …/quarkus-run.jar}, with the Java that runs the test, and with the options that the build has for it
     * (decision 0046): said here, since Java writes them before a command's output when they come by the environment.
     */
    public static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(System.getenv().getOrDefault(JAVA_OPTIONS, "").split(" ", -1))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.add("-jar");
        command.add(
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath().toString());
        return command;
    }

    /**
     * Starts it.
     *
     * @param folder where it runs, and where what it writes is kept
     * @param settings environment variables; none of the product's own is inherited
     */
    public static PackagedJar start(Path folder, Map<String, String> settings, String... arguments) throws IOException {
        var command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        return start(command, folder, settings);
    }

    public static PackagedJar start(List<String> command, Path folder, Map<String, String> settings)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("QUARKUS_") || name.startsWith("IMPRIMATUR_") || name.equals(JAVA_OPTIONS));
        builder.environment().putAll(settings);
        return new PackagedJar(builder.start(), output);
    }

    /** Starts it and waits until it has ended. */
    public static Ended run(Path folder, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        try (PackagedJar started = start(folder, settings, arguments)) {
            return started.awaitEnd();
        }
    }

    public Ended awaitEnd() throws IOException, InterruptedException {
        assertThat(process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS))
                .as("the process ended")
                .isTrue();
        return new Ended(process.exitValue(), written());
    }

    public String written() throws IOException {
        return Files.readString(output);
    }

    /** Waits until it says that it is ready; fails with what it wrote when it ends instead. */
    public void awaitReady(int managementPort) {
        Awaitility.await().atMost(LONGEST_RUN).until(() -> {
            assertThat(process.isAlive()).as(written()).isTrue();
            return readiness(managementPort) == 200;
        });
    }

    /** The status with which a service says whether it is ready; 0 when none answers. */
    public static int readiness(int managementPort) throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(ready)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0; // nobody listens there yet; who asks asks again
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it with SIGKILL, where that exists. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends it, in order where it still runs. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
