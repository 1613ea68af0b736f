package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.Verification;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Private texts of entries are erased under a legal ground; the entries, and what was proved with them, stay as they are. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class EraseDetailTest {
    private static final String DETAILS =
            "details { field commitmentSha256 salt text erasure { ground erasedAt entryId erasedBy { printedName } } }"
                    + " viewerCanEraseDetails { allowed code }";

    private final Verification verification;

    EraseDetailTest(Verification verification) {
        this.verification = verification;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** The entry of this act on the walk's document. */
    private static String entry(Walk walk, String action) {
        return await().until(
                        () -> Api.as("ada")
                                .execute(
                                        "query($f: AuditEntryFilter!) { auditEntries(first: 1, filter: $f) { nodes { id } } }",
                                        Map.of("f", Map.of("documentId", walk.document, "actions", List.of(action))))
                                .getString("auditEntries.nodes[0].id"),
                        id -> id != null);
    }

    private static List<String> erase(String person, String entry, String field, String ground) {
        return Api.as(person)
                .execute(
                        "mutation($i: EraseAuditEntryDetailInput!) { eraseAuditEntryDetail(input: $i)"
                                + " { field userErrors { code } } }",
                        Map.of(
                                "i",
                                Map.of(
                                        "auditEntryId",
                                        entry,
                                        "field",
                                        field,
                                        "ground",
                                        ground,
                                        "reference",
                                        "26-cv-01234")))
                .getList("eraseAuditEntryDetail.userErrors.code");
    }

    private static Answer seen(String person, String entry) {
        return Api.as(person)
                .execute("query($id: ID!) { auditEntry(id: $id) { id " + DETAILS + " } }", Map.of("id", entry))
                .at("auditEntry");
    }

    private static void hold(Walk walk) {
        assertThat(Api.as("carl")
                        .execute(
                                "mutation($i: PlaceLegalHoldInput!) { placeLegalHold(input: $i) { userErrors { code } } }",
                                Map.of("i", Map.of("documentId", walk.document, "matter", "26-cv-01234")))
                        .getList("placeLegalHold.userErrors"))
                .isEmpty();
    }

    private static UUID id(String entry) {
        return GlobalId.parse("AuditEntry", entry);
    }

    @Test
    void a_text_is_gone_for_everybody_and_the_entry_says_under_which_ground() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        String entry = entry(walk, "REGISTER_DOCUMENT");
        String body = Superuser.one("select encode(body, 'hex') from audit.entry where entry_id = '" + id(entry) + "'");
        Answer before = seen("ada", entry).at("details[1]");
        assertThat(before.getString("field")).isEqualTo("title");
        assertThat(before.getString("text")).isEqualTo("Figures by region");
        assertThat(EntryBody.commitment(
                                java.util.HexFormat.of().parseHex(before.getString("salt")), before.getString("text"))
                        .hex())
                .isEqualTo(before.getString("commitmentSha256"));

        assertThat(erase("priya", entry, "title", "PRIVACY_ACT_AMENDMENT")).isEmpty();

        Answer after = seen("ada", entry);
        assertThat(after.getString("details[0].text")).isEqualTo("Statistics office");
        assertThat(after.getString("details[1].text")).isNull();
        assertThat(after.getString("details[1].salt")).isNull();
        assertThat(after.getString("details[1].commitmentSha256")).isEqualTo(before.getString("commitmentSha256"));
        assertThat(after.getString("details[1].erasure.ground")).isEqualTo("PRIVACY_ACT_AMENDMENT");
        assertThat(after.getString("details[1].erasure.erasedBy.printedName")).isEqualTo("Priya Raman");
        String erasing = after.getString("details[1].erasure.entryId");
        assertThat(seen("ada", erasing).getList("details.text")).containsExactly("26-cv-01234");
        assertThat(Superuser.one("select encode(body, 'hex') from audit.entry where entry_id = '" + id(entry) + "'"))
                .isEqualTo(body);
        assertThat(Superuser.one("select count(*) from private.detail where entry_id = '" + id(entry) + "'"))
                .isEqualTo("1");
        assertThat(verification.findings())
                .noneMatch(finding -> finding.contains(id(entry).toString()) || finding.contains("detail-erasure"));
        assertThat(erase("priya", entry, "title", "NOT_NECESSARY")).containsExactly("DETAIL_ERASED_ALREADY");

        Superuser.pastTheGuards(
                "private.detail",
                "insert into private.detail (entry_id, field, salt, value) values ('" + id(entry) + "', 'title', '\\x"
                        + before.getString("salt") + "', '" + before.getString("text") + "')");
        try {
            assertThat(seen("ada", entry).getString("details[1].text"))
                    .as("put back from a copy")
                    .isNull();
            assertThat(verification.findings())
                    .contains("the private text title of entry " + id(entry) + " is there again, and was erased");
        } finally {
            Superuser.pastTheGuards(
                    "private.detail",
                    "delete from private.detail where field = 'title' and entry_id = '" + id(entry) + "'");
        }
    }

    @Test
    void a_text_that_somebody_removes_or_changes_without_an_entry_is_found() throws SQLException {
        String entry = id(entry(Walk.inReview(Walk.figures(20), Map.of()), "REGISTER_DOCUMENT"))
                .toString();
        String title = "r.entry_id = '" + entry + "' and r.field = 'title'";
        String custodian = "r.entry_id = '" + entry + "' and r.field = 'custodian'";
        String removed = Superuser.row("private.detail", title);
        String changed = Superuser.row("private.detail", custodian);
        Superuser.pastTheGuards(
                "private.detail",
                "delete from private.detail r where " + title,
                "update private.detail r set value = 'Another office' where " + custodian);
        try {
            assertThat(verification.findings())
                    .contains(
                            "the private text title of entry " + entry + " was removed, and no entry says so",
                            "the private text custodian of entry " + entry + " was changed");
        } finally {
            Superuser.pastTheGuards(
                    "private.detail",
                    "insert into private.detail select * from jsonb_populate_record(null::private.detail, '" + removed
                            + "')");
            Superuser.putBack("private.detail", custodian, changed);
        }
        assertThat(verification.findings()).noneMatch(finding -> finding.contains(entry));
    }

    @Test
    void a_signers_words_are_erased_in_both_places_and_the_signature_goes_on_counting() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        Answer shown = Api.as("riley")
                .execute(
                        "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }",
                        Map.of("id", walk.request));
        var signed = Api.as("riley")
                .execute(
                        "mutation($i: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $i)"
                                + " { userErrors { code } } }",
                        Map.of(
                                "i",
                                Map.of(
                                        "requestId",
                                        walk.request,
                                        "round",
                                        shown.getInt("approvalRequest.round"),
                                        "manifestSha256",
                                        shown.getString("approvalRequest.manifestSha256"),
                                        "role",
                                        "PROGRAM_REVIEWER",
                                        "verdict",
                                        "APPROVE",
                                        "reason",
                                        "Mrs Nobody of Nowhere is not in it")));
        assertThat(signed.getList("signOffApprovalRequest.userErrors")).isEmpty();
        String entry = entry(walk, "APPROVE_REQUEST");

        assertThat(erase("priya", entry, "reason", "NOT_NECESSARY")).isEmpty();

        String signOffs = "query($id: ID!) { approvalRequest(id: $id) { state signOffs { reason } } }";
        assertThat(Api.as("ada")
                        .execute(signOffs, Map.of("id", walk.request))
                        .getList("approvalRequest.signOffs.reason"))
                .containsOnlyNulls()
                .hasSize(1);
        walk.signOff("priya", "PRIVACY_OFFICER");
        assertThat(Api.as("ada").execute(signOffs, Map.of("id", walk.request)).getString("approvalRequest.state"))
                .isEqualTo("APPROVED");
    }

    @Test
    void who_may_not_and_what_is_not_there_is_refused_by_name() {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        String entry = entry(walk, "REGISTER_DOCUMENT");

        assertThat(erase("ada", entry, "title", "COURT_ORDER")).containsExactly("MAY_NOT_ERASE");
        assertThat(erase("sam", entry, "title", "COURT_ORDER")).containsExactly("MAY_NOT_ERASE");
        assertThat(erase("carl", entry, "title", "NOT_NECESSARY")).containsExactly("ERASURE_GROUND_OF_OTHER_ROLE");
        assertThat(erase("carl", entry, "nothing", "COURT_ORDER")).containsExactly("DETAIL_UNKNOWN");
        assertThat(erase("carl", entry(walk, "SUBMIT_REQUEST"), "title", "COURT_ORDER"))
                .containsExactly("ENTRY_WITHOUT_DETAILS");
        assertThat(erase("carl", GlobalId.of("AuditEntry", new UUID(0, 0)), "title", "COURT_ORDER"))
                .containsExactly("ENTRY_NOT_FOUND");
        assertThat(seen("carl", entry).getBoolean("viewerCanEraseDetails.allowed"))
                .isTrue();
        assertThat(seen("ada", entry).getString("viewerCanEraseDetails.code")).isEqualTo("MAY_NOT_ERASE");
        // Whoever sees the entry of a text that is not for them sees that there is one.
        assertThat(seen("sam", entry).getString("id")).isNull();
    }

    @Test
    void nothing_is_erased_under_legal_hold_neither_here_nor_past_the_service() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        String entry = entry(walk, "REGISTER_DOCUMENT");
        hold(walk);

        assertThat(erase("priya", entry, "title", "NOT_NECESSARY")).containsExactly("DETAIL_HELD");
        assertThatThrownBy(() -> eraseInTheDatabase(entry, "title", "PERMITTED", "title"))
                .hasMessageContaining("under legal hold");
        assertThat(seen("ada", entry).getString("details[1].text")).isEqualTo("Figures by region");
    }

    @Test
    void the_database_erases_only_with_an_entry_of_the_same_transaction_that_says_so() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        String entry = entry(walk, "REGISTER_DOCUMENT");

        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute("select private.erase_detail('" + id(entry) + "', 'title')"))
                    .hasMessageContaining("only with an entry of the same transaction");
        }
        assertThatThrownBy(() -> eraseInTheDatabase(entry, "title", "PERMITTED", "custodian"))
                .hasMessageContaining("only with an entry of the same transaction");
        assertThatThrownBy(() -> eraseInTheDatabase(entry, "title", "REFUSED", "title"))
                .hasMessageContaining("only with an entry of the same transaction");
        assertThatThrownBy(() -> eraseInTheDatabase(entry, "nothing", "PERMITTED", "nothing"))
                .hasMessageContaining("no such private text");
        eraseInTheDatabase(entry, "title", "PERMITTED", "title");
        assertThat(seen("ada", entry).getString("details[1].text"))
                .as("rolled back")
                .isEqualTo("Figures by region");
    }

    @Test
    void nothing_is_said_to_be_erased_that_is_still_there() throws SQLException {
        Walk walk = Walk.inReview(Walk.figures(20), Map.of());
        String entry = entry(walk, "REGISTER_DOCUMENT");

        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sayErased(sql, entry, "title", "PERMITTED", "title");
            assertThatThrownBy(() -> sql.execute("set constraints all immediate"))
                    .hasMessageContaining("still there");
            app.rollback();
        }
    }

    /** As the application's login, past the service; rolled back, for the entry is not one of the service's. */
    private static void eraseInTheDatabase(String entry, String field, String outcome, String said)
            throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            try {
                sayErased(sql, entry, field, outcome, said);
                sql.execute("select private.erase_detail('" + id(entry) + "', '" + field + "')");
                sql.execute("set constraints all immediate");
            } finally {
                app.rollback();
            }
        }
    }

    private static void sayErased(Statement sql, String entry, String field, String outcome, String said)
            throws SQLException {
        UUID erasing = UUID.randomUUID();
        String body = "{\"action\":\"ERASE_DETAIL\",\"facts\":{\"entry\":\"" + id(entry) + "\",\"field\":\"" + said
                + "\"},\"outcome\":\"" + outcome + "\"}";
        sql.execute("insert into audit.entry (entry_id, key_id, mac, body) values ('" + erasing + "', 1, '\\x"
                + Sha256.of("no key").hex() + "', convert_to('" + body + "', 'UTF8'))");
        sql.execute("insert into imprimatur.erased_detail (id, of_entry, field, ground, erased_by, erased_at, entry_id)"
                + " select gen_random_uuid(), '" + id(entry) + "', '" + field + "', 'COURT_ORDER', p.id, now(), '"
                + erasing
                + "' from imprimatur.person p limit 1");
    }
}
