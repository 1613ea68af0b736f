package org.imprimatur.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class PreviewContentTest {
    private static final int PEOPLE = 60;

    private Api sam = Api.with("");
    private String document = "";

    @BeforeEach
    void a_document_of_sam() {
        Register.enrolEverybody();
        sam = Api.as("sam");
        document = Upload.register(sam, "Looked into " + UUID.randomUUID());
    }

    @Test
    void a_reviewer_sees_what_is_hidden_and_nobody_in_it_and_no_entry_is_written_of_that() {
        String version = hiddenRoster();
        int before = reads(version);

        Response masked = preview(Api.as("riley"), version, hiddenSheet(version), 0);

        assertThat(masked.statusCode()).isEqualTo(200);
        assertThat(masked.header("Cache-Control")).isEqualTo("no-store");
        assertThat(masked.as(Answer.class).getList("sheets.mechanism")).contains("VISIBLE", "SHEET_HIDDEN");
        assertThat(masked.as(Answer.class).getList("rows")).hasSize(50);
        assertThat(masked.as(Answer.class).<String>getList("rows[0].values.text"))
                .isEqualTo(InventedPerson.COLUMNS);
        assertThat(masked.as(Answer.class).<String>getList("rows[1].values.text"))
                .containsOnlyNulls();
        InventedPerson.people(PEOPLE)
                .forEach(person -> assertThat(masked.asString())
                        .doesNotContain(String.valueOf(person.row().get(2))));
        assertThat(reads(version)).isEqualTo(before);
    }

    @Test
    void what_is_revealed_is_on_record_before_it_is_shown_and_once_for_each_page() {
        String version = hiddenRoster();
        int sheet = hiddenSheet(version);
        int before = reads(version);

        Response first = reveal(Api.as("riley"), version, sheet, 0);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.as(Answer.class).<String>getList("rows[1].values.text"))
                .doesNotContainNull();
        assertThat(reads(version)).isEqualTo(before + 1);

        Response second = reveal(Api.as("riley"), version, sheet, 50);
        assertThat(second.as(Answer.class).getList("rows")).hasSize(PEOPLE + 1 - 50);
        assertThat(second.as(Answer.class).getInt("rows[0].number")).isEqualTo(51);
        assertThat(reads(version)).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "sam, 200, ",
        "priya, 200, ",
        "pat, 403, MAY_NOT_READ_CONTENT",
        "ada, 403, MAY_NOT_READ_CONTENT",
        "adam, 404, VERSION_NOT_FOUND"
    })
    void whoever_may_not_read_the_bytes_does_not_look_into_them_either(String person, int status, String code) {
        String version = hiddenRoster();
        for (Response answer : List.of(preview(Api.as(person), version, 0, 0), reveal(Api.as(person), version, 0, 0))) {
            assertThat(answer.statusCode()).isEqualTo(status);
            if (code != null) {
                assertThat(answer.as(Answer.class).getString("code")).isEqualTo(code);
            }
        }
    }

    @Test
    void what_could_not_be_inspected_is_not_shown_and_no_read_of_it_is_recorded() {
        String version = Upload.addVersion(sam, document, 0, SampleFiles.docx(), "letter.pages")
                .getString("id");
        Upload.awaitInspected(sam, version);
        for (Response answer : List.of(preview(sam, version, 0, 0), reveal(sam, version, 0, 0))) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.as(Answer.class).getString("code")).isEqualTo("NOTHING_TO_PREVIEW");
        }
        assertThat(reads(version)).isZero();
    }

    @Test
    void sheets_and_rows_that_cannot_be_are_told_as_such() {
        String version = hiddenRoster();
        assertThat(preview(sam, version, -1, 0).as(Answer.class).getString("code"))
                .isEqualTo("INVALID_INPUT");
        assertThat(preview(sam, version, 0, -5).as(Answer.class).getString("code"))
                .isEqualTo("INVALID_INPUT");
        assertThat(preview(sam, version, 99, 0).statusCode()).isEqualTo(200);
        assertThat(preview(sam, version, 0, 999_999_999).as(Answer.class).getList("rows"))
                .isEmpty();
        assertThat(preview(sam, GlobalId.of("DocumentVersion", UUID.randomUUID()), 0, 0)
                        .statusCode())
                .isEqualTo(404);
        assertThat(preview(sam, "nonsense", 0, 0).statusCode()).isEqualTo(404);
    }

    private String hiddenRoster() {
        String version = Upload.addVersion(sam, document, 0, SampleFiles.hiddenRoster(PEOPLE), "statistics.xlsx")
                .getString("id");
        Upload.awaitInspected(sam, version);
        return version;
    }

    private int hiddenSheet(String version) {
        return preview(sam, version, 0, 0)
                .as(Answer.class)
                .<String>getList("sheets.mechanism")
                .indexOf("SHEET_HIDDEN");
    }

    private static Response preview(Api api, String version, int sheet, int from) {
        return given().auth()
                .oauth2(api.token())
                .queryParam("sheet", sheet)
                .queryParam("from", from)
                .get("/content/versions/" + version + "/preview");
    }

    private static Response reveal(Api api, String version, int sheet, int from) {
        return given().auth()
                .oauth2(api.token())
                .queryParam("sheet", sheet)
                .queryParam("from", from)
                .post("/content/versions/" + version + "/preview/revealed");
    }

    private static int reads(String version) {
        try (Connection app = RealServices.appConnection();
                PreparedStatement sql =
                        app.prepareStatement("select count(*) from (select convert_from(body, 'UTF8') as text"
                                + " from audit.entry) e where text::jsonb ->> 'action' = 'READ_CONTENT'"
                                + " and text::jsonb ->> 'outcome' = 'PERMITTED' and position(? in text) > 0")) {
            sql.setString(1, GlobalId.parse("DocumentVersion", version).toString());
            try (ResultSet found = sql.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
