package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.IndependentSettings;
import org.imprimatur.testing.PrintedPicture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service with a text recogniser says by what pictures were read. */
@QuarkusTest
@TestProfile(IndependentSettings.class)
@QuarkusTestResource(RealServices.class)
class PicturesReadTest {
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
