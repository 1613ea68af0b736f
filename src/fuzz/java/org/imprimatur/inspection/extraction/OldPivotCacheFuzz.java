package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.imprimatur.testing.OldCaches;
import org.imprimatur.testing.OldWorkbook;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of a pivot cache of the old format. */
class OldPivotCacheFuzz {
    @MethodSource("oldPivotCaches")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void old_pivot_cache(byte[] stream) {
        Fuzzed.read(
                "a.xls",
                OldWorkbook.adding(
                        new OldWorkbook().bytes(),
                        root -> root.createDirectory("_SX_DB_CUR")
                                .createDocument("0001", new ByteArrayInputStream(stream))));
    }

    static Stream<byte[]> oldPivotCaches() {
        return Stream.of(OldCaches.pivot(MechanismCase.headers(), MechanismCase.rows()));
    }
}
