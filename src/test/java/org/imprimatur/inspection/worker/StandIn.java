package org.imprimatur.inspection.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that calls itself tesseract and does something else. */
final class StandIn {
    private StandIn() {}

    /** @param script what it does where it is to read a picture */
    static Path reading(Path folder, String script) {
        return of(
                folder,
                "case \"$1\" in\n--version) echo 'tesseract 5.9.9'; exit;;\n"
                        + "--list-langs) echo 'List of available languages in \"/data\" (2):'; echo eng; echo osd; exit;;\nesac\n"
                        + script);
    }

    static Path of(Path folder, String script) {
        try {
            Path program = Files.createTempFile(folder, "tesseract", ".sh");
            Files.writeString(program, "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
