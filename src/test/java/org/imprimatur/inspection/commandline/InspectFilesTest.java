package org.imprimatur.inspection.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.imprimatur.ProgressLine;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.worker.WorkerSettings;
import org.imprimatur.testing.InstalledTesseract;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.PrintedPicture;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody at a terminal, and what a program, is told of files. */
class InspectFilesTest {
    private static final int PEOPLE = 60;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private String clean = "";
    private String roster = "";
    private String letter = "";

    @BeforeEach
    void files() throws IOException {
        clean = file("figures.csv", SampleFiles.cleanAggregateCsv());
        roster = file("statistics.xlsx", SampleFiles.hiddenRoster(PEOPLE));
        letter = file("letter.pages", SampleFiles.docx());
    }

    @Test
    void a_clean_file_ends_with_0() {
        assertThat(inspect(clean)).isZero();
        assertThat(told()).contains(clean, "1 table, no people found");
    }

    @Test
    void findings_end_with_1_and_stand_in_a_table_that_names_nobody() {
        assertThat(inspect(roster)).isEqualTo(1);
        assertThat(told())
                .contains("4 sheets, 1 hidden, 60 people with fear-claim results")
                .containsPattern("SEVERITY +FOUND +HOW +WHERE +PEOPLE +EXAMPLE")
                .containsPattern("CRITICAL +\\S+ +hidden sheets +workbook!\\S.* 60 ");
        InventedPerson.people(PEOPLE)
                .forEach(person -> assertThat(told())
                        .doesNotContain(String.valueOf(person.row().get(2))));
    }

    @Test
    void a_file_that_cannot_be_inspected_ends_with_2_and_says_what_to_do() {
        assertThat(inspect(letter)).isEqualTo(2);
        assertThat(told()).contains("Could not be inspected. The inspection does not read files of this kind.");
    }

    @Test
    void of_several_files_each_is_told_and_the_gravest_decides() {
        assertThat(inspect(clean, letter, roster, clean)).isEqualTo(2);
        assertThat(told()).contains("2 clean, 1 with findings, 1 not inspected");
        assertThat(inspect(clean, roster)).isEqualTo(1);
        assertThat(inspect(clean, clean)).isZero();
    }

    @Test
    void a_file_that_is_not_there_and_a_folder_end_with_2() {
        assertThat(inspect(clean, folder.resolve("nowhere.csv").toString())).isEqualTo(2);
        assertThat(complained()).contains("nowhere.csv: The file cannot be read.");
        assertThat(inspect(folder.toString())).isEqualTo(2);
        assertThat(inspect("\0")).isEqualTo(2);
    }

    @Test
    void programs_are_told_everything_in_json() throws IOException {
        assertThat(inspect("--json", clean, roster, letter, folder.toString())).isEqualTo(2);
        JsonNode files = new ObjectMapper().readTree(told());
        assertThat(files).hasSize(4);
        assertThat(files.at("/0/clean").booleanValue()).isTrue();
        assertThat(files.at("/1/file").textValue()).isEqualTo(roster);
        assertThat(files.at("/1/clean").booleanValue()).isFalse();
        assertThat(files.at("/1/reportSha256").textValue()).matches("[0-9a-f]{64}");
        assertThat(files.at("/1/report/personCount").intValue()).isEqualTo(PEOPLE);
        assertThat(files.at("/1/report/findings/0/severity").textValue()).isEqualTo("CRITICAL");
        assertThat(files.at("/2/report/reason").textValue()).isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(files.at("/3/unread").textValue()).contains("cannot be read");
    }

    @Test
    void hashes_of_two_runs_cannot_be_compared() throws IOException {
        var hashes = new ArrayList<String>();
        for (int run = 0; run < 2; run++) {
            out.reset();
            inspect("--json", roster);
            hashes.add(new ObjectMapper()
                    .readTree(told())
                    .at("/0/report/findings/0/keyedHash")
                    .textValue());
        }
        assertThat(hashes).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void what_is_not_understood_ends_with_2_and_the_usage() {
        for (List<String> arguments : List.of(List.<String>of(), List.of("--yaml", clean), List.of("--json"))) {
            problems.reset();
            assertThat(inspect(arguments.toArray(String[]::new))).isEqualTo(2);
            assertThat(complained()).contains("Usage: java -jar quarkus-run.jar inspect [OPTION]... FILE...");
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void a_text_recogniser_that_cannot_be_used_ends_with_2_before_any_file_is_read() {
        assertThat(inspect("--text-recogniser", folder.resolve("tesseract").toString(), clean))
                .isEqualTo(2);
        assertThat(complained()).contains("is not the absolute path of a program", "tesseract-ocr");
        assertThat(told()).isEmpty();
        assertThat(inspect(clean, "--text-recogniser")).isEqualTo(2);
        assertThat(complained()).contains("Nothing stands behind --text-recogniser.");
    }

    @Test
    void a_picture_is_read_by_the_text_recogniser_that_is_named() throws IOException {
        assumeTrue(InstalledTesseract.isThere());
        String scan = file(
                "scan.png",
                new PrintedPicture(1200, 300)
                        .print("The office answered all requests in time.", 40, 150, 40)
                        .bytes("png"));
        assertThat(inspect(scan)).isEqualTo(1);
        assertThat(told()).contains("UNREAD_PICTURE");
        assertThat(inspect(
                        "--json",
                        "--text-recogniser",
                        InstalledTesseract.program().toString(),
                        "--languages",
                        "eng",
                        scan))
                .isZero();
        assertThat(told()).contains("MACHINE_READ", "\"picturesReadBy\":\"tesseract ");
    }

    @Test
    void help_is_told_and_ends_with_0() {
        assertThat(inspect("--help")).isZero();
        assertThat(told()).contains("Usage:", "Exit code");
        assertThat(complained()).isEmpty();
    }

    @Test
    void a_file_whose_name_looks_like_an_option_or_like_a_command_to_the_terminal_is_a_file() throws IOException {
        String escape = file("-\u001b[2Jfigures.csv", SampleFiles.cleanAggregateCsv());
        assertThat(inspect("--", escape)).isZero();
        assertThat(told()).doesNotContain("\u001b").contains("\ufffd[2Jfigures.csv");
    }

    @Test
    void where_no_worker_can_be_started_that_is_said() {
        var usual = WorkerSettings.USUAL;
        var settings = new WorkerSettings(
                folder.resolve("no-java"),
                usual.heapBytes(),
                Duration.ofSeconds(5),
                usual.cpuLimit(),
                usual.outputBytes(),
                1,
                false);
        assertThat(inspect(settings, false, clean)).isEqualTo(2);
        assertThat(complained()).contains("worker of the inspection");
    }

    @Test
    void progress_is_told_to_whoever_looks_and_leaves_nothing() {
        var line = new ProgressLine(new PrintStream(problems, true, StandardCharsets.UTF_8), true);
        line.clear();
        assertThat(complained()).isEmpty();
        Awaitility.await().until(() -> {
            line.tell(() -> InspectFiles.words("a\u001b.csv", new InspectionProgress(InspectionPhase.READING, 0.5)));
            return problems.size() > 0;
        });
        assertThat(complained()).startsWith("\rreading a\ufffd.csv 50 %");
        line.clear();
        assertThat(complained()).endsWith("\r");
        problems.reset();
        assertThat(inspect(clean)).isZero();
        assertThat(complained()).as("nobody looks").isEmpty();
    }

    private int inspect(String... arguments) {
        return inspect(WorkerSettings.USUAL, false, arguments);
    }

    private int inspect(WorkerSettings settings, boolean seen, String... arguments) {
        return InspectFiles.run(
                List.of(arguments),
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8),
                seen);
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return problems.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}
