package org.imprimatur.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePdf;
import org.imprimatur.testing.SamplePicture;
import org.imprimatur.testing.Upload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as pictures: who is shown them, and what is on record of it. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ShowPageTest {
    private Api sam = Api.with("");

    @BeforeEach
    void everybody() {
        Register.enrolEverybody();
        sam = Api.as("sam");
    }

    @Test
    void a_reviewer_sees_what_lies_under_a_box_and_each_page_is_on_record_by_its_number() throws Exception {
        String version = version(covered(), "figures.pdf");

        Response page = show(Api.as("riley"), version, "page=1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("image/png");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Imprimatur-Page"))
                .isEqualTo("page=1, pages=2, left=0.000, bottom=0.000, width=612.000, height=792.000, rotation=0,"
                        + " whole=?1");
        assertThat(colours(picture(page))).as("a black box").isEqualTo(1);
        assertThat(reads(version, 1)).isEqualTo(1);

        Response bare = show(Api.as("riley"), version, "page=1&text=true");
        assertThat(colours(picture(bare))).as("letters").isGreaterThan(2);
        assertThat(reads(version, 1)).isEqualTo(2);

        assertThat(picture(show(Api.as("riley"), version, "page=2")).getWidth()).isEqualTo(1224);
        assertThat(reads(version, 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sam, 200, ",
        "priya, 200, ",
        "pat, 403, MAY_NOT_READ_CONTENT",
        "ada, 403, MAY_NOT_READ_CONTENT",
        "adam, 404, VERSION_NOT_FOUND"
    })
    void whoever_may_not_read_the_bytes_is_shown_no_page_of_them_and_that_they_tried_is_on_record(
            String person, int status, @Nullable String code) {
        String version = version(covered(), "figures.pdf");
        int refused = entries(version, "REFUSED", null);
        Response answer = show(Api.as(person), version, "page=1");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(reads(version, 1)).isEqualTo(status == 200 ? 1 : 0);
        assertThat(entries(version, "REFUSED", null)).isEqualTo(refused + (status == 200 ? 0 : 1));
        if (code != null) {
            assertThat(answer.as(Answer.class).getString("code")).isEqualTo(code);
        }
    }

    @Test
    void a_page_is_on_record_before_it_is_painted() {
        String version = version(covered(), "figures.pdf");
        refused(show(sam, version, "page=3"), 422, "PAGE_NOT_FOUND");
        assertThat(reads(version, 3)).isEqualTo(1);
        assertThat(entries(version, "REFUSED", null)).isEqualTo(1);
    }

    @Test
    void a_picture_is_a_page_and_a_workbook_has_none() throws Exception {
        assertThat(picture(show(sam, version(SamplePicture.plain("png"), "scan.png"), ""))
                        .getWidth())
                .isEqualTo(8);
        refused(show(sam, version(SampleFiles.hiddenRoster(5), "roster.xlsx"), "page=1"), 422, "NO_PAGES");
    }

    @Test
    void what_could_not_be_inspected_is_not_shown_and_no_read_of_it_is_recorded() {
        String version = version(SampleFiles.docx(), "letter.pages");
        refused(show(sam, version, "page=1"), 422, "NOTHING_TO_PREVIEW");
        assertThat(entries(version, "PERMITTED", "1")).isZero();
    }

    @Test
    void pages_that_cannot_be_are_told_as_such() {
        String version = version(covered(), "figures.pdf");
        refused(show(sam, version, "page=0"), 422, "PAGE_NOT_FOUND");
        for (String nonsense : new String[] {"page=-1", "page=one", "page=99999999999", "page=1&text=maybe"}) {
            refused(show(sam, version, nonsense), 422, "INVALID_INPUT");
        }
        assertThat(reads(version, 1)).isZero();
        refused(show(sam, GlobalId.of("DocumentVersion", UUID.randomUUID()), "page=1"), 404, "VERSION_NOT_FOUND");
        assertThat(show(sam, "nonsense", "page=1").statusCode()).isEqualTo(404);
    }

    private static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo(code);
    }

    private static byte[] covered() {
        String name = InventedPerson.people(1).get(0).row().get(1).toString();
        return new SamplePdf()
                .pages(2)
                .with((document, page, content) -> {
                    SamplePdf.text(content, 100, 400, 12, name);
                    content.setNonStrokingColor(Color.BLACK);
                    SamplePdf.box(content, 92, 392, 220, 24);
                })
                .bytes();
    }

    /** How many there are in the box. */
    private static long colours(BufferedImage page) {
        BufferedImage box = page.getSubimage(190, 2 * (792 - 414), 400, 40);
        return Arrays.stream(box.getRGB(0, 0, box.getWidth(), box.getHeight(), null, 0, box.getWidth()))
                .distinct()
                .count();
    }

    private static BufferedImage picture(Response answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
    }

    private String version(byte[] file, String name) {
        String document = Upload.register(sam, "Shown as a picture " + UUID.randomUUID());
        String version = Upload.addVersion(sam, document, 0, file, name).getString("id");
        Upload.awaitInspected(sam, version);
        return version;
    }

    private static Response show(Api api, String version, String query) {
        return given().auth()
                .oauth2(api.token())
                .post("/content/versions/" + version + "/preview/painted" + (query.isEmpty() ? "" : "?" + query));
    }

    private static int reads(String version, int page) {
        return entries(version, "PERMITTED", Integer.toString(page));
    }

    /** @param page null for whichever */
    private static int entries(String version, String outcome, @Nullable String page) {
        try (Connection app = RealServices.appConnection();
                PreparedStatement sql =
                        app.prepareStatement("select count(*) from (select convert_from(body, 'UTF8') as text"
                                + " from audit.entry) e where text::jsonb ->> 'action' = 'READ_CONTENT'"
                                + " and text::jsonb ->> 'outcome' = ? and position(? in text) > 0"
                                + " and (? is null or text::jsonb -> 'facts' ->> 'page' = ?)")) {
            sql.setString(1, outcome);
            sql.setString(2, GlobalId.parse("DocumentVersion", version).toString());
            sql.setString(3, page);
            sql.setString(4, page);
            try (ResultSet found = sql.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
