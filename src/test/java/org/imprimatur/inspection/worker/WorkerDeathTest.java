package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.Workers.SentFile;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a worker, one file has its reason, the next one is read, and no process is left. */
@DisabledOnOs(OS.WINDOWS)
@Isolated("finds its workers among the children of this process, and kills them")
class WorkerDeathTest {
    private static final Confinement CONFINEMENT = Confinement.found();
    private static final WrittenRuleset RULESET = WrittenRuleset.shipped();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String READY = "echo '{\"ready\":true}'\n";
    private static final int SENT = 1 << 20;
    private static final String TAKE = "read -r order; head -c " + SENT + " > /dev/null\n";
    private static final String PROGRESS = "{\"progress\":{\"phase\":\"READING\",\"share\":0.5}}";

    @TempDir
    Path folder;

    @Test
    void a_file_that_takes_more_memory_than_there_is_ends_its_worker_only() throws Exception {
        try (Workers workers = workers(Settings.usual().heap(24 << 20).made())) {
            assertReason(workers, SampleFiles.rosterCsv(40_000), UninspectableReason.OUT_OF_MEMORY);
            assertThat(inspect(workers, SampleFiles.cleanAggregateCsv()).clean())
                    .isTrue();
        }
    }

    @Test
    void a_file_that_takes_too_long_is_too_slow() throws Exception {
        byte[] figures = SampleFiles.cleanAggregateCsv();
        try (Workers workers =
                workers(Settings.usual().wall(Duration.ofSeconds(1)).made())) {
            var before = children().toList();
            // However quick the machine is: its last bytes come when the worker was ended.
            InputStream bytes = new ByteArrayInputStream(figures) {
                @Override
                public synchronized int read(byte[] into, int at, int length) {
                    Awaitility.await()
                            .atMost(LONG)
                            .until(() -> children().noneMatch(child -> !before.contains(child) && child.isAlive()));
                    return super.read(into, at, length);
                }
            };
            assertThatThrownBy(() -> workers.inspect(
                            new SentFile("figures.csv", figures.length, bytes), RULESET, new byte[32], unheard -> {}))
                    .isInstanceOfSatisfying(
                            WorkerFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(UninspectableReason.TOO_SLOW));
        }
    }

    @Test
    void a_worker_that_somebody_kills_in_the_middle_of_a_file_is_dead_and_the_next_one_reads_the_next_file()
            throws Exception {
        byte[] figures = SampleFiles.cleanAggregateCsv();
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            var before = children().toList();
            InputStream bytes = new ByteArrayInputStream(figures) {
                @Override
                public synchronized int read(byte[] into, int at, int length) {
                    children().filter(child -> !before.contains(child)).forEach(ProcessHandle::destroyForcibly);
                    return super.read(into, at, length);
                }
            };
            assertThatThrownBy(() -> workers.inspect(
                            new SentFile("figures.csv", figures.length, bytes), RULESET, new byte[32], unheard -> {}))
                    .isInstanceOfSatisfying(
                            WorkerFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(UninspectableReason.WORKER_DIED));
            assertThat(inspect(workers, figures).clean()).isTrue();
        }
    }

    static Stream<Arguments> misbehaviour() {
        return Stream.of(
                Arguments.of("hangs, reading nothing", "exec sleep 1000", UninspectableReason.TOO_SLOW),
                Arguments.of("talks, reading nothing", "exec yes", UninspectableReason.TOO_SLOW),
                Arguments.of(
                        "tells progress for ever",
                        TAKE + "exec yes '" + PROGRESS + "'",
                        UninspectableReason.TOO_MUCH_OUTPUT),
                Arguments.of("never ends a line", TAKE + "yes x | tr -d '\\n'", UninspectableReason.TOO_MUCH_OUTPUT),
                Arguments.of(
                        "never ends a regenerated file",
                        TAKE + "echo '{\"regenerated\":{\"fileName\":\"a.csv\",\"bytes\":99999999999}}'; exec yes",
                        UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of("says nonsense", TAKE + "echo nonsense", UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of("answers with nothing", TAKE + "echo", UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of(
                        "reports nothing", TAKE + "echo '{\"report\":null}'", UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of(
                        "gives an unknown reason",
                        TAKE + "echo '{\"unread\":\"BECAUSE\"}'",
                        UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of(
                        "answers something else",
                        TAKE + "echo '{\"nothingVisible\":true}'",
                        UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of(
                        "is further than the end",
                        TAKE + "echo '{\"progress\":{\"phase\":\"READING\",\"share\":7}}'",
                        UninspectableReason.UNTRUSTED_ANSWER),
                Arguments.of("ends before it has the file", "exit 0", UninspectableReason.WORKER_DIED),
                Arguments.of("ends", TAKE + "exit 0", UninspectableReason.WORKER_DIED),
                Arguments.of("crashes", TAKE + "kill -9 $$", UninspectableReason.WORKER_DIED),
                Arguments.of("is without memory", TAKE + "exit 3", UninspectableReason.OUT_OF_MEMORY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviour")
    void a_worker_that_misbehaves_is_ended_and_the_reason_is_named(
            String what, String script, UninspectableReason reason) throws Exception {
        Path program = program(READY + script);
        // Only who has to run into it has a short limit: a busy machine is slow itself.
        Duration wall = reason == UninspectableReason.TOO_SLOW ? Duration.ofSeconds(2) : LONG;
        var settings = Settings.usual().java(program).wall(wall).made();
        try (Workers workers = workers(settings)) {
            // More than the pipe takes: whoever does not read must not stop the service for longer than the limit.
            assertReason(workers, new byte[SENT], reason);
            assertThat(workers.count()).isZero();
        }
        awaitNoProcessOf(program);
    }

    @Test
    void a_worker_that_uses_the_processor_for_too_long_is_ended_by_the_system() throws Exception {
        assumeThat(CONFINEMENT.limitsProcesses()).isTrue();
        Path program = program(READY + "while :; do :; done");
        try (Workers workers = workers(
                Settings.usual().java(program).cpu(Duration.ofSeconds(1)).made())) {
            assertReason(workers, new byte[10], UninspectableReason.TOO_SLOW);
        }
    }

    @Test
    void where_no_worker_begins_no_file_is_blamed() throws Exception {
        for (Path program : List.of(program("exit 1"), program("echo hello"), folder.resolve("nowhere"))) {
            try (Workers workers = workers(Settings.usual().java(program).made())) {
                assertThatThrownBy(workers::requireOne)
                        .isInstanceOf(WorkersUnavailable.class)
                        .hasMessageContaining("imprimatur.inspection.worker");
                assertThatThrownBy(workers::requireOne).isInstanceOf(WorkersUnavailable.class);
            }
        }
    }

    @Test
    void a_worker_inherits_no_variable() throws Exception {
        // The shell sets these itself.
        Path program = program("if env | grep -qvE '^(PWD|OLDPWD|SHLVL|_)='; then exit 1; fi\n" + READY + "exec cat");
        try (Workers workers = workers(Settings.usual().java(program).made())) {
            workers.requireOne();
            assertThat(workers.count()).isEqualTo(1);
        }
    }

    @Test
    void the_system_keeps_a_worker_from_the_network_and_from_files() throws Exception {
        assumeThat(OS.LINUX.isCurrentOs()).isTrue();
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            var before = children().toList();
            workers.requireOne();
            ProcessHandle worker = children()
                    .filter(child -> !before.contains(child))
                    .findFirst()
                    .orElseThrow();
            if (CONFINEMENT.isWithoutNetwork()) {
                assertThat(Files.readSymbolicLink(Path.of("/proc/" + worker.pid() + "/ns/net")))
                        .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
            }
            if (CONFINEMENT.limitsProcesses()) {
                assertThat(Files.readAllLines(Path.of("/proc/" + worker.pid() + "/limits")))
                        .anyMatch(line -> line.matches("Max cpu time +600 +605 +seconds.*"))
                        .anyMatch(line -> line.matches("Max file size +0 +0 .*"))
                        .anyMatch(line -> line.matches("Max core file size +0 +0 .*"));
            }
        }
    }

    @Test
    void where_a_worker_would_have_a_network_and_must_not_none_is_started() throws Exception {
        var settings = WorkerSettings.USUAL;
        var strict = new WorkerSettings(
                settings.java(),
                settings.heapBytes(),
                settings.wallLimit(),
                settings.cpuLimit(),
                settings.outputBytes(),
                settings.files(),
                true);
        try (Workers workers = new Workers(
                1, strict, new Confinement(CONFINEMENT.limitsProcesses(), List.of()), LONG, false, unheard -> {})) {
            assertThatThrownBy(workers::requireOne)
                    .isInstanceOf(WorkersUnavailable.class)
                    .hasMessageContaining("only-without-network");
        }
    }

    @Test
    void no_worker_outlives_whoever_started_it() throws Exception {
        Process service = new ProcessBuilder(
                        WorkerSettings.ownJava().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServiceToBeKilled.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = service.inputReader()) {
            List<ProcessHandle> workers = Stream.of(said.readLine().split(" "))
                    .map(Long::parseLong)
                    .map(pid -> ProcessHandle.of(pid).orElseThrow())
                    .toList();
            assertThat(workers).hasSize(2).allMatch(ProcessHandle::isAlive);
            service.destroyForcibly().waitFor();
            Awaitility.await().atMost(LONG).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            service.destroyForcibly();
        }
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children();
    }

    private static void awaitNoProcessOf(Path program) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(each -> each.info().commandLine().orElse("").contains(program.toString())));
    }

    private Path program(String script) throws IOException {
        Path program = Files.createTempFile(folder, "program", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private static Workers workers(WorkerSettings settings) {
        return new Workers(1, settings, CONFINEMENT, LONG, false, unheard -> {});
    }

    private static void assertReason(Workers workers, byte[] file, UninspectableReason reason) {
        assertThatThrownBy(() -> {
                    InspectionReport report = inspect(workers, file);
                    UninspectableReason answered = report.reason();
                    throw answered == null ? new AssertionError("it was read") : new WorkerFailure(answered);
                })
                .isInstanceOfSatisfying(
                        WorkerFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static InspectionReport inspect(Workers workers, byte[] file) throws WorkerFailure, IOException {
        return workers.inspect(
                new SentFile("file.csv", file.length, new ByteArrayInputStream(file)),
                RULESET,
                new byte[32],
                unheard -> {});
    }
}
