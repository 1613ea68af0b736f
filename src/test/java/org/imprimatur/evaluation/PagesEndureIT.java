package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections break, pages are loaded again and printed: nothing is lost, and nobody takes the old for the new. */
@ExtendWith(Office.AtWork.class)
class PagesEndureIT {
    /** How WebSocket says that the service restarts (RFC 6455's registry of close codes). */
    private static final int RESTARTING = 1012;

    /** Milliseconds; the pages take a second click that comes sooner for half of a double click. */
    private static final int DELIBERATE = 700;

    private final Office office;

    PagesEndureIT(Office office) {
        this.office = office;
    }

    @Test
    void a_page_whose_connection_broke_says_so_connects_again_and_shows_what_it_missed() throws Exception {
        String request = office.rosterInReview("Roster over a broken line");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            Queue<WebSocketRoute> lines = new ConcurrentLinkedQueue<>();
            var broken = new AtomicBoolean();
            page.routeWebSocket("**/graphql", line -> {
                if (broken.get()) {
                    line.close(new WebSocketRoute.CloseOptions().setCode(RESTARTING));
                } else {
                    line.connectToServer();
                    lines.add(line);
                }
            });
            desk.open("/requests/" + request);
            desk.signIn("priya", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Live: changes appear by themselves")).isVisible();

            broken.set(true);
            lines.forEach(line -> line.close(new WebSocketRoute.CloseOptions().setCode(RESTARTING)));
            assertThat(page.getByText("Not live: the connection broke, trying again"))
                    .isVisible();
            desk.look("not-live");
            office.approve("riley", "PROGRAM_REVIEWER", request);
            assertThat(page.getByText("signed: Riley Castellano")).not().isVisible();

            broken.set(false);
            assertThat(page.getByText("Live: changes appear by themselves")).isVisible();
            assertThat(page.getByText("signed: Riley Castellano")).isVisible();
            assertThat(lines).hasSizeGreaterThan(1);
        }
    }

    @Test
    void a_request_prints_with_its_signatures_in_full_and_without_anything_to_press() throws Exception {
        String request = office.rosterInReview("Roster on paper");
        office.approve("riley", "PROGRAM_REVIEWER", request);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("priya", Acr.MULTI_FACTOR);
            assertThat(button(page, "Go on to the signature")).isVisible();

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByText("Roster on paper").first()).isVisible();
            assertThat(page.getByText("Riley Castellano").first()).isVisible();
            assertThat(page.getByText("I reviewed this content for the program"))
                    .isVisible();
            assertThat(page.getByText("is to go to: Everybody, on the public web"))
                    .isVisible();
            assertThat(visible(page.getByRole(AriaRole.BUTTON))).isEmpty();
            assertThat(visible(page.getByRole(AriaRole.TEXTBOX))).isEmpty();
            assertThat(page.getByRole(AriaRole.NAVIGATION)
                            .getByRole(AriaRole.LINK)
                            .filter(new Locator.FilterOptions().setVisible(true)))
                    .hasText("Imprimatur");
            desk.print("request-on-paper");
        }
    }

    @Test
    void what_was_typed_is_there_after_the_page_is_loaded_again_and_gone_once_it_was_done() {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/people");
            desk.signIn("adam", Acr.MULTI_FACTOR);
            Locator name = page.getByLabel("Name, as it is printed under a signature");
            name.fill("Typed Before A Reload");
            page.getByLabel("It is a program with an account of its own").check();
            page.reload();
            assertThat(name).hasValue("Typed Before A Reload");
            assertThat(page.getByLabel("It is a program with an account of its own"))
                    .isChecked();
            button(page, "Register …").click();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, register").click();

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Typed Before A Reload")))
                    .isVisible();
            Locator subject = page.getByLabel("Subject");
            subject.fill("subject-typed-before");
            page.reload();
            assertThat(subject).hasValue("subject-typed-before");
            desk.open("/people");
            assertThat(name).hasValue("");
        }
    }

    @Test
    void a_search_that_was_typed_and_not_begun_is_there_after_a_reload() {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/audit");
            desk.signIn("ada", Acr.MULTI_FACTOR);
            Locator form = page.getByRole(AriaRole.FORM);
            Locator reason = form.locator("input[name=reason]");
            reason.fill("NOT_PERMITTED");
            form.locator("select[name=outcome]").selectOption("REFUSED");
            form.locator("input[name=reads]").check();
            page.reload();
            assertThat(reason).hasValue("NOT_PERMITTED");
            assertThat(form.locator("select[name=outcome]")).hasValue("REFUSED");
            assertThat(form.locator("input[name=reads]")).isChecked();
            assertThat(page).hasURL(office.address() + "/audit");
        }
    }

    @Test
    void a_document_says_that_it_is_kept_under_a_legal_hold_and_for_which_matter() throws Exception {
        String request = office.rosterInReview("Roster before a court");
        String document = office.as("riley")
                .graphql("query($id: ID!) { approvalRequest(id: $id) { document { id } } }", Map.of("id", request))
                .path("document")
                .path("id")
                .asText();
        assertThat(office.as("carl")
                        .graphql(
                                "mutation($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input)"
                                        + " { userErrors { code } } }",
                                Map.of("input", Map.of("documentId", document, "matter", "No. 1:22-cv-09999")))
                        .path("userErrors"))
                .isEmpty();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/documents/" + document);
            desk.signIn("sam", Acr.MULTI_FACTOR);
            assertThat(page.getByText("No. 1:22-cv-09999")).isVisible();
            desk.look("document-held");
        }
    }

    /** As the service answers where it has no client at an identity provider (WithoutSessionsTest). */
    @Test
    void a_service_that_is_set_up_for_programs_only_says_so_to_people() {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            page.route("**/session", request -> request.fulfill(new Route.FulfillOptions().setStatus(404)));
            desk.open("/");
            assertThat(page.getByText("This service is set up for programs only: people cannot sign in here."))
                    .isVisible();
            desk.look("without-sessions");
            desk.expectComplaints(404);
        }
    }

    private static List<String> visible(Locator all) {
        return all.all().stream()
                .filter(Locator::isVisible)
                .map(each -> each.evaluate("element => element.outerHTML").toString())
                .toList();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
