package org.imprimatur.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class InspectVersionsTest {
    private static final String REGENERATE =
            "mutation($input: RegenerateDocumentVersionInput!) { regenerateDocumentVersion(input: $input)"
                    + " { version { id fileName regeneratedFrom { id } } userErrors { code message } } }";

    private Api sam = Api.with("");
    private String document = "";

    @BeforeEach
    void a_document_of_sam() {
        Register.enrolEverybody();
        sam = Api.as("sam");
        document = Upload.register(sam, "Inspected " + UUID.randomUUID());
    }

    @Test
    void people_on_a_hidden_sheet_are_seen_and_told_in_one_sentence() {
        Answer version = inspected(0, SampleFiles.hiddenRoster(), "Detention statistics.xlsx");
        assertThat(version.getString("state")).isEqualTo("INSPECTED");
        assertThat(version.getString("inspection.summary")).contains("4 sheets", "1 hidden", "6,252 people");
        assertThat(version.getInt("inspection.personCount")).isEqualTo(6252);
        assertThat(version.getBoolean("inspection.hiddenContent")).isTrue();
        assertThat(version.<String>getList("inspection.findings.nodes.mechanism"))
                .contains("SHEET_HIDDEN");
        assertThat(version.<String>getList("inspection.findings.nodes.severity"))
                .contains("CRITICAL");
    }

    @Test
    void figures_about_groups_are_clean_although_they_look_like_numbers_of_people() {
        Answer version = inspected(0, SampleFiles.cleanAggregate(), "figures.xlsx");
        assertThat(version.getBoolean("inspection.clean")).isTrue();
        assertThat(version.<String>getList("inspection.categories")).containsExactly("AGGREGATE_ONLY");
    }

    @Test
    void what_cannot_be_read_is_uninspectable_and_the_submitter_is_told_what_to_do() {
        Answer version = inspected(0, SampleFiles.docx(), "letter.pages");
        assertThat(version.getString("state")).isEqualTo("UNINSPECTABLE");
        assertThat(version.getString("inspection.reason")).isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(version.getString("inspection.advice")).contains("as a workbook, text, PDF");
        assertThat(version.<String>getList("inspection.categories")).containsExactly("UNKNOWN");
    }

    @Test
    void the_visible_cells_of_a_workbook_become_a_new_version_without_its_hidden_people() {
        Answer source = inspected(0, SampleFiles.hiddenRoster(50), "statistics.xlsx");
        Answer made = sam.execute(REGENERATE, Map.of("input", Map.of("versionId", source.getString("id"))));
        assertThat(made.getList("regenerateDocumentVersion.userErrors.message")).isEmpty();
        assertThat(made.getString("regenerateDocumentVersion.version.regeneratedFrom.id"))
                .isEqualTo(source.getString("id"));
        Answer version = Upload.awaitInspected(sam, made.getString("regenerateDocumentVersion.version.id"));
        assertThat(version.getInt("inspection.personCount")).isZero();
        assertThat(version.getBoolean("inspection.hiddenContent")).isFalse();
        assertThat(version.getBoolean("inspection.clean")).isTrue();
    }

    @Test
    void what_was_not_inspected_is_not_regenerated() {
        Answer version = inspected(0, SampleFiles.docx(), "letter.pages");
        Answer refused = sam.execute(REGENERATE, Map.of("input", Map.of("versionId", version.getString("id"))));
        assertThat(refused.getList("regenerateDocumentVersion.userErrors.code"))
                .containsExactly("NOTHING_TO_REGENERATE");
    }

    @Test
    void a_report_that_somebody_rewrote_in_the_database_counts_for_nothing() throws SQLException {
        Answer version = inspected(0, SampleFiles.hiddenRoster(20), "statistics.xlsx");
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table imprimatur.inspection disable trigger all");
            sql.execute("update imprimatur.inspection set report = replace(report, '\"hiddenContent\":true',"
                    + " '\"hiddenContent\":false') where report like '%\"personCount\":20%'");
            sql.execute("alter table imprimatur.inspection enable trigger all");
            for (String guard : new String[] {"entry_required", "append_only_rows", "append_only_table"}) {
                sql.execute("alter table imprimatur.inspection enable always trigger " + guard);
            }
        }
        Answer again = Upload.awaitInspected(sam, version.getString("id"));
        assertThat(again.getString("inspection"))
                .as("what its entry does not vouch for is not shown")
                .isNull();
    }

    private Answer inspected(int expectedVersion, byte[] bytes, String name) {
        return Upload.awaitInspected(
                sam,
                Upload.addVersion(sam, document, expectedVersion, bytes, name).getString("id"));
    }
}
