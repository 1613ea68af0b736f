package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives and packed files. */
class ArchiveFuzz {
    @MethodSource("archives")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void archive(byte[] file) {
        Fuzzed.read(name(file), file);
    }

    private static String name(byte[] file) {
        int first = file.length == 0 ? 0 : file[0] & 0xff;
        return switch (first) {
            case 'P' -> "a.zip";
            case 0x1f -> "a.gz";
            case 'B' -> "a.bz2";
            case 0xfd -> "a.xz";
            case '7' -> "a.7z";
            default -> "a.tar";
        };
    }

    static Stream<byte[]> archives() {
        return ArchiveCases.all().stream().map(MechanismCase::file);
    }
}
