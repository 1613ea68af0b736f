package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.PrintedPicture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service with a text recogniser says by what pictures were read. */
@QuarkusTest
@Tag("own-application")
@TestProfile(PicturesReadTest.Reading.class)
@QuarkusTestResource(RealServices.class)
class PicturesReadTest {
    private static final String SCRIPT = """
            #!/bin/sh
            case "$1" in
              --version) echo 'tesseract 5.9.9'; exit;;
              --list-langs) echo eng; exit;;
            esac
            cat > /dev/null
            printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
            printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t600\\t400\\t-1\\t\\n'
            printf '5\\t1\\t1\\t1\\t1\\t1\\t20\\t40\\t50\\t20\\t96\\tMarch\\n'
            printf '5\\t1\\t1\\t1\\t1\\t2\\t80\\t40\\t50\\t20\\t96\\twas\\n'
            printf '5\\t1\\t1\\t1\\t1\\t3\\t140\\t40\\t50\\t20\\t96\\twet\\n'
            """;

    /** Names a program that reads the same on each picture. */
    public static final class Reading implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path program = Path.of("target", "tesseract-stand-in.sh").toAbsolutePath();
            try {
                Files.writeString(program, SCRIPT);
                Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("imprimatur.inspection.text-recogniser", program.toString());
        }
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_picture_that_a_machine_read_asks_for_an_acknowledgement_and_is_told_by_what() {
        String document = Upload.register(Api.as("sam"), "Weather by month");
        String version = Upload.addVersion(
                        Api.as("sam"), document, 0, new PrintedPicture(600, 400).bytes("png"), "weather.png")
                .getString("id");
        assertThat(Upload.awaitInspected(Api.as("sam"), version).getString("state"))
                .isEqualTo("INSPECTED");
        Answer inspection = Api.as("sam")
                .execute(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { picturesReadBy clean"
                                + " acknowledged findings { nodes { recogniser severity } } } } } }",
                        Map.of("id", version))
                .at("node.inspection");
        assertThat(inspection.getString("picturesReadBy")).isEqualTo("tesseract 5.9.9 (eng)");
        assertThat(inspection.getBoolean("clean")).isTrue();
        assertThat(inspection.getBoolean("acknowledged")).isFalse();
        assertThat(inspection.getString("findings.nodes[0].recogniser")).isEqualTo("MACHINE_READ");
        assertThat(inspection.getString("findings.nodes[0].severity")).isEqualTo("LOW");
    }

    @Test
    void a_recogniser_that_cannot_be_used_stops_the_start_with_the_settings_to_look_at() {
        assertThatThrownBy(() -> InspectionWorkers.recogniser(Optional.of(Path.of("/nowhere/tesseract")), "eng"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("imprimatur.inspection.text-recogniser")
                .hasMessageContaining("/nowhere/tesseract");
        assertThat(InspectionWorkers.recogniser(Optional.empty(), "eng")).isEmpty();
    }
}
