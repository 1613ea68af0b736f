package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents and presentations of the formats until 2003. */
class OldDocumentFuzz {
    @MethodSource("oldDocuments")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void old_document(byte[] file) {
        // only what it is by its content is read
        List.of("doc", "ppt").forEach(ending -> Fuzzed.read("a." + ending, file));
    }

    static Stream<byte[]> oldDocuments() {
        return OldDocumentCases.all().stream().map(MechanismCase::file);
    }
}
