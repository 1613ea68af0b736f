package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.inspection.extraction.TextRecogniser.Page;
import org.imprimatur.inspection.extraction.TextRecogniser.Word;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.testing.PrintedPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the program that reads pictures does, it is over in time, nothing of it is believed, and the worker goes on. */
class TesseractTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String HEAD =
            "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n";
    private static final String PAGE = "1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t600\\t400\\t-1\\t\\n";
    private static final String TAKE = "cat > /dev/null\n";
    private static final byte[] PICTURE = new PrintedPicture(600, 400).bytes("png");
    /** More than a pipe holds. */
    private static final byte[] LARGE = Arrays.copyOf(PICTURE, 1 << 20);

    private static final WrittenRuleset RULESET = WrittenRuleset.shipped();

    @TempDir
    Path folder;

    private static String say(String text) {
        return TAKE + "printf '" + text + "'";
    }

    private static String word(int left, String text) {
        return "5\\t1\\t1\\t1\\t1\\t1\\t" + left + "\\t40\\t50\\t20\\t96.5\\t" + text + "\\n";
    }

    @Test
    void words_are_taken_with_their_places() {
        List<Page> pages = read(say(HEAD + PAGE + word(20, "March") + word(90, "2023")), LONG);
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).width()).isEqualTo(600);
        assertThat(pages.get(0).words())
                .containsExactly(
                        new Word(0, "March", 20, 40, 70, 60, 96.5f), new Word(0, "2023", 90, 40, 140, 60, 96.5f));
    }

    static Stream<Arguments> misbehaviour() {
        String said = HEAD + PAGE + word(20, "March") + word(90, "was") + word(150, "wet");
        return Stream.of(
                Arguments.of("hangs, reading nothing", "exec sleep 1000"),
                Arguments.of("hangs in a child of its own", "sleep 1000"),
                Arguments.of("hangs after its answer", say(said) + "\nexec sleep 1000"),
                Arguments.of("ends at once", "exit 0"),
                Arguments.of("fails after its answer", say(said) + "\nexit 1"),
                Arguments.of("kills itself after its answer", say(said) + "\nkill -9 $$"),
                Arguments.of("talks without end", "exec yes"),
                Arguments.of(
                        "talks of words without end",
                        "printf '" + said + "'\nexec yes \"$(printf '" + word(1, "x") + "')\""),
                Arguments.of("says nothing", TAKE),
                Arguments.of("says something else", say("March was wet")),
                Arguments.of("says too little of a word", say(said + "5\\t1\\t1\\tsun\\n")),
                Arguments.of("says no number", say(said + "5\\t1\\t1\\t1\\t1\\t1\\tx\\t40\\t50\\t20\\t96.5\\tsun\\n")),
                Arguments.of(
                        "is surer than sure", say(said + "5\\t1\\t1\\t1\\t1\\t1\\t7\\t40\\t50\\t20\\t1e9\\tsun\\n")),
                Arguments.of(
                        "is not a number sure", say(said + "5\\t1\\t1\\t1\\t1\\t1\\t7\\t40\\t50\\t20\\tNaN\\tsun\\n")),
                Arguments.of(
                        "sees a word where nothing is",
                        say(said + "5\\t1\\t1\\t1\\t1\\t1\\t-7\\t4\\t5\\t2\\t96\\tsun\\n")),
                Arguments.of(
                        "sees a word far away",
                        say(said + "5\\t1\\t1\\t1\\t1\\t1\\t2147483647\\t4\\t2147483647\\t2\\t96\\tsun\\n")),
                Arguments.of("writes a file", "echo x > \"${0%/*}/written\" && " + say(said)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviour")
    void of_a_program_that_misbehaves_nothing_is_believed_and_nothing_is_left(String what, String script) {
        Path program = StandIn.reading(folder, script);
        long before = System.nanoTime();
        assertThat(new Tesseract(InstalledRecogniser.found(program, "eng").command())
                        .read(LARGE, Duration.ofSeconds(3)))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG);
        awaitNoProcessOf(program);
    }

    @Test
    void what_it_would_take_for_a_list_of_files_to_be_read_is_not_given_to_it() {
        Path program = StandIn.reading(folder, say(HEAD + PAGE + word(20, "March")));
        var tesseract = new Tesseract(InstalledRecogniser.found(program, "eng").command());
        for (String list :
                List.of("/var/lib/imprimatur/secret.png\n", "", "B", "P4", "\u00ff\u00d8", "II+\0\b\0\0\0\0\0\0\0")) {
            assertThat(tesseract.read(list.getBytes(StandardCharsets.ISO_8859_1), LONG))
                    .isEmpty();
        }
        for (String kind : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            assertThat(tesseract.read(new PrintedPicture(60, 40).bytes(kind), LONG))
                    .hasSize(1);
        }
    }

    @Test
    void a_program_that_is_gone_reads_nothing() throws IOException {
        Path program = StandIn.reading(folder, say(HEAD));
        List<String> command = InstalledRecogniser.found(program, "eng").command();
        Files.delete(program);
        assertThat(new Tesseract(command).read(PICTURE, LONG)).isEmpty();
    }

    @Test
    void it_knows_nothing_of_the_service() {
        Path program = StandIn.reading(folder, TAKE + "env > " + folder.resolve("told"));
        new Tesseract(List.of(program.toString(), "stdin")).read(PICTURE, LONG);
        assertThat(folder.resolve("told"))
                .content(StandardCharsets.UTF_8)
                .contains("OMP_THREAD_LIMIT=1")
                .doesNotContain("HOME=", "JAVA", "USER");
    }

    @Test
    void a_worker_whose_pictures_nobody_comes_to_an_end_with_tells_them_as_unread_and_goes_on() throws Exception {
        WorkerSettings settings = Settings.usual()
                .wall(Duration.ofSeconds(20))
                .made()
                .with(InstalledRecogniser.found(StandIn.reading(folder, "exec sleep 1000"), "eng"));
        try (var workers = new Workers(1, settings, Confinement.found(), LONG, false, unheard -> {})) {
            for (int time = 0; time < 2; time++) {
                InspectionReport report = inspect(workers, new ByteArrayInputStream(PICTURE));
                assertThat(report.findings()).extracting(Finding::recogniser).containsExactly("UNREAD_PICTURE");
            }
            assertThat(workers.count()).isEqualTo(1);
        }
    }

    @Test
    void it_does_not_outlive_the_worker() throws Exception {
        InstalledRecogniser recogniser = InstalledRecogniser.found(StandIn.reading(folder, "exec sleep 1234"), "eng");
        assumeTrue(recogniser.command().contains("--pdeathsig"), "this system has no setpriv");
        try (var workers = new Workers(
                1, WorkerSettings.USUAL.with(recogniser), Confinement.found(), LONG, false, unheard -> {})) {
            var inspecting = new Thread(() -> {
                try {
                    inspect(workers, new ByteArrayInputStream(PICTURE));
                } catch (WorkerFailure | WorkersUnavailable | IOException expected) {
                    // it is ended below
                }
            });
            inspecting.start();
            Awaitility.await().atMost(LONG).until(() -> sleepers().findAny().isPresent());
            List<ProcessHandle> reading = sleepers().toList();
            workers.close();
            inspecting.join();
            Awaitility.await().atMost(LONG).until(() -> reading.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static Stream<ProcessHandle> sleepers() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().commandLine().orElse("").endsWith("sleep 1234"));
    }

    private static InspectionReport inspect(Workers workers, InputStream picture) throws WorkerFailure, IOException {
        return workers.inspect(
                new Workers.SentFile("scan.png", PICTURE.length, picture), RULESET, new byte[32], unheard -> {});
    }

    private List<Page> read(String script, Duration within) {
        Path program = StandIn.reading(folder, script);
        return new Tesseract(InstalledRecogniser.found(program, "eng").command()).read(PICTURE, within);
    }

    private static void awaitNoProcessOf(Path program) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(each -> each.info().commandLine().orElse("").contains(program.toString())));
    }
}
