package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.RegeneratedFile;
import org.imprimatur.inspection.extraction.painting.Painting;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.EditionComparison;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.Workers.Ending;
import org.imprimatur.inspection.worker.Workers.SentEdition;
import org.imprimatur.inspection.worker.Workers.SentFile;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePdf;
import org.junit.jupiter.api.Test;

/** Files are taken apart by real processes. */
class WorkersTest {
    private static final Confinement CONFINEMENT = Confinement.found();
    private static final byte[] KEY = new byte[32];
    private static final WrittenRuleset RULESET = WrittenRuleset.shipped();

    private final AtomicInteger replaced = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void a_worker_finds_what_reading_the_file_here_finds_and_is_used_again() throws Exception {
        byte[] roster = SampleFiles.hiddenRoster(500);
        Contents contents = new FileReading(Limits.USUAL).read("roster.xlsx", roster);
        InspectionReport here = Inspection.of(contents, "roster.xlsx", RULESET.rules(), new KeyedHash(KEY));
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            assertThat(inspect(workers, roster, "roster.xlsx")).isEqualTo(here);
            assertThat(workers.preview(sent(roster, "roster.xlsx"), RULESET, 3, 10, true))
                    .isEqualTo(Previewing.of(contents, 3, 10, RULESET.rules(), true));
            assertThat(workers.preview(sent(roster, "roster.xlsx"), RULESET, 3, 0, false))
                    .isEqualTo(Previewing.of(contents, 3, 0, RULESET.rules(), false));
            RegeneratedFile made = Objects.requireNonNull(RegeneratedFile.of(contents, "roster.xlsx"));
            Workers.Made answered =
                    workers.regenerate(sent(roster, "roster.xlsx")).orElseThrow();
            assertThat(answered.fileName()).isEqualTo(made.fileName());
            assertThat(answered.bytes()).isEqualTo(made.bytes());
            assertThat(inspect(workers, roster, "roster.xlsx")).isEqualTo(here);
            assertThat(workers.count()).isEqualTo(1);
        }
        assertThat(failed).hasValue(0);
        assertThat(replaced).hasValue(0);
    }

    @Test
    void a_file_is_held_against_the_version_that_went_out_last() throws Exception {
        byte[] march = "Country,Granted,Denied\nPeru,120,430\nChad,61,77\n".getBytes(StandardCharsets.UTF_8);
        byte[] april = "Country,Granted,Denied\nPeru,123,430\nChad,61,77\n".getBytes(StandardCharsets.UTF_8);
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            assertThat(together(workers, april, new SentEdition(4, sent(march, "march.csv")))
                            .changedByFew())
                    .isEqualTo(1);
            assertThat(together(workers, april, new SentEdition(4, null)).compared())
                    .isFalse();
            assertThat(together(workers, april, new SentEdition(4, sent(SampleFiles.truncated(), "cut.xlsx")))
                            .compared())
                    .as("the file is inspected all the same")
                    .isFalse();
            assertThat(inspect(workers, april, "april.csv").together()).isNull();
        }
        assertThat(failed).hasValue(0);
    }

    private static EditionComparison together(Workers workers, byte[] file, SentEdition before)
            throws WorkerFailure, IOException {
        return Objects.requireNonNull(workers.inspect(sent(file, "april.csv"), RULESET, KEY, before, unheard -> {})
                .together());
    }

    @Test
    void what_cannot_be_read_is_told_with_its_reason_and_the_worker_goes_on() throws Exception {
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            assertThat(inspect(workers, SampleFiles.bomb(), "bomb.xlsx").reason())
                    .isEqualTo(UninspectableReason.EXPANDS_TOO_FAR);
            assertThat(inspect(workers, SampleFiles.docx(), "letter.pages").reason())
                    .isEqualTo(UninspectableReason.UNSUPPORTED_FORMAT);
            assertThatThrownBy(() -> workers.preview(sent(SampleFiles.truncated(), "cut.xlsx"), RULESET, 0, 0, true))
                    .isInstanceOfSatisfying(
                            WorkerFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(UninspectableReason.MALFORMED));
            assertThat(workers.regenerate(sent(new byte[0], "empty.csv")))
                    .as("nothing is visible")
                    .isEqualTo(Optional.empty());
        }
        assertThat(failed).hasValue(0);
    }

    @Test
    void a_worker_that_painted_a_page_takes_no_file_after_it() throws Exception {
        byte[] file = new SamplePdf().pages(2).bytes();
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            inspect(workers, file, "figures.pdf");
            PaintedPage page =
                    workers.paint(sent(file, "figures.pdf"), 2, false).orElseThrow();
            assertThat(page.layout().pages()).isEqualTo(2);
            assertThat(page.rgb())
                    .isEqualTo(Objects.requireNonNull(new Painting(Limits.USUAL).paint(file, 2, false))
                            .rgb());
            assertThat(workers.count()).isZero();
            assertThat(replaced).hasValue(1);
            assertThat(workers.paint(sent(file, "figures.pdf"), 3, false)).isEmpty();
            assertThatThrownBy(() -> workers.paint(sent(SampleFiles.docx(), "letter.docx"), 1, false))
                    .isInstanceOf(WorkerFailure.class)
                    .hasMessage("UNSUPPORTED_FORMAT");
            assertThat(workers.count()).isZero();
            inspect(workers, file, "figures.pdf");
        }
        assertThat(replaced).hasValue(3);
        assertThat(failed).hasValue(0);
    }

    @Test
    void a_file_that_is_larger_than_any_that_is_read_is_not_even_sent() throws Exception {
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            for (long size : new long[] {Limits.USUAL.bytes() + 1, Long.MAX_VALUE}) {
                var large = new SentFile("large.csv", size, InputStream.nullInputStream());
                assertThatThrownBy(() -> workers.inspect(large, RULESET, KEY, unheard -> {}))
                        .isInstanceOf(WorkerFailure.class)
                        .hasMessage("TOO_LARGE");
            }
            assertThat(workers.count()).isZero();
        }
    }

    @Test
    void whoever_waits_hears_how_far_it_is() throws Exception {
        var heard = new ArrayList<InspectionProgress>();
        byte[] roster = SampleFiles.rosterCsv(20_000);
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            workers.inspect(sent(roster, "roster.csv"), RULESET, KEY, heard::add);
        }
        assertThat(heard)
                .extracting(InspectionProgress::phase)
                .isSorted()
                .contains(InspectionPhase.SENDING, InspectionPhase.READING, InspectionPhase.RECOGNISING);
        assertThat(heard.stream()
                        .filter(each -> each.phase() == InspectionPhase.SENDING)
                        .map(InspectionProgress::share))
                .isSorted();
    }

    @Test
    void a_worker_is_replaced_after_its_number_of_files() throws Exception {
        byte[] figures = SampleFiles.cleanAggregateCsv();
        try (Workers workers = workers(Settings.usual().files(2).made())) {
            for (int time = 0; time < 5; time++) {
                assertThat(inspect(workers, figures, "figures.csv").clean()).isTrue();
            }
        }
        assertThat(replaced).hasValue(2);
        assertThat(failed).hasValue(0);
    }

    @Test
    void a_file_that_cannot_be_had_is_no_finding_and_does_not_mix_with_the_next_one() throws Exception {
        byte[] figures = SampleFiles.cleanAggregateCsv();
        try (Workers workers = workers(WorkerSettings.USUAL)) {
            var cut = new SentFile("cut.csv", figures.length + 1, new ByteArrayInputStream(figures));
            assertThatThrownBy(() -> workers.inspect(cut, RULESET, KEY, unheard -> {}))
                    .isInstanceOf(EOFException.class);
            assertThat(inspect(workers, figures, "figures.csv").clean()).isTrue();
        }
        assertThat(failed).hasValue(1);
    }

    @Test
    void two_files_are_read_at_once_and_a_third_one_waits_no_longer_than_it_may() throws Exception {
        byte[] figures = SampleFiles.cleanAggregateCsv();
        try (Workers workers =
                new Workers(2, WorkerSettings.USUAL, CONFINEMENT, Duration.ofMillis(1), false, unheard -> {})) {
            var reports = new ArrayList<InspectionReport>();
            var third = new ArrayList<Throwable>();
            // Each file is sent while the one before it is being sent.
            inspect(
                    workers,
                    figures,
                    () -> {
                        inspect(
                                workers,
                                figures,
                                () -> {
                                    try {
                                        inspect(workers, figures, "third.csv");
                                    } catch (WorkersBusy busy) {
                                        third.add(busy);
                                    }
                                },
                                reports);
                    },
                    reports);
            assertThat(third).hasSize(1);
            assertThat(reports).hasSize(2).allMatch(InspectionReport::clean);
        }
    }

    @Test
    void what_is_being_read_when_the_workers_are_closed_is_not_held_against_the_file() {
        Workers workers = workers(WorkerSettings.USUAL);
        byte[] figures = SampleFiles.cleanAggregateCsv();
        assertThatThrownBy(() -> inspect(workers, figures, workers::close, new ArrayList<>()))
                .isInstanceOf(WorkersUnavailable.class);
        assertThatThrownBy(() -> inspect(workers, figures, "late.csv")).isInstanceOf(WorkersUnavailable.class);
        assertThat(workers.count()).isZero();
    }

    private interface Meanwhile {
        void happens() throws WorkerFailure, IOException;
    }

    private static void inspect(Workers workers, byte[] file, Meanwhile meanwhile, List<InspectionReport> reports)
            throws WorkerFailure, IOException {
        InputStream bytes = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                if (pos == 0) {
                    try {
                        meanwhile.happens();
                    } catch (WorkerFailure | IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return super.read(into, at, length);
            }
        };
        reports.add(workers.inspect(new SentFile("figures.csv", file.length, bytes), RULESET, KEY, unheard -> {}));
    }

    private Workers workers(WorkerSettings settings) {
        return new Workers(
                1,
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
