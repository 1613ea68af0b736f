package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files of the old format. */
class OldWorkbookFuzz {
    @MethodSource("oldWorkbooks")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void old_workbook(byte[] file) {
        Fuzzed.read("a.xls", file);
    }

    static Stream<byte[]> oldWorkbooks() {
        return OldCases.all().stream().map(MechanismCase::file);
    }
}
