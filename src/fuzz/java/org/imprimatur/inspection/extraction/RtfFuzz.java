package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts in Rich Text Format. */
class RtfFuzz {
    @MethodSource("richTexts")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void rich_text(byte[] file) {
        Fuzzed.read("a.rtf", file);
    }

    static Stream<byte[]> richTexts() {
        return RtfCases.all().stream().map(MechanismCase::file);
    }
}
