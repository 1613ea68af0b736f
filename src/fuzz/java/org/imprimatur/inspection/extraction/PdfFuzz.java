package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole PDF files. */
class PdfFuzz {
    @MethodSource("pdfs")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void pdf(byte[] file) {
        Fuzzed.read("a.pdf", file);
    }

    static Stream<byte[]> pdfs() {
        return PdfCases.all().stream().map(MechanismCase::file);
    }
}
