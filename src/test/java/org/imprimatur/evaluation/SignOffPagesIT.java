package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * People sign off in a real browser, at the packaged product, with the real sign-in at the evaluation's identity provider.
 * What the pages do is looked up by the API, never taken from the pages.
 */
@ExtendWith(Office.AtWork.class)
class SignOffPagesIT {
    private static final String SIGN_OFFS =
            "query($id: ID!) { approvalRequest(id: $id) { state round signOffs { role verdict reason retractedAt } } }";

    /** Milliseconds; the page takes a second click that comes sooner for half of a double click. */
    private static final int NOT_A_DOUBLE_CLICK = 700;

    private final Office office;
    private final String service;

    SignOffPagesIT(Office office) {
        this.office = office;
        this.service = office.address();
    }

    @Test
    void a_reviewer_finds_what_waits_reads_it_and_signs_once_however_often_they_click() throws Exception {
        String request = office.rosterInReview("Roster read by keyboard");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            assertThat(page.getByText("Sign in to see what waits for you.")).isVisible();
            desk.look("signed-out");
            desk.signIn("riley", Acr.MULTI_FACTOR);

            Locator row = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("Roster read by keyboard"));
            assertThat(row).containsText("Everybody, on the public web");
            assertThat(row).containsText("40 people");
            assertThat(row).containsText("Nobody yet");
            assertThat(page.getByText("Riley Castellano", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            desk.look("inbox");

            openByKeyboard(page, "Roster read by keyboard");
            assertThat(page).hasURL(service + "/requests/" + request);
            assertThat(page.getByText("is to go to: Everybody, on the public web, by a web site at https://"))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("In plain sight")))
                    .isVisible();
            desk.look("request");

            page.getByLabel("Approve").check();
            button(page, "Go on to the signature").dblclick();
            assertThat(page.getByText("I reviewed this content for the program"))
                    .isVisible();
            desk.look("signature");
            button(page, "Sign: approve").dblclick(new Locator.DblclickOptions().setForce(true));
            assertThat(page.getByText("Tick the box above to sign.")).isVisible();
            assertThat(signOffs(request)).isEmpty();

            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: approve").dblclick();
            assertThat(page.getByText("Your sign-off was recorded.")).isVisible();
            assertThat(page.getByText("signed: Riley Castellano")).isVisible();
            assertThat(signOffs(request)).hasSize(1);
            assertThat(signOffs(request).get(0).path("verdict").asText()).isEqualTo("APPROVE");
            desk.look("signed");
        }
    }

    @Test
    void whoever_signed_in_too_weakly_proves_who_they_are_and_loses_nothing() throws Exception {
        String request = office.rosterInReview("Roster with step-up");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.SINGLE);
            assertThat(page).hasURL(service + "/requests/" + request);

            page.getByLabel("Return for change").check();
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill("The dates are missing");
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: return for change").click();
            Locator prove = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Prove who you are, then come back here"));
            assertThat(prove).isVisible();
            desk.look("step-up");
            prove.click();
            desk.choose("riley", Acr.MULTI_FACTOR);

            assertThat(page).hasURL(service + "/requests/" + request);
            assertThat(page.getByText("Nothing is signed yet: read it")).isVisible();
            assertThat(page.getByText("The dates are missing")).isVisible();
            assertThat(signOffs(request)).isEmpty();
            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: return for change").click();
            assertThat(page.getByText("Your sign-off was recorded.")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("RETURNED");
            assertThat(signOffs(request).get(0).path("reason").asText()).isEqualTo("The dates are missing");
        }
    }

    @Test
    void whoever_holds_several_roles_says_in_which_they_sign_and_signs_in_no_other() throws Exception {
        byte[] figures = ("Region,Admissions\nNorth," + (100_000 + System.nanoTime() % 800_000) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        String request = office.figuresInReview("Figures for two roles", figures);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("robin", Acr.MULTI_FACTOR);
            page.getByLabel("Approve").check();
            button(page, "Go on to the signature").click();
            assertThat(page.getByText("Choose the role in which you sign.")).isVisible();
            desk.look("roles");
            page.getByLabel("Privacy officer").check();
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: approve").click();
            assertThat(page.getByText("Your sign-off was recorded.")).isVisible();

            page.reload();
            assertThat(page.getByText("signed: Robin Vance")).isVisible();
            assertThat(button(page, "Go on to the signature")).isHidden();
            assertThat(signOffs(request)).hasSize(1);
            assertThat(signOffs(request).get(0).path("role").asText()).isEqualTo("PRIVACY_OFFICER");
        }
    }

    @Test
    void whoever_signed_out_in_another_tab_is_told_when_they_sign_and_finds_what_they_typed_after_signing_in()
            throws Exception {
        String request = office.rosterInReview("Roster in two tabs");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            page.getByLabel("Refuse").check();
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill("Nobody was asked");
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();
            Page other = page.context().newPage();
            other.navigate(service + "/");
            signOut(other);

            button(page, "Sign: refuse").click();
            assertThat(page.getByText("what you typed is kept in this tab")).isVisible();
            assertThat(signOffs(request)).isEmpty();
            desk.expectComplaint(401);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Nobody was asked")).isVisible();
            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: refuse").click();
            assertThat(page.getByText("Your sign-off was recorded.")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("REFUSED");
        }
    }

    @Test
    void what_slides_in_under_the_eyes_of_a_reader_is_told_and_not_signed() throws Exception {
        String request = office.rosterInReview("Roster that changes");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            page.getByLabel("Approve").check();
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();

            String elsewhere = "https://elsewhere.example/" + UUID.randomUUID();
            office.revise(request, elsewhere);
            assertThat(page.getByText("This request is not what you were shown"))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.ALERT).getByText(elsewhere)).isVisible();
            desk.look("stale");
            button(page, "Sign: approve").click(new Locator.ClickOptions().setForce(true));
            assertThat(signOffs(request).stream()
                            .filter(signOff -> signOff.path("role").asText().equals("PROGRAM_REVIEWER")))
                    .isEmpty();

            button(page, "Show what it says now").click();
            assertThat(page.getByText("is to go to: Everybody, on the public web, by a web site at " + elsewhere))
                    .isVisible();
            assertThat(page.getByText("This request is not what you were shown"))
                    .isHidden();
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();
            button(page, "Sign: approve").click();
            assertThat(page.getByText("Your sign-off was recorded.")).isVisible();
        }
    }

    @Test
    void a_request_appears_by_itself_when_it_is_somebodys_turn_and_leaves_when_it_no_longer_is() throws Exception {
        String request = office.rosterInReview("Roster in two browsers");
        try (Desk program = office.desk();
                Desk privacy = office.desk()) {
            privacy.open("/");
            privacy.signIn("priya", Acr.MULTI_FACTOR);
            assertThat(privacy.page().getByText("Live: changes appear by themselves"))
                    .isVisible();
            Locator waits = privacy.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roster in two browsers"));
            assertThat(waits).isHidden();

            program.open("/requests/" + request);
            program.signIn("riley", Acr.MULTI_FACTOR);
            sign(program.page(), "Approve", "", "Sign: approve");
            assertThat(waits).isVisible();

            button(program.page(), "Take this sign-off back").dblclick();
            assertThat(signOffs(request).get(0).path("retractedAt").isNull()).isTrue();
            program.page().waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(program.page(), "Leave it as it is").click();
            program.page().waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(program.page(), "Take this sign-off back").click();
            program.page().waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(program.page(), "Yes, take it back").click();
            assertThat(program.page().getByText("Taken back,")).isVisible();
            assertThat(waits).isHidden();

            sign(program.page(), "Refuse", "Nobody named in it was asked", "Sign: refuse");
            assertThat(state(request).path("state").asText()).isEqualTo("REFUSED");
        }
    }

    @Test
    void refusing_without_a_reason_is_not_signed_and_whoever_signs_out_is_out() throws Exception {
        String request = office.rosterInReview("Roster without reason");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            page.getByLabel("Refuse").check();
            button(page, "Go on to the signature").click();
            assertThat(page.getByText("to refuse and to return need a reason")).isVisible();
            assertThat(signOffs(request)).isEmpty();

            desk.open("/requests/" + GlobalId.of("ApprovalRequest", new UUID(0, 1)));
            assertThat(heading(page, "There is no such request among those that you may see."))
                    .isVisible();
            desk.look("missing");
            signOut(page);
            page.waitForURL(address -> !address.contains("/requests/"));
            desk.open("/");
            assertThat(page.getByText("Sign in to see what waits for you.")).isVisible();
        }
    }

    private static void signOut(Page page) {
        page.waitForResponse(
                answer ->
                        answer.request().method().equals("POST") && answer.url().endsWith("/session/sign-out"),
                () -> button(page, "Sign out").click());
    }

    private static void sign(Page page, String verdict, String reason, String button) {
        page.getByLabel(verdict).check();
        if (!reason.isEmpty()) {
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill(reason);
        }
        button(page, "Go on to the signature").click();
        page.getByLabel("I have read this and sign it in my name.").check();
        button(page, button).click();
        assertThat(page.getByText("Your sign-off was recorded.")).isVisible();
    }

    /** With the keys that the page names, until the wanted one is reached. */
    private static void openByKeyboard(Page page, String title) {
        Locator wanted = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title));
        for (int pressed = 0; pressed < 20; pressed++) {
            page.keyboard().press("j");
            if ((boolean) wanted.evaluate("link => link.getRootNode().activeElement === link")) {
                page.keyboard().press("Enter");
                return;
            }
        }
        throw new AssertionError("the key j does not reach " + title);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private List<JsonNode> signOffs(String request) throws Exception {
        return state(request).path("signOffs").valueStream().toList();
    }

    private JsonNode state(String request) throws Exception {
        return office.as("sam").graphql(SIGN_OFFS, Map.of("id", request));
    }
}
