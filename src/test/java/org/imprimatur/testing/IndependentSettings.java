package org.imprimatur.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Settings of several tests, none of which matters to the others, so that one service does for all of them: a service of its own
 * costs each class ten seconds.
 */
public final class IndependentSettings implements QuarkusTestProfile {
    /** So that an export is cut soon. */
    public static final int EXPORTED_ENTRIES = 12;

    /** Reads the same on each picture. */
    private static final String RECOGNISER = """
            #!/bin/sh
            case "$1" in
              --version) echo 'tesseract 5.9.9'; exit;;
              --list-langs) echo eng; exit;;
            esac
            cat > /dev/null
            printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
            printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t600\\t400\\t-1\\t\\n'
            printf '5\\t1\\t1\\t1\\t1\\t1\\t20\\t40\\t50\\t20\\t96\\tMarch\\n'
            printf '5\\t1\\t1\\t1\\t1\\t2\\t80\\t40\\t50\\t20\\t96\\twas\\n'
            printf '5\\t1\\t1\\t1\\t1\\t3\\t140\\t40\\t50\\t20\\t96\\twet\\n'
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "imprimatur.authority.exported-entries",
                String.valueOf(EXPORTED_ENTRIES),
                "imprimatur.inspection.text-recogniser",
                recogniser().toString(),
                "imprimatur.retention.keep-for",
                "2S",
                // Only when a test says so.
                "imprimatur.retention.sweep-every",
                "24h");
    }

    private static Path recogniser() {
        Path program = Path.of("target", "tesseract-stand-in.sh").toAbsolutePath();
        try {
            Files.writeString(program, RECOGNISER);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }
}
