package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accounting of disclosures that 5 U.S.C. 552a(c) asks for. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class DisclosuresTest {
    private static final String ACCOUNTING =
            "query($d: ID, $r: ID, $first: Int, $after: String) { disclosures(documentId: $d, releaseId: $r, first:"
                    + " $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { release { id state"
                    + " verified } disclosedAt withdrawnAt fileName content purpose audience channel destination"
                    + " recipients { name address } legalBases authorisedBy { printedName role } publishedBy { printedName"
                    + " } traffic { permitsUsed permitsRedeemed downloads brokenOff } } } }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private static Answer accounting(String person, Map<String, ?> of) {
        return Api.as(person).send(ACCOUNTING, of);
    }

    @Test
    void each_release_that_was_published_is_told_with_its_date_nature_purpose_and_recipients() throws SQLException {
        Walk walk = Walk.published();
        String handle = walk.usePermit(Api.as("pat").token()).as(Answer.class).getString("handle");
        assertThat(walk.redeem(Api.as("pat").token(), handle).statusCode()).isEqualTo(200);
        String second = walk.usePermit(Api.as("pat").token()).as(Answer.class).getString("handle");
        assertThat(walk.download(Api.as("pat").token(), second).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(accounting("priya", Map.of("d", walk.document))
                        .getInt("data.disclosures.nodes[0].traffic.downloads"))
                .isEqualTo(1));

        Answer told = accounting("priya", Map.of("d", walk.document)).at("data.disclosures");
        assertThat(told.getInt("totalCount")).isEqualTo(1);
        Answer one = told.at("nodes[0]");
        assertThat(one.getString("release.id")).isEqualTo(walk.release);
        assertThat(one.getString("disclosedAt")).isEqualTo(walk.seenBy("pat").getString("publishedAt"));
        assertThat(one.getString("withdrawnAt")).isNull();
        assertThat(one.getString("fileName")).isEqualTo("figures.csv");
        assertThat(one.getString("purpose")).isEqualTo("Monthly statistics");
        assertThat(one.getString("audience")).isEqualTo("PUBLIC_WEB");
        assertThat(one.getString("destination")).isEqualTo(walk.destination);
        assertThat(one.getList("legalBases")).containsExactly("5USC552");
        assertThat(one.getList("authorisedBy.printedName")).containsExactly("Riley Castellano", "Priya Raman");
        assertThat(one.getString("publishedBy.printedName")).isEqualTo("Pat Dunleavy");
        assertThat(one.getInt("traffic.permitsUsed")).isEqualTo(2);
        assertThat(one.getInt("traffic.permitsRedeemed")).isEqualTo(1);
        assertThat(one.getInt("traffic.brokenOff")).isZero();

        assertThat(accounting("ada", Map.of("r", walk.release)).getList("data.disclosures.nodes.release.id"))
                .containsExactly(walk.release);
        assertThat(accounting("farah", Map.of("r", walk.release)).getInt("data.disclosures.totalCount"))
                .isEqualTo(1);
        assertThat(AuditorsEntries.count("ACCOUNT_DISCLOSURES", walk.releaseId(), "by.release"))
                .as("one reading of each of the two")
                .isEqualTo(2);
    }

    @Test
    void a_disclosure_that_was_stopped_is_told_with_its_end_and_one_that_was_never_made_is_not() {
        Walk walk = Walk.published();
        Walk again = walk.again();
        assertThat(accounting("ada", Map.of("d", walk.document)).getList("data.disclosures.nodes.release.id"))
                .containsExactly(walk.release);
        assertThat(again.publish().getList("publishRelease.userErrors")).isEmpty();
        again.act("pat", "suspend", Map.of("reason", "Look again"));

        Answer first = accounting("ada", Map.of("d", walk.document, "first", 1)).at("data.disclosures");
        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(first.getList("nodes.release.state")).containsExactly("SUPERSEDED");
        Answer rest = accounting(
                        "ada", Map.of("d", walk.document, "first", 1, "after", first.getString("pageInfo.endCursor")))
                .at("data.disclosures");
        assertThat(rest.getBoolean("pageInfo.hasNextPage")).isFalse();
        assertThat(rest.getList("nodes.release.id")).containsExactly(again.release);
        assertThat(rest.getList("nodes.withdrawnAt")).doesNotContainNull();
    }

    @Test
    void whoever_does_not_answer_for_disclosures_gets_no_accounting() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        for (String person : List.of("sam", "riley", "pat", "adam")) {
            assertThat(accounting(person, Map.of("d", walk.document)).getList("errors.extensions.code"))
                    .as(person)
                    .containsExactly("ROLE_NOT_ASSERTED");
        }
        assertThat(accounting("ada", Map.of()).getList("errors.extensions.code"))
                .containsExactly("INVALID_INPUT");
        assertThat(accounting("ada", Map.of("d", walk.document)).getInt("data.disclosures.totalCount"))
                .isZero();
        assertThat(given().auth()
                        .oauth2(Api.as("sam").token())
                        .queryParam("document", walk.document)
                        .get("/audit/disclosures.csv")
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().auth()
                        .oauth2(Api.as("ada").token())
                        .get("/audit/disclosures.csv")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_table_for_spreadsheet_programs_holds_the_same_carries_nothing_out_and_is_recorded_each_time()
            throws SQLException {
        Walk walk = Walk.approved(Walk.figures(20), Map.of("purpose", "=HYPERLINK(\"https://evil.example\")"));
        assertThat(walk.publish().getList("publishRelease.userErrors")).isEmpty();
        for (int time = 0; time < 2; time++) {
            var answer = given().auth()
                    .oauth2(Api.as("ada").token())
                    .queryParam("release", walk.release)
                    .get("/audit/disclosures.csv");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"disclosures.csv\"");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            List<String> lines = answer.asString().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("\"Date (UTC)\",\"Release\"");
            assertThat(lines.get(1))
                    .contains("\"" + walk.release + "\"", "\"figures.csv\"", "Riley Castellano (PROGRAM_REVIEWER)")
                    .contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
        }
        assertThat(AuditorsEntries.count("ACCOUNT_DISCLOSURES", walk.releaseId(), "by.release"))
                .isEqualTo(2);
    }
}
