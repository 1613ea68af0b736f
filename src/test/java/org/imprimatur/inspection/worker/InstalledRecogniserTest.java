package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.imprimatur.testing.InstalledTesseract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text recogniser that cannot be used is told at the start, with what to do. */
class InstalledRecogniserTest {
    @TempDir
    Path folder;

    @Test
    void the_one_of_this_machine_is_named_with_its_version_and_languages() {
        assumeTrue(InstalledTesseract.isThere());
        InstalledRecogniser found = InstalledRecogniser.found(InstalledTesseract.program(), "eng");
        assertThat(found.name()).matches("tesseract [345]\\.\\S+ \\(eng\\)");
        assertThat(found.command())
                .endsWith(InstalledTesseract.program().toString(), "stdin", "stdout", "-l", "eng", "--psm", "3", "tsv");
    }

    @Test
    void a_language_without_data_is_named() {
        Path program = StandIn.reading(folder, "");
        assertThat(InstalledRecogniser.found(program, "eng").name()).isEqualTo("tesseract 5.9.9 (eng)");
        assertThatThrownBy(() -> InstalledRecogniser.found(program, "eng+chi_sim"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(program.toString())
                .hasMessageContaining("the language chi_sim (Debian: tesseract-ocr-chi-sim)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--tessdata-dir", "eng+", "eng -c x=y", "../eng", "eng\n"})
    void what_names_no_languages_never_gets_into_a_command(String languages) {
        Path program = StandIn.reading(folder, "");
        assertThatThrownBy(() -> InstalledRecogniser.found(program, languages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no languages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'some program 5.0'", "echo 'tesseract 5.3.0'; exit 1", "", "exec yes"})
    void a_program_that_does_not_say_that_it_is_one_is_none(String script) {
        Path program = StandIn.of(folder, script);
        assertThatThrownBy(() -> InstalledRecogniser.found(program, "eng"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--version");
    }

    @Test
    void a_path_that_leads_to_no_program_is_told() {
        for (Path program : new Path[] {folder, folder.resolve("tesseract"), Path.of("tesseract")}) {
            assertThatThrownBy(() -> InstalledRecogniser.found(program, "eng"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not the absolute path of a program")
                    .hasMessageContaining("tesseract-ocr");
        }
    }
}
