package org.imprimatur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Workers of the inspection that say they are ready and die of the first file, for as long as a test wants. */
public final class DyingWorkers {
    /** One for each process of tests: those of another go on living. */
    private static final Path FOLDER = Path.of(
                    "target",
                    "dying-workers",
                    String.valueOf(ProcessHandle.current().pid()))
            .toAbsolutePath();

    private static final Path DYING = FOLDER.resolve("dying");

    private DyingWorkers() {}

    /** What starts them instead of Java: {@code imprimatur.inspection.worker.java}. */
    public static Path launcher() {
        Path launcher = FOLDER.resolve("java");
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(DYING);
            Files.writeString(
                    launcher,
                    String.join(
                            "\n",
                            "#!/bin/sh",
                            "if [ -e '" + DYING + "' ]; then",
                            "  echo '{\"ready\":true}'",
                            "  head -c 1 >/dev/null",
                            "  exit 9",
                            "fi",
                            "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"",
                            ""));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launcher;
    }

    /** From now on, those that wait already too. */
    public static void begin() throws IOException {
        Files.writeString(DYING, "");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ExitOnOutOfMemoryError"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    public static void end() throws IOException {
        Files.deleteIfExists(DYING);
    }
}
