package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages. */
class WebPageFuzz {
    @MethodSource("pages")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void web_page(byte[] file) {
        Fuzzed.read("a.html", file);
    }

    static Stream<byte[]> pages() {
        return WebCases.all().stream().map(MechanismCase::file);
    }
}
