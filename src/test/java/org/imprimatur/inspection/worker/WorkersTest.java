package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.worker.Workers.Ending;
import org.imprimatur.inspection.worker.Workers.SentFile;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;

/** Files are taken apart by real processes, which really die of them. */
class WorkersTest {
    private static final Confinement CONFINEMENT = Confinement.found();
    private static final byte[] KEY = new byte[32];
    private static final Ruleset RULESET = Ruleset.shipped();
    private static final long GIB = 1L << 30;
    private static final WorkerSettings USUAL = new WorkerSettings(
            WorkerSettings.ownJava(), GIB, Duration.ofMinutes(5), Duration.ofMinutes(5), 64 << 20, 20, false);

    private final AtomicInteger replaced = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void a_worker_finds_what_reading_the_file_here_finds_and_is_used_again() throws Exception {
        byte[] roster = SampleFiles.hiddenRoster();
        InspectionReport here = Inspection.of(
                new FileReading(Limits.USUAL).read("roster.xlsx", roster), "roster.xlsx", RULESET, new KeyedHash(KEY));
        try (Workers workers = workers(1, USUAL)) {
            for (int time = 0; time < 3; time++) {
                long begun = System.nanoTime();
                assertThat(inspect(workers, roster, "roster.xlsx")).isEqualTo(here);
                System.out.println("took " + (System.nanoTime() - begun) / 1_000_000);
                assertThat(workers.count()).isEqualTo(1);
            }
        }
        assertThat(failed).hasValue(0);
    }

    private Workers workers(int atOnce, WorkerSettings settings) {
        return new Workers(
                atOnce,
                settings,
                CONFINEMENT,
                Duration.ofSeconds(60),
                false,
                ending -> (ending == Ending.FAILED ? failed : replaced).incrementAndGet());
    }

    private static InspectionReport inspect(Workers workers, byte[] file, String name)
            throws WorkerFailure, IOException {
        return workers.inspect(sent(file, name), RULESET, KEY, unheard -> {});
    }

    private static SentFile sent(byte[] file, String name) {
        return new SentFile(name, file.length, new ByteArrayInputStream(file));
    }
}
