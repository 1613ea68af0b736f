package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of exports that were damaged, cut or broken off, each read whole; apart from {@link VerifyExportTest}, which runs for every
 * mutant of the verifier.
 */
class DamagedExportTest {
    private static final SmallLog LOG = SmallLog.of(600);

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

    @Test
    void an_archive_that_is_cut_anywhere_or_goes_on_is_noticed() throws IOException {
        byte[] archive = SmallLog.of(2).export();
        for (int length = 0; length < archive.length; length += 97) {
            assertThat(isNoticed(Arrays.copyOf(archive, length)))
                    .as("cut at " + length)
                    .isTrue();
        }
        assertThat(isNoticed(Arrays.copyOf(archive, archive.length + 1))).isTrue();
        assertThat(isNoticed(archive)).as("whole").isFalse();
    }

    @Test
    void a_download_that_broke_off_anywhere_goes_on_there_with_the_same_bytes() throws IOException {
        ExportPlan plan = LOG.plan(SmallLog.signed(LOG.head(), SmallLog.SIGNER), LOG.head());
        byte[] whole = LOG.export();
        assertThat(plan.bytes(LOG)).isEqualTo(whole.length);
        var random = new Random(20_221_128);
        var places = new ArrayList<>(List.of(0, 1, 511, 512, 513, whole.length - 1, whole.length));
        random.ints(40, 0, whole.length).forEach(places::add);
        for (int place : places) {
            byte[] rest = new ExportStream(plan, LOG).from(place).readAllBytes();
            assertThat(rest).as("from " + place).isEqualTo(Arrays.copyOfRange(whole, place, whole.length));
        }
    }

    private static void assertFlipNoticed(byte[] archive, int place, int bit) throws IOException {
        archive[place] ^= (byte) (1 << bit);
        boolean noticed = isNoticed(archive);
        archive[place] ^= (byte) (1 << bit);
        assertThat(noticed).as("bit %d of byte %d", bit, place).isTrue();
    }

    private static boolean isNoticed(byte[] archive) throws IOException {
        try {
            new ExportCheck(
                            new ExportReader.Archive(archive.length, new ByteArrayInputStream(archive)),
                            List.of(SmallLog.SIGNER.verifier()),
                            null,
                            read -> {})
                    .verify();
            return false;
        } catch (Fault fault) {
            return true;
        }
    }
}
