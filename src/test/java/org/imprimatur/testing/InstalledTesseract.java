package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tesseract of this machine. */
public final class InstalledTesseract {
    private InstalledTesseract() {}

    private static @Nullable Path found() {
        return Stream.of("/usr/bin/tesseract", "/usr/local/bin/tesseract")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Whether there is one; where {@code OUTSIDE_PROGRAMS=required} there must be. */
    public static boolean isThere() {
        boolean there = found() != null;
        assertThat(there || !"required".equals(System.getenv("OUTSIDE_PROGRAMS")))
                .as("tesseract is installed (Debian: tesseract-ocr)")
                .isTrue();
        return there;
    }

    /** Only where it is there. */
    public static Path program() {
        Path program = found();
        if (program == null) {
            throw new IllegalStateException("tesseract is not installed (Debian: tesseract-ocr)");
        }
        return program;
    }
}
