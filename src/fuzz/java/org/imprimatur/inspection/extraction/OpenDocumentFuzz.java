package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole packages of OpenDocument. */
class OpenDocumentFuzz {
    @MethodSource("openDocuments")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void open_document(byte[] file) {
        // only what it is by its content is read
        List.of("odt", "ods", "odp").forEach(ending -> Fuzzed.read("a." + ending, file));
    }

    static Stream<byte[]> openDocuments() {
        return OpenDocumentCases.all().stream().map(MechanismCase::file);
    }
}
