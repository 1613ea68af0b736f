package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole packages. */
class WorkbookOfPartsFuzz {
    @MethodSource("workbooks")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void workbook_of_parts(byte[] file) {
        Fuzzed.read("a.xlsx", file);
    }

    static Stream<byte[]> workbooks() {
        return XmlCases.all("xlsx").stream().map(MechanismCase::file);
    }
}
