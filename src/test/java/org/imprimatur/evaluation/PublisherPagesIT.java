package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.graphql.GlobalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Publishers release and stop in a real browser, at the packaged product. What the pages do is looked up by the API. */
@ExtendWith(Office.AtWork.class)
class PublisherPagesIT {
    /** Longer than a second click of a double click is taken for one. */
    private static final double DELIBERATE = 700;
    /** Bytes in a second: the end of the file is still with the service when it is stopped, however busy the machine is. */
    private static final int SLOW = 20_000;

    private static final int UNLIMITED = -1;
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Office office;
    private final String service;

    PublisherPagesIT(Office office) {
        this.office = office;
        this.service = office.address();
    }

    @Test
    void a_publisher_publishes_once_however_often_they_click_and_sees_the_permits_that_are_used() throws Exception {
        String release = office.approvedRelease("Roster to publish");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("pat", Acr.MULTI_FACTOR);
            assertThat(heading(page, "Releases")).isVisible();
            Locator row = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("Roster to publish"));
            assertThat(row).containsText("Approved, not published");
            desk.look("releases");
            page.getByLabel("Show").selectOption("RECALLED");
            assertThat(row).isHidden();
            page.getByLabel("Show").selectOption("AUTHORISED");

            row.getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(service + "/releases/" + release);
            assertThat(page.getByText(
                            "may be published, and is not out yet, to: Everybody, on the public web, by a web"))
                    .isVisible();
            assertThat(page.getByText("Nothing stands in the way of publishing it now."))
                    .isVisible();
            desk.look("release-approved");

            button(page, "Publish it now …").dblclick();
            assertThat(page.getByText("From this moment on, whoever has a permit can get it."))
                    .isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("AUTHORISED");
            desk.look("release-publishing");
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, publish it now").dblclick();
            assertThat(page.getByText("It is published.")).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("PUBLISHED");
            assertThat(acts(release, "PUBLISH_RELEASE")).isEqualTo(1);

            office.pipelineUsesPermit(release);
            assertThat(page.getByText("used a permit for release")).isVisible();
            page.getByLabel("Permits only").check();
            assertThat(page.getByText("Not redeemed")).isVisible();
            desk.look("release-published");
        }
    }

    @Test
    void a_release_is_scheduled_at_a_time_with_its_zone_and_recalled_for_good_with_a_reason() throws Exception {
        String release = office.approvedRelease("Roster for later");
        Instant later = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/releases/" + release);
            desk.signIn("pat", Acr.MULTI_FACTOR);
            button(page, "Schedule it …").click();
            assertThat(page.getByText("Choose the day and the time.")).isVisible();
            page.getByLabel("When (your zone: America/New_York)")
                    .fill(later.atZone(ZoneId.of("America/New_York"))
                            .toLocalDateTime()
                            .toString());
            page.reload();
            button(page, "Schedule it …").click();
            assertThat(page.getByText("It is published by itself soon after")).isVisible();
            desk.look("release-scheduling");
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, schedule it").click();
            assertThat(page.getByText("It is scheduled.")).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("SCHEDULED");
            assertThat(Instant.parse(seen(release).path("scheduledFor").asText()))
                    .isEqualTo(later);

            button(page, "Recall it …").click();
            assertThat(page.getByText("Say why it is taken back.")).isVisible();
            page.getByLabel("Reason for the recall").fill("The Secretary withdrew the order");
            button(page, "Recall it …").dblclick();
            assertThat(page.getByText("It is taken back for good, with this reason"))
                    .isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("SCHEDULED");
            desk.look("release-recalling");
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, recall it for good").dblclick();
            assertThat(page.getByText("It is recalled.")).isVisible();
            assertThat(page.getByText("Recalled by Pat Dunleavy")).isVisible();
            assertThat(page.getByText("“The Secretary withdrew the order”")).isVisible();
            assertThat(seen(release).path("recall").path("reason").asText())
                    .isEqualTo("The Secretary withdrew the order");
            assertThat(button(page, "Stop now")).isHidden();
            desk.look("release-recalled");

            desk.open("/releases/" + GlobalId.of("Release", new UUID(0, 1)));
            assertThat(heading(page, "There is no such release among those that you may see."))
                    .isVisible();
            desk.look("release-missing");
        }
    }

    @Test
    void whoever_says_why_stops_a_release_with_one_click_and_a_download_in_another_tab_breaks_off() throws Exception {
        String release = office.publishedFigures("Figures in two tabs", figures(400_000));
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/releases/" + release);
            desk.signIn("pat", Acr.MULTI_FACTOR);
            assertThat(button(page, "Stop now")).isInViewport();

            Page other = page.context().newPage();
            other.navigate(service + "/releases/" + release);
            button(other, "Download figures.csv …").click();
            assertThat(other.getByText("A permit is used and redeemed in your name"))
                    .isVisible();
            CDPSession network = other.context().newCDPSession(other);
            network.send("Network.enable");
            takeInASecond(network, SLOW);
            other.waitForTimeout(DELIBERATE);
            button(other, "Yes, use a permit and download").click();
            assertThat(other.getByText(" MB of ")).isVisible();
            assertThat(page.getByText("downloaded release")).isVisible();

            button(page, "Stop now").click();
            assertThat(page.getByText("Say why, then it stops at once.")).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("PUBLISHED");
            page.getByLabel("Why (one sentence is enough)").fill("A name was found in it");
            desk.look("release-stopping");
            button(page, "Stop now").dblclick();
            assertThat(page.getByText("It is stopped.")).isVisible();
            assertThat(page.getByText("Stopped by Pat Dunleavy")).isVisible();
            assertThat(page.getByText("“A name was found in it”")).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("SUSPENDED");
            assertThat(acts(release, "SUSPEND_RELEASE")).isEqualTo(1);

            // What was on its way arrives, and then nothing more.
            takeInASecond(network, UNLIMITED);
            assertThat(other.getByText("The download broke off before its end")).isVisible(PATIENTLY);
            assertThat(page.getByText("before the download broke off")).isVisible(PATIENTLY);
            desk.look("release-stopped");
        }
    }

    @Test
    void whoever_only_sees_a_release_is_offered_nothing_that_they_may_not_do() throws Exception {
        String release = office.publishedFigures("Figures for the auditor", figures(20));
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/releases/" + release);
            desk.signIn("ada", Acr.MULTI_FACTOR);
            assertThat(page.getByText("is out to: Everybody, on the public web"))
                    .isVisible();
            assertThat(page.getByText("published release")).isVisible();
            assertThat(button(page, "Stop now")).isHidden();
            assertThat(button(page, "Recall it …")).isHidden();
            assertThat(button(page, "Download")).isHidden();
            desk.look("release-for-auditor");
        }
    }

    @Test
    void a_release_that_the_log_does_not_vouch_for_is_said_to_be_one_and_is_offered_to_nobody() throws Exception {
        String release = office.publishedFigures("Figures that somebody wrote over", figures(20));
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            page.route("**/graphql", request -> {
                APIResponse answer = request.fetch();
                request.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("\"verified\":true", "\"verified\":false")));
            });
            desk.open("/releases/" + release);
            desk.signIn("pat", Acr.MULTI_FACTOR);
            assertThat(page.getByText("This release does not agree with the audit log."))
                    .isVisible();
            assertThat(button(page, "Stop now")).isVisible();
            assertThat(button(page, "Download")).isHidden();
            desk.look("release-unverified");

            desk.open("/releases");
            page.getByLabel("Show").selectOption("PUBLISHED");
            Locator row = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("Figures that somebody wrote over"));
            assertThat(row).containsText("This release does not agree with the audit log.");
        }
    }

    /** No rule of today asks it of publishing; one that does is met by the same page. */
    @Test
    void whoever_has_to_prove_who_they_are_before_publishing_comes_back_to_the_same_release() throws Exception {
        String release = office.approvedRelease("Roster with proof");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            var proven = new AtomicBoolean();
            page.route("**/graphql", request -> {
                if (!proven.get()
                        && Objects.toString(request.request().postData()).contains("mutation PublishRelease")) {
                    request.fulfill(new Route.FulfillOptions()
                            .setContentType("application/graphql-response+json")
                            .setBody("{\"data\":{\"publishRelease\":{\"release\":null,\"userErrors\":[{\"code\":"
                                    + "\"AUTHENTICATION_TOO_OLD\",\"message\":\"Sign in again\",\"acrValues\":[\""
                                    + Acr.MULTI_FACTOR.value() + "\"],\"maxAge\":300}]}}}"));
                } else {
                    request.resume();
                }
            });
            desk.open("/releases/" + release);
            desk.signIn("pat", Acr.SINGLE);
            publish(page);
            Locator prove = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Prove who you are, then come back here"));
            assertThat(prove).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("AUTHORISED");
            desk.look("release-step-up");
            proven.set(true);
            prove.click();
            desk.choose("pat", Acr.MULTI_FACTOR);

            assertThat(page).hasURL(service + "/releases/" + release);
            publish(page);
            assertThat(page.getByText("It is published.")).isVisible();
            assertThat(seen(release).path("state").asText()).isEqualTo("PUBLISHED");
        }
    }

    private static void publish(Page page) {
        button(page, "Publish it now …").click();
        assertThat(page.getByText("From this moment on, whoever has a permit can get it."))
                .isVisible();
        page.waitForTimeout(DELIBERATE);
        button(page, "Yes, publish it now").click();
    }

    private static void takeInASecond(CDPSession network, int bytes) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", bytes);
        conditions.addProperty("uploadThroughput", -1);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private static byte[] figures(int lines) {
        var text = new StringBuilder("region,year,approved,denied\n");
        long salt = UUID.randomUUID().getLeastSignificantBits() & 0xFFFF;
        for (int i = 0; i < lines; i++) {
            text.append("statistical region %d,2025,%d,%d%n".formatted(i % 9, 1000 + salt + i, 2000 + i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private JsonNode seen(String release) throws Exception {
        return office.as("pat")
                .graphql(
                        "query($id: ID!) { release(id: $id) { state scheduledFor recall { reason } } }",
                        Map.of("id", release));
    }

    private long acts(String release, String action) throws Exception {
        return office.as("pat")
                .graphql(
                        "query($id: ID!) { release(id: $id) { timeline(first: 100) { nodes { action } } } }",
                        Map.of("id", release))
                .path("timeline")
                .path("nodes")
                .valueStream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .count();
    }
}
