package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.TlogProof;
import org.imprimatur.graphql.GlobalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ada audits in a browser what her colleagues do by the API. */
@ExtendWith(Office.AtWork.class)
class AuditorPagesIT {
    private static final String REFUSED =
            "Riley Castellano tried to register somebody in the register of people and was refused (role not asserted).";

    private final Office office;
    private final String service;

    AuditorPagesIT(Office office) {
        this.office = office;
        this.service = office.address();
    }

    @Test
    void an_auditor_begins_with_what_needs_a_look_until_they_say_that_they_have_looked() throws Exception {
        String request = office.rosterInReview("Roster signed in haste");
        signInHaste(request);
        refused();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("ada", Acr.MULTI_FACTOR);
            assertThat(heading(page, "Exceptions")).isVisible();
            assertThat(link(page, REFUSED).first()).isVisible();
            assertThat(heading(page, "Signed within 30 seconds of opening")).isVisible();
            assertThat(heading(page, "Changes of people and authority")).isVisible();
            desk.look("exceptions");

            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Kinds of exceptions"))
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Signed within 30 seconds"))
                    .click();
            assertThat(page).hasURL(service + "/audit/exceptions?kind=HASTY_SIGN_OFF");
            Locator hasty = page.getByRole(
                    AriaRole.LINK,
                    new Page.GetByRoleOptions()
                            .setName(Pattern.compile(
                                    "Riley Castellano returned approval request AR-[0-9-]+ as program reviewer\\.")));
            assertThat(link(page, "All kinds")).isVisible();
            assertThat(hasty.first()).isVisible();
            desk.look("exceptions-of-one-kind");
            hasty.first().click();
            assertThat(page.getByText("returned approval request")).isVisible();
            assertThat(page.getByText("Program reviewer", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.locator("dd.digest").first()).isVisible();
            assertThat(link(page, "The entry before")).isVisible();
            desk.look("audit-entry");
            String entry = page.url();
            link(page, "The entry before").click();
            assertThat(page).not().hasURL(entry);
            page.goBack();
            assertThat(page).hasURL(entry);
            page.goBack();
            page.goBack();
            assertThat(page).hasURL(service + "/");

            button(page, "Mark all as reviewed").dblclick();
            assertThat(button(page, "Yes, I have reviewed them")).isVisible();
            desk.look("exceptions-sure");
            assertThat(reviewed().isMissingNode() || reviewed().isNull()).isTrue();
            button(page, "Yes, I have reviewed them").dblclick();
            assertThat(page.getByText("Nothing new needs a look.")).isVisible();
            assertThat(reviewed().path("throughIndex").asLong()).isPositive();
            desk.look("exceptions-empty");

            refused();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> office.as("ada")
                                    .graphql("{ auditOutlook { counts { count } } }", Map.of())
                                    .path("counts")
                                    .size()
                            == 1);
            button(page, "Look again").click();
            assertThat(link(page, REFUSED)).hasCount(1);
        }
        try (Desk another = office.desk()) {
            another.open("/audit/exceptions");
            another.signIn("ada", Acr.MULTI_FACTOR);
            assertThat(another.page().getByText("Since your last review,")).isVisible();
            assertThat(link(another.page(), REFUSED)).hasCount(1);
        }
    }

    @Test
    void an_auditor_searches_by_an_address_that_they_can_send_follows_what_is_new_and_takes_it_away() throws Exception {
        refused();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/audit");
            desk.signIn("ada", Acr.MULTI_FACTOR);
            Locator rows = page.getByRole(AriaRole.LISTITEM);
            assertThat(rows.first()).isVisible();
            assertThat(page.getByText("queried the audit history")).hasCount(0);
            desk.look("audit-log");

            page.getByLabel("Show what only reads too").check();
            button(page, "Search").click();
            assertThat(page).hasURL(service + "/audit?reads=1");
            assertThat(page.getByText("queried the audit history").first()).isVisible();
            page.goBack();
            assertThat(page).hasURL(service + "/audit");
            assertThat(page.getByText("queried the audit history")).hasCount(0);
            assertThat(page.getByLabel("Show what only reads too")).not().isChecked();

            page.getByLabel("Done by").selectOption(new SelectOption().setLabel("Riley Castellano"));
            page.getByRole(
                            AriaRole.COMBOBOX,
                            new Page.GetByRoleOptions().setName("Act").setExact(true))
                    .selectOption(new SelectOption().setLabel("Register a person"));
            page.getByLabel("Outcome").selectOption(new SelectOption().setLabel("Refused"));
            page.getByLabel("Reason code").fill("role not asserted");
            button(page, "Search").click();
            assertThat(page)
                    .hasURL(
                            Pattern.compile(
                                    "/audit\\?outcome=REFUSED&by=[A-Za-z0-9_-]+&reason=ROLE_NOT_ASSERTED&action=REGISTER_PERSON$"));
            assertThat(link(page, REFUSED).first()).isVisible();
            assertThat(page.getByText(Pattern.compile("^[0-9]+ entr(y|ies) found$")))
                    .isVisible();
            desk.look("audit-search");
            int found = rows.count();
            page.reload();
            assertThat(rows).hasCount(found);
            assertThat(page.getByLabel("Outcome")).hasValue("REFUSED");

            assertThat(page.getByText("new entry: show")).isHidden();
            // Only what is appended after the page began to follow is new to it, whenever that is.
            refused();
            Locator fresh = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 new entry: show"));
            assertThat(fresh).isVisible();
            assertThat(rows).hasCount(found);
            desk.look("audit-new-entries");
            fresh.click();
            assertThat(rows).hasCount(found + 1);
            assertThat(fresh).isHidden();

            Download download = page.waitForDownload(() -> page.getByRole(
                            AriaRole.LINK, new Page.GetByRoleOptions().setName("Download as a table (CSV)"))
                    .click());
            List<String> lines = Files.readAllLines(download.path());
            assertThat(download.suggestedFilename()).isEqualTo("audit-history.csv");
            assertThat(lines).hasSize(1 + found + 1);
            assertThat(lines.get(1)).contains("\"" + REFUSED + "\"");
            assertThat(lines).allMatch(line -> line.matches("\"[^=+@-].*") && !line.matches(".*\"[=+@-].*"));

            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Document"))
                    .fill("DOC-1999-000001");
            button(page, "Search").click();
            assertThat(page.getByText("There is no document with this reference."))
                    .isVisible();

            desk.open("/audit?until=1999-01-01T00:00:00Z");
            assertThat(page.getByText("Nothing was found.")).isVisible();
            desk.look("audit-nothing");
            desk.open("/audit/entries/" + GlobalId.of("AuditEntry", new UUID(0, 1)));
            assertThat(heading(page, "There is no such entry among those that you may see."))
                    .isVisible();
            desk.look("audit-entry-missing");
        }
    }

    @Test
    void who_is_shown_a_request_to_sign_is_on_record_once_and_who_is_no_auditor_sees_no_audit_log() throws Exception {
        String request = office.rosterInReview("Roster that is opened");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            assertThat(heading(page, "Roster that is opened")).isVisible();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> openings(request) == 1);
            page.reload();
            assertThat(heading(page, "Roster that is opened")).isVisible();
            page.waitForTimeout(1_000);
            assertThat(openings(request)).isEqualTo(1);

            desk.open("/audit");
            assertThat(page.locator("main").getByText("You are not signed in with"))
                    .isVisible();
            desk.look("audit-not-for-you");
            desk.open("/audit/exceptions");
            assertThat(page.locator("main").getByText("You are not signed in with"))
                    .isVisible();
        }
    }

    @Test
    void an_auditor_verifies_in_their_browser_with_their_own_key_and_is_told_of_every_lie() throws Exception {
        refused();
        NoteVerifier key = NoteVerifier.parse(office.as("ada")
                .graphql("{ auditHead { verifierKeys } }", Map.of())
                .path("verifierKeys")
                .path(0)
                .asText());
        NoteVerifier stranger = NoteVerifier.of(
                key.name(),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/audit");
            desk.signIn("ada", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Nothing is verified yet")).isVisible();
            desk.look("verification-without-key");

            button(page, "Give the key").click();
            Locator field = page.getByLabel("The log’s verifier key");
            assertThat(field).isFocused();
            field.fill("from somewhere");
            button(page, "Keep in this browser").click();
            assertThat(alert(page, "This is no verifier key: a verifier key is spelled NAME+ID+KEY."))
                    .isVisible();
            field.fill(stranger.text());
            button(page, "Keep in this browser").click();
            assertThat(alert(page, "REFUSED: your key did not sign the head that the service shows."))
                    .isVisible();
            assertThat(page.getByText("It is NOT the same as yours.")).isVisible();
            assertThat(page.getByText("signed by your key")).hasCount(0);
            desk.look("verification-refused");

            field.fill(key.text());
            button(page, "Keep in this browser").click();
            assertThat(page.getByText("It is the first that this browser has seen"))
                    .isVisible();
            assertThat(page.getByText("It is the same as yours.")).isVisible();
            assertThat(page.getByText("--key '" + key.text() + "'")).isVisible();
            button(page, "Verify what is shown").click();
            assertThat(page.getByText(Pattern.compile("^Verified: all [0-9]+ entries shown are in the log")))
                    .isVisible();
            assertThat(page.locator(".row .mark.good"))
                    .hasCount(page.getByRole(AriaRole.LISTITEM).count());
            desk.look("verification-of-a-list");
            Download whole = page.waitForDownload(
                    () -> page.locator("a[href^='/log/export/']").click());
            assertThat(whole.suggestedFilename()).matches("imprimatur-log-[0-9]+\\.tar");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(REFUSED))
                    .first()
                    .click();
            assertThat(page.getByText(Pattern.compile("^Verified: this is entry [0-9]+ of the log")))
                    .isVisible();
            desk.look("verification-of-an-entry");
            desk.print("verification-of-an-entry");
            TlogProof proof = TlogProof.parse(saved(page, "Save the proof (.tlog-proof)"));
            byte[] bytes = saved(page, "Save the entry’s bytes").getBytes(StandardCharsets.UTF_8);
            assertThat(proof.proves(bytes, key.name(), List.of(key))).isTrue();

            answerOtherwise(page, "ProvenEntries", text -> text.replace("REGISTER_PERSON", "GRANT_AUTHORITY"));
            button(page, "Verify this entry").click();
            assertThat(alert(page, "its bytes are not those that are in the log"))
                    .isVisible();
            assertThat(alert(page, "WRONG: 1 of 1 shown.")).isVisible();
            assertThat(page.getByText("Verified: ")).hasCount(0);
            desk.look("verification-wrong");
            page.unroute(service + "/graphql");
            answerOtherwise(page, "Entry", text -> text.replace("\"REFUSED\"", "\"PERMITTED\""));
            page.reload();
            assertThat(alert(page, "what is shown is not what its bytes say: outcome."))
                    .isVisible();
            page.unroute(service + "/graphql");

            var heads = new ArrayList<String>();
            answerOtherwise(page, "LogHead", text -> {
                heads.add(text);
                return text;
            });
            page.reload();
            assertThat(page.getByText("signed by your key")).isVisible();
            refused();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                page.reload();
                assertThat(page.getByText("It continues the head of").or(page.getByText("It is the one that you saw")))
                        .isVisible();
                return page.getByText("It continues the head of").isVisible();
            });
            page.unroute(service + "/graphql");
            answerOtherwise(page, "LogHead", text -> heads.get(0));
            page.reload();
            assertThat(alert(page, "ALARM: This log is not the one that you saw on"))
                    .isVisible();
            assertThat(alert(page, "It has fewer entries than it had then")).isVisible();
            assertThat(page.getByText("Verified: ")).hasCount(0);
            desk.look("verification-alarm");
            for (String which : List.of("Save the head that you saw", "Save the head that is shown")) {
                String head = saved(page, which);
                assertThat(SignedNote.parse(head.getBytes(StandardCharsets.UTF_8))
                                .isSignedBy(List.of(key)))
                        .isTrue();
            }
            page.unroute(service + "/graphql");
            page.reload();
            assertThat(page.getByText(Pattern.compile("^Verified: this is entry [0-9]+ of the log")))
                    .isVisible();

            page.getByText("Key, heads and the whole log").click();
            button(page, "Forget the key and what was seen").click();
            assertThat(page.getByText("Afterwards this browser cannot tell")).isVisible();
            page.waitForTimeout(1_000);
            button(page, "Yes, forget it").click();
            assertThat(page.getByText("Nothing is verified yet")).isVisible();
        }
    }

    /** Has the browser get another answer to one operation than the service gave. */
    private void answerOtherwise(Page page, String operation, UnaryOperator<String> lie) {
        page.route(service + "/graphql", route -> {
            String asked = route.request().postData();
            if (asked != null && asked.contains("\"operationName\":\"" + operation + "\"")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/graphql-response+json")
                        .setBody(lie.apply(route.fetch().text())));
            } else {
                route.resume();
            }
        });
    }

    private static String saved(Page page, String button) throws Exception {
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                        .click());
        return Files.readString(download.path());
    }

    private static Locator alert(Page page, String text) {
        return page.getByRole(AriaRole.ALERT).getByText(text);
    }

    private void signInHaste(String request) throws Exception {
        ProductApi riley = office.as("riley");
        JsonNode shown = riley.graphql(
                "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        String manifest = shown.path("manifestSha256").asText();
        riley.graphql(
                "mutation($input: OpenApprovalRequestInput!) { openApprovalRequest(input: $input)"
                        + " { openedAt userErrors { code message } } }",
                Map.of("input", Map.of("requestId", request, "manifestSha256", manifest)));
        riley.graphql(
                "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                        + " { approvalRequest { state } userErrors { code message } } }",
                Map.of(
                        "input",
                        Map.of(
                                "requestId",
                                request,
                                "round",
                                shown.path("round").asInt(),
                                "manifestSha256",
                                manifest,
                                "role",
                                "PROGRAM_REVIEWER",
                                "verdict",
                                "RETURN",
                                "reason",
                                "Not like this")));
    }

    private void refused() throws Exception {
        ProductApi riley = office.as("riley");
        assertThatThrownBy(() -> riley.graphql(
                        "mutation { registerPerson(input: {printedName: \"X\", service: false}) { userErrors { code } } }",
                        Map.of()))
                .hasMessageContaining("ROLE_NOT_ASSERTED");
    }

    private JsonNode reviewed() throws Exception {
        return office.as("ada")
                .graphql("{ viewer { exceptionsReviewed { throughIndex } } }", Map.of())
                .path("exceptionsReviewed");
    }

    private int openings(String request) throws Exception {
        return office.as("ada")
                .graphql(
                        "query($id: ID!) { auditEntries(first: 10, filter: {approvalRequestId: $id, actions: [OPEN_REQUEST]})"
                                + " { totalCount } }",
                        Map.of("id", request))
                .path("totalCount")
                .asInt();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
