package org.imprimatur.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product: its unmodified jar, running as a process of its own with ordinary environment settings. */
final class Service implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private static final String CAUSE = "Caused by: ";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path log;
    private final Path processFile;
    private final int port;
    private final int managementPort;

    private Service(Process process, EvaluationFolder folder, Settings settings) {
        this.process = process;
        this.log = folder.serviceLog();
        this.processFile = folder.serviceProcess();
        this.port = settings.servicePort();
        this.managementPort = settings.managementPort();
    }

    /**
     * Starts the process; {@link #awaitReady()} waits until it serves.
     *
     * @param environment its settings, on top of the launcher's own environment
     */
    static Service start(Settings settings, EvaluationFolder folder, Map<String, String> environment) {
        Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-jar", settings.jar().toString())
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.serviceLog().toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Service service = new Service(process, folder, settings);
            service.noteProcess();
            return service;
        } catch (IOException e) {
            throw new CannotStart(
                    "The service could not be started with " + java + " (" + e.getMessage()
                            + "). Run Maven with a JDK of version 17 or newer: set JAVA_HOME.",
                    e);
        }
    }

    /** Ends a service that a killed launcher left running. Its ports and its database connections are free afterwards. */
    static void endLeftover(EvaluationFolder folder) {
        Path file = folder.serviceProcess();
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<String> noted = Files.readAllLines(file);
            if (noted.size() == 2) {
                ProcessHandle.of(Long.parseLong(noted.get(0)))
                        .filter(process -> begun(process).equals(noted.get(1)))
                        .ifPresent(Service::end);
            }
            Files.delete(file);
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart(
                    "The file " + file + " cannot be read (" + e.getMessage() + "). If no service of an"
                            + " earlier evaluation runs any more, delete it.",
                    e);
        }
    }

    private void noteProcess() throws IOException {
        Files.write(processFile, List.of(Long.toString(process.pid()), begun(process.toHandle())));
    }

    /** Tells a process from a later one of the same number. */
    private static String begun(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    /** @throws CannotStart when it ends or is not ready in time, with the place of its log */
    void awaitReady() {
        Instant giveUp = Instant.now().plus(LONGEST_START);
        while (process.isAlive() && Instant.now().isBefore(giveUp)) {
            if (isReady()) {
                return;
            }
            pause();
        }
        String what = process.isAlive()
                ? "The service was not ready after " + LONGEST_START.toMinutes() + " minutes."
                : "The service ended while it started (exit code " + process.exitValue() + ").";
        throw new CannotStart(what + cause() + " The end of its log " + log + " says more.");
    }

    /** The innermost cause that the log names last, as a sentence; empty where it names none. */
    private String cause() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(CAUSE))
                    .reduce((earlier, later) -> later)
                    .map(line -> " Its reason: " + line.substring(CAUSE.length()) + ".")
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return " Its log cannot be read: " + e.getMessage() + ".";
        }
    }

    /** Whether it takes requests now, as its own health says. */
    boolean isReady() {
        return answers(URI.create("http://" + Loopback.HOST + ":" + managementPort + "/health/ready"));
    }

    private boolean answers(URI address) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(address)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet; awaitReady limits how often this is tried
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until the process ends and answers its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Stops it in order; a service that does not stop in time is ended. */
    @Override
    public void close() throws IOException {
        end(process.toHandle());
        Files.deleteIfExists(processFile);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        RunningProcess service = new RunningProcess(process);
        if (!service.endsWithin(LONGEST_STOP)) {
            process.destroyForcibly();
            service.endsWithin(LONGEST_STOP);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
