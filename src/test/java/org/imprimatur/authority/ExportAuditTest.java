package org.imprimatur.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.IndependentSettings;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor takes what a search found out of the service. */
@QuarkusTest
@TestProfile(IndependentSettings.class)
@QuarkusTestResource(RealServices.class)
class ExportAuditTest {
    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static Response export(Api api, Map<String, ?> search) {
        return given().auth().oauth2(api.token()).queryParams(search).get("/audit/export.csv");
    }

    private static List<List<String>> lines(Response answer) {
        return CsvReader.builder().ofCsvRecord(answer.asString()).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    @Test
    void a_name_that_a_spreadsheet_program_would_carry_out_leaves_as_text() throws SQLException {
        String name = "=HYPERLINK(\"https://evil.example\",\"Mary, here\")";
        String person = Register.enrol("formula-" + UUID.randomUUID(), name, false, List.of(Role.COUNSEL));
        awaitInTheRecord();
        var answer = export(Api.as("ada"), Map.of("person", person));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var lines = lines(answer);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("Index", "Time (UTC)", "What happened");
        assertThat(lines.get(1).get(2)).isEqualTo("Adam Kessler granted " + name + " the authority of counsel.");
        assertThat(lines.get(1).get(14)).isEqualTo(person);
        assertThat(answer.asString().lines().filter(line -> line.startsWith("\"")))
                .as("everything is quoted")
                .hasSize(4);

        String subject = "formula-acts-" + UUID.randomUUID();
        String acting = Register.enrol(subject, "@SUM(A1)", false, List.of(Role.AUDITOR));
        export(Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken()), Map.of());
        awaitInTheRecord();
        var own = lines(export(Api.as("ada"), Map.of("by", acting))).get(1);
        assertThat(own.get(6)).isEqualTo("'@SUM(A1)");
        assertThat(own.get(2)).startsWith("'@SUM(A1) exported 12 entries of the audit history");
    }

    @Test
    void it_is_on_record_before_the_first_byte_and_says_where_it_was_cut() throws SQLException {
        awaitInTheRecord();
        String subject = "exporter-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Ex Porter", false, List.of(Role.AUDITOR));
        awaitInTheRecord();
        var answer = export(Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken()), Map.of("reads", "1"));
        var lines = lines(answer);
        assertThat(lines).hasSize(1 + IndependentSettings.EXPORTED_ENTRIES + 1);
        assertThat(lines.get(IndependentSettings.EXPORTED_ENTRIES + 1).get(0)).isEqualTo("CUT");
        assertThat(lines.get(IndependentSettings.EXPORTED_ENTRIES + 1).get(2))
                .contains("There are more entries than the 12 that an export holds");
        assertThat(lines.subList(1, IndependentSettings.EXPORTED_ENTRIES + 1))
                .extracting(line -> Long.valueOf(line.get(0)))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                .doesNotHaveDuplicates();
        assertThat(Superuser.one(
                        "select convert_from(body, 'UTF8') from audit.entry where convert_from(body, 'UTF8') like"
                                + " '%\"action\":\"EXPORT_AUDIT\",\"actor\":{\"id\":\""
                                + GlobalId.parse("Person", person)
                                + "\"%'"))
                .contains("\"rows\":12", "\"cut\":true", "\"outcome\":\"PERMITTED\"");
    }

    @Test
    void reads_are_left_out_unless_they_are_asked_for() throws SQLException {
        Api.as("ada").execute("{ auditEntries(last: 1) { nodes { id } } }");
        awaitInTheRecord();
        assertThat(lines(export(Api.as("ada"), Map.of("action", "READ_AUDIT", "outcome", "PERMITTED"))))
                .hasSize(1);
        assertThat(lines(export(Api.as("ada"), Map.of("action", "READ_AUDIT", "outcome", "PERMITTED", "reads", "1"))))
                .hasSizeGreaterThan(1);
    }

    @Test
    void who_is_no_auditor_gets_nothing_and_that_is_recorded() throws SQLException {
        assertThat(given().get("/audit/export.csv").statusCode()).isEqualTo(401);
        String subject = "curious-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Curi Ous", false, List.of(Role.COUNSEL));
        var answer = export(Api.with(SignIn.with(subject).roles(Role.COUNSEL).accessToken()), Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.as(Answer.class).getString("code")).isEqualTo("ROLE_NOT_ASSERTED");
        assertThat(Superuser.one(
                        "select convert_from(body, 'UTF8') from audit.entry where convert_from(body, 'UTF8') like"
                                + " '%\"action\":\"EXPORT_AUDIT\",\"actor\":{\"id\":\""
                                + GlobalId.parse("Person", person)
                                + "\"%'"))
                .contains("\"outcome\":\"REFUSED\"");
    }

    @Test
    void a_search_that_is_not_one_is_refused() {
        for (var search : List.of(
                Map.of("from", "yesterday"),
                Map.of("action", "EVERYTHING"),
                Map.of("outcome", "GOOD"),
                Map.of("by", "Mary"),
                Map.of("document", "1"))) {
            assertThat(export(Api.as("ada"), search).statusCode())
                    .as(search.toString())
                    .isEqualTo(400);
        }
    }

    private static void awaitInTheRecord() throws SQLException {
        await().untilAsserted(() -> assertThat(Superuser.one("select count(*) from audit.waiting()"))
                .isEqualTo("0"));
    }
}
