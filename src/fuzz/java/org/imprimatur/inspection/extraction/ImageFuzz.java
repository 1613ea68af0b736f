package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of every kind. */
class ImageFuzz {
    @MethodSource("pictures")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void picture(byte[] file) {
        // only what it is by its content is read
        List.of("jpg", "png", "gif", "tif", "bmp", "webp", "heic").forEach(ending -> Fuzzed.read("a." + ending, file));
    }

    static Stream<byte[]> pictures() {
        return ImageCases.all().stream().map(MechanismCase::file);
    }
}
