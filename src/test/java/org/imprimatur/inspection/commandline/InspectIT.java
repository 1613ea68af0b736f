package org.imprimatur.inspection.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imprimatur.testing.PackagedJar;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar quarkus-run.jar inspect FILE…}, as somebody runs it who has nothing but the jar. */
class InspectIT {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("figures.csv"), "Month,Admissions\r\nJanuary,12\r\n");
        Files.write(folder.resolve("statistics.xlsx"), SampleFiles.hiddenRoster());
        Files.write(folder.resolve("broken.xlsx"), SampleFiles.truncated());
    }

    @Test
    void the_packaged_jar_tells_what_is_in_files_and_ends_with_what_it_came_to() throws Exception {
        PackagedJar.Ended clean = inspect("figures.csv");
        assertThat(clean.output().lines()).containsExactly("figures.csv", "  1 table, no people found", "");
        assertThat(clean.exitCode()).isZero();

        PackagedJar.Ended found = inspect("statistics.xlsx", "figures.csv");
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.output())
                .contains("4 sheets, 1 hidden, 6,252 people with fear-claim results")
                .contains("CRITICAL", "6,252")
                .contains("1 clean, 1 with findings, 0 not inspected");

        PackagedJar.Ended several = inspect("--json", "figures.csv", "statistics.xlsx", "broken.xlsx");
        assertThat(several.exitCode()).isEqualTo(2);
        JsonNode json = new ObjectMapper().readTree(several.output());
        assertThat(json.findValuesAsText("file")).containsExactly("figures.csv", "statistics.xlsx", "broken.xlsx");
        assertThat(json.at("/1/report/personCount").intValue()).isEqualTo(SampleFiles.PEOPLE_OF_THE_CASE);
        assertThat(json.at("/2/report/reason").textValue()).isEqualTo("MALFORMED");

        PackagedJar.Ended mistaken = inspect();
        assertThat(mistaken.exitCode()).isEqualTo(2);
        assertThat(mistaken.output()).contains("Usage:");
    }

    private PackagedJar.Ended inspect(String... arguments) throws IOException, InterruptedException {
        var all = new String[arguments.length + 1];
        all[0] = "inspect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        // Whatever is set for a service must not matter.
        return PackagedJar.run(folder, Map.of("QUARKUS_DATASOURCE_JDBC_URL", "nonsense"), all);
    }
}
