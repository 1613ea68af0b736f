package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of damaged exports, each verified whole; apart from {@link VerifyExportTest}, which runs for every mutant of the verifier. */
class FlippedBitTest {
    @Test
    void a_flipped_bit_in_any_byte_is_noticed() throws IOException {
        byte[] archive = SmallLog.of(2).export();
        var random = new Random(6_252);
        for (int place = 0; place < archive.length; place++) {
            assertFlipNoticed(archive, place, random.nextInt(Byte.SIZE));
        }
    }

    @Test
    @Tag("deep")
    void a_flipped_bit_anywhere_is_noticed() throws IOException {
        byte[] archive = SmallLog.of(3).export();
        for (int place = 0; place < archive.length; place++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                assertFlipNoticed(archive, place, bit);
            }
        }
    }

    private static void assertFlipNoticed(byte[] archive, int place, int bit) throws IOException {
        archive[place] ^= (byte) (1 << bit);
        boolean noticed;
        try {
            new ExportCheck(
                            new ExportReader.Archive(archive.length, new ByteArrayInputStream(archive)),
                            List.of(SmallLog.SIGNER.verifier()),
                            null,
                            read -> {})
                    .verify();
            noticed = false;
        } catch (Fault fault) {
            noticed = true;
        }
        archive[place] ^= (byte) (1 << bit);
        assertThat(noticed).as("bit %d of byte %d", bit, place).isTrue();
    }
}
