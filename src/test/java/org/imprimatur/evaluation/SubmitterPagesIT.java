package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A submitter's whole way in a real browser, at the packaged product: register, upload, be told what is in it, mend it, ask, and
 * what comes back. What the pages do is looked up by the API, never taken from the pages.
 */
@ExtendWith(Office.AtWork.class)
class SubmitterPagesIT {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PEOPLE = 40;
    private static final int LARGER_THAN_TAKEN_IN = 201 * 1024 * 1024;
    private static final int BYTES_A_SECOND = 150_000;
    private static final int LONG_ON_THE_WAY = 6_000_000;
    private static final double TO_READ_A_LARGE_FILE = 60_000;
    /** Longer than the pages take two clicks for one. */
    private static final int NOT_A_DOUBLE_CLICK = 700;

    private final Office office;
    private final String service;

    SubmitterPagesIT(Office office) {
        this.office = office;
        this.service = office.address();
    }

    @Test
    void a_submitter_registers_is_told_what_is_hidden_takes_the_regenerated_version_and_asks_with_the_policys_advice()
            throws Exception {
        String title = "Quarterly figures " + UUID.randomUUID();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            assertThat(heading(page, "Documents")).isVisible();
            assertThat(page.getByText("Custody roster with fear claims").first())
                    .isVisible();
            desk.look("documents");

            link(page, "Register a document").click();
            button(page, "Register and upload").click();
            assertThat(page.getByText("Write what the document is.")).isVisible();
            desk.look("register-missing");
            page.getByLabel("Title").fill(title);
            page.getByLabel("Custodian").fill("Office of Statistics");
            page.getByLabel("Fear determination").check();
            page.reload();
            assertThat(page.getByLabel("Title")).hasValue(title);
            assertThat(page.getByLabel("Fear determination")).isChecked();
            button(page, "Register and upload").click();
            assertThat(page.getByText("Choose the file first.")).isVisible();
            assertThat(documents(title)).isEmpty();

            choose(page, "figures.xlsx", SampleFiles.hiddenRoster(PEOPLE));
            button(page, "Register and upload").dblclick();
            assertThat(page.getByText("Inspected: 4 sheets, 1 hidden, 40 people with fear-claim results."))
                    .isVisible();
            assertThat(page.getByText("Sheet “Sheet1 (2)”, column A, rows 2 to 41")
                            .first())
                    .isVisible();
            assertThat(page.getByText("choose “Unhide” and look at the sheet")).isVisible();
            assertThat(documents(title)).hasSize(1);
            assertThat(versions(title)).hasSize(1);
            desk.look("register-inspected");

            button(page, "Take the regenerated version").dblclick();
            assertThat(page.getByText("Inspected: 3 sheets")).isVisible();
            assertThat(versions(title)).hasSize(2);

            link(page, "Ask that this version be disclosed").click();
            assertThat(page.getByText("Choose the audience to see what the policy says."))
                    .isVisible();
            page.getByLabel("Audience").selectOption("PUBLIC_WEB");
            assertThat(page.getByText("As it stands the policy forbids this")).isVisible();
            assertThat(page.getByText("Needed: the manifest's reason.")).isVisible();
            desk.look("ask-forbidden");
            page.getByLabel("8CFR208.6(a)-SECRETARY").check();
            page.getByLabel("Written reason").fill("Memorandum of the Secretary");
            assertThat(page.getByText("The policy allows this once everybody named here has signed."))
                    .isVisible();
            assertThat(page.getByText("To be published within 24 hours of the approval."))
                    .isVisible();
            assertThat(page.getByText("It can be used once only.")).isVisible();
            button(page, "Submit for sign-off").click();
            assertThat(page.getByText("Say what it is for.")).isVisible();
            page.getByLabel("By which way").selectOption("WEB_SITE");
            page.getByLabel("Where to").fill("https://agency.example/" + UUID.randomUUID());
            page.getByLabel("Purpose").fill("Ordered by the Secretary");
            page.getByLabel("Not after", exactly()).fill("2099-01-31T17:00");
            page.getByLabel("Time zone (Time zone of “Not after”)").selectOption("America/Denver");
            page.reload();
            assertThat(page.getByText("What you typed before is here again.")).isVisible();
            assertThat(page.getByText("The policy allows this once everybody named here has signed."))
                    .isVisible();
            desk.look("ask-allowed");
            button(page, "I have seen them").dblclick();
            assertThat(page.getByText("That you have seen the weak signs is on record."))
                    .isVisible();
            button(page, "Submit for sign-off").dblclick();

            assertThat(page.getByText("As long as it is not decided you can withdraw it."))
                    .isVisible();
            List<JsonNode> asked = requests(title);
            assertThat(asked).hasSize(1);
            assertThat(asked.get(0).path("state").asText()).isEqualTo("IN_REVIEW");
            assertThat(asked.get(0).path("notAfter").path("at").asText()).startsWith("2099-02-01T00:00");
            desk.look("request-own");
        }
    }

    @Test
    void an_upload_is_stopped_told_when_it_broke_off_and_what_cannot_be_inspected_is_told_with_what_to_do()
            throws Exception {
        String title = "Slow upload " + UUID.randomUUID();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/register");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            fill(page, title);
            CDPSession network = page.context().newCDPSession(page);
            throttle(network, BYTES_A_SECOND);
            choose(page, "slow.csv", new byte[LONG_ON_THE_WAY]);
            button(page, "Register and upload").dblclick();
            assertThat(button(page, "Uploading slow.csv")).isVisible();
            assertThat(page.getByText("0 %, 0 bytes of 6 MB")).isHidden();
            desk.look("register-uploading");
            page.reload();
            assertThat(page.getByText("The upload of slow.csv broke off")).isVisible();
            assertThat(documents(title)).hasSize(1);

            choose(page, "slow.csv", new byte[LONG_ON_THE_WAY]);
            button(page, "Upload").click();
            assertThat(page.getByText("of 6 MB")).isVisible();
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Cancel the upload").click();
            assertThat(page.getByText("The upload was cancelled.")).isVisible();
            assertThat(versions(title)).isEmpty();
            desk.look("register-cancelled");

            throttle(network, -1);
            choose(page, "locked.xlsx", SampleFiles.encrypted());
            button(page, "Upload").click();
            assertThat(page.getByText("The file needs a password. Remove the password and add it again."))
                    .isVisible();
            assertThat(versions(title)).hasSize(1);
            assertThat(documents(title)).hasSize(1);
            desk.look("register-uninspectable");
            assertThat(link(page, "Add the mended file to the document")).isVisible();
            assertThat(link(page, "Ask that this version be disclosed")).isHidden();
            desk.open("/versions/" + versions(title).get(0).path("id").asText() + "/request");
            assertThat(page.getByText("This version could not be inspected, so no request"))
                    .isVisible();
            assertThat(button(page, "Submit for sign-off")).isHidden();
        }
    }

    @Test
    void a_file_that_is_too_large_is_refused_and_nothing_is_added() throws Exception {
        String title = "Too large " + UUID.randomUUID();
        Path file = Files.createTempFile(Path.of("target"), "large", ".csv");
        try (Desk desk = office.desk();
                RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LARGER_THAN_TAKEN_IN);
            Page page = desk.page();
            desk.open("/register");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            fill(page, title);
            page.getByLabel("The file", exactly()).setInputFiles(file);
            button(page, "Register and upload").click();
            assertThat(page.getByText("larger than this installation accepts"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(TO_READ_A_LARGE_FILE));
            assertThat(documents(title)).hasSize(1);
            assertThat(versions(title)).isEmpty();
            desk.expectComplaint(413);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void what_was_returned_is_revised_and_submitted_again_and_withdrawn_only_on_purpose() throws Exception {
        String request = office.rosterInReview("Roster to revise " + UUID.randomUUID());
        returned(request, "Say where exactly it goes");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("sam", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Returned by Alex Moreau:")).isVisible();
            assertThat(page.getByText("Say where exactly it goes").first()).isVisible();
            desk.look("request-returned");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Revise it").dblclick();
            assertThat(page.getByText("This is a draft: nobody was asked yet.")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("DRAFT");
            assertThat(state(request).path("round").asInt()).isEqualTo(2);

            button(page, "Change what is asked").click();
            assertThat(page.getByLabel("Purpose")).hasValue("Ordered by the Secretary");
            String destination = "https://agency.example/exactly/" + UUID.randomUUID();
            page.getByLabel("Where to").fill(destination);
            assertThat(page.getByText("The policy allows this once everybody named here has signed."))
                    .isVisible();
            desk.look("request-edited");
            button(page, "Submit for sign-off").dblclick();
            assertThat(page.getByText("It was submitted for sign-off.")).isVisible();
            assertThat(page.getByText("by a web site at " + destination)).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("IN_REVIEW");
            assertThat(state(request).path("destination").asText()).isEqualTo(destination);

            button(page, "Withdraw the request").dblclick();
            assertThat(page.getByText("A withdrawn request has ended")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("IN_REVIEW");
            desk.look("request-withdrawing");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Leave it as it is").click();
            button(page, "Withdraw the request").click();
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Yes, withdraw it for good").click();
            assertThat(page.getByText("It was withdrawn.")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("WITHDRAWN");

            link(page, "Ask again").click();
            assertThat(page.getByLabel("Where to")).hasValue(destination);
            button(page, "Save as a draft").dblclick();
            assertThat(page.getByText("This is a draft: nobody was asked yet.")).isVisible();
            String again = page.url().substring(page.url().lastIndexOf('/') + 1);
            assertThat(state(again).path("state").asText()).isEqualTo("DRAFT");
            assertThat(state(again).path("supersedes").path("id").asText()).isEqualTo(request);
        }
    }

    @Test
    void a_document_shows_its_versions_requests_and_releases_and_what_somebody_else_added_meanwhile_is_told()
            throws Exception {
        String title = "Figures in two hands " + UUID.randomUUID();
        JsonNode document = registered(title, "AGGREGATE_ONLY");
        String version = added(document, 1, "figures.csv", SampleFiles.cleanAggregateCsv());
        approved(version);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/documents/" + document.path("id").asText());
            desk.signIn("sam", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Authorised, not published yet")).isVisible();
            assertThat(page.getByText("Each reading is recorded with your name."))
                    .isVisible();
            desk.look("document");
            byte[] read = Files.readAllBytes(
                    page.waitForDownload(() -> link(page, "Download the file").click())
                            .path());
            assertThat(read).isEqualTo(SampleFiles.cleanAggregateCsv());

            added(document, 2, "other.csv", SampleFiles.rosterCsv(3));
            choose(page, "mine.xlsx", SampleFiles.visibleRoster(4));
            button(page, "Upload as a new version").click();
            assertThat(page.getByText("Somebody added another version since this page was opened"))
                    .isVisible();
            assertThat(heading(page, "Version 2: other.csv")).isVisible();
            assertThat(versions(title)).hasSize(2);
            button(page, "Upload as a new version").dblclick();
            assertThat(heading(page, "Version 3: mine.xlsx")).isVisible();
            assertThat(page.getByText("Inspected: 1 sheet, 4 people with fear-claim results."))
                    .isVisible();
            assertThat(versions(title)).hasSize(3);
        }
    }

    @Test
    void whoever_asked_takes_the_approval_back_on_purpose_with_the_reason_that_they_typed() throws Exception {
        JsonNode document = registered("Figures to take back " + UUID.randomUUID(), "AGGREGATE_ONLY");
        String request = approved(added(document, 1, "figures.csv", SampleFiles.cleanAggregateCsv()));
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/documents/" + document.path("id").asText());
            desk.signIn("sam", Acr.MULTI_FACTOR);
            // The release that came of it is listed under the same words.
            page.locator("main a[href^='/requests/']").first().click();
            button(page, "Revoke the approval").click();
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Yes, revoke it for good").click();
            assertThat(page.getByText("Say why the approval is revoked.")).isVisible();
            page.getByLabel("Reason", exactly()).fill("A newer file replaces it");
            page.reload();
            button(page, "Revoke the approval").click();
            assertThat(page.getByLabel("Reason", exactly())).hasValue("A newer file replaces it");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(page, "Yes, revoke it for good").click();
            assertThat(page.getByText("The approval was revoked.")).isVisible();
            assertThat(state(request).path("state").asText()).isEqualTo("REVOKED");
        }
    }

    @Test
    void an_answer_that_gets_lost_makes_nothing_twice() throws Exception {
        String title = "Figures with lost answers " + UUID.randomUUID();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/register");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            fill(page, title);
            drop(page, "figures.csv", new String(SampleFiles.cleanAggregateCsv(), StandardCharsets.UTF_8));
            assertThat(page.getByText("figures.csv, 255 bytes")).isVisible();
            losing(
                    desk,
                    "RegisterDocument",
                    () -> button(page, "Register and upload").click());
            losing(desk, "AddVersion", () -> button(page, "Register and upload").click());
            button(page, "Upload").click();
            assertThat(page.getByText("Inspected: 1 table, no people found.")).isVisible();
            assertThat(documents(title)).hasSize(1);
            assertThat(versions(title)).hasSize(1);

            link(page, "Ask that this version be disclosed").click();
            page.getByLabel("Audience").selectOption("PUBLIC_WEB");
            page.getByLabel("By which way").selectOption("WEB_SITE");
            page.getByLabel("Where to").fill("https://agency.example/" + UUID.randomUUID());
            page.getByLabel("Purpose").fill("Statistics");
            assertThat(page.getByText("The policy allows this once everybody named here has signed."))
                    .isVisible();
            losing(
                    desk,
                    "AcknowledgeFindings",
                    () -> button(page, "I have seen them").click());
            assertThat(button(page, "I have seen them")).hasCount(0);
            losing(
                    desk,
                    "DraftRequest",
                    () -> button(page, "Submit for sign-off").click());
            losing(
                    desk,
                    "SubmitRequest",
                    () -> button(page, "Submit for sign-off").click());
            button(page, "Submit for sign-off").click();
            assertThat(page.getByText("As long as it is not decided you can withdraw it."))
                    .isVisible();
            assertThat(requests(title)).hasSize(1);
            assertThat(requests(title).get(0).path("state").asText()).isEqualTo("IN_REVIEW");
        }
    }

    @Test
    void whoever_does_not_submit_reads_documents_and_is_told_why_they_register_none() throws Exception {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/documents");
            desk.signIn("riley", Acr.MULTI_FACTOR);
            page.getByLabel("Part of the title").fill("roster with fear");
            link(page, "Custody roster with fear claims").first().click();
            assertThat(page.getByText("Inspected: 1 sheet")).isVisible();
            assertThat(heading(page, "Add a version")).isHidden();
            page.goBack();
            assertThat(page.getByLabel("Part of the title")).hasValue("roster with fear");
            page.getByLabel("Part of the title").fill("nothing is called so");
            assertThat(page.getByText("No document fits what you look for.")).isVisible();
            desk.open("/register");
            assertThat(page.getByText("Only submitters register documents.")).isVisible();
            desk.open("/documents/" + GlobalId.of("Document", new UUID(0, 1)));
            assertThat(heading(page, "There is no such document among those that you may see."))
                    .isVisible();
            desk.open("/versions/" + GlobalId.of("DocumentVersion", new UUID(0, 1)) + "/request");
            assertThat(heading(page, "There is no such version among those that you may see."))
                    .isVisible();
        }
    }

    private static void fill(Page page, String title) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("Custodian").fill("Office of Statistics");
        page.getByLabel("Figures about groups only").check();
    }

    private static void choose(Page page, String name, byte[] bytes) {
        page.getByLabel("The file", exactly()).setInputFiles(new FilePayload(name, WORKBOOK, bytes));
    }

    /** The service does it, and its answer does not arrive. */
    private void losing(Desk desk, String operation, Runnable act) {
        Page page = desk.page();
        page.route(service + "/graphql", route -> {
            if (route.request().postData().contains("\"operationName\":\"" + operation + "\"")) {
                route.fetch();
                route.fulfill(new Route.FulfillOptions().setStatus(502));
            } else {
                route.resume();
            }
        });
        act.run();
        assertThat(page.getByRole(AriaRole.ALERT).getByText("The service could not do that."))
                .isVisible();
        page.unroute(service + "/graphql");
        desk.expectComplaint(502);
    }

    private static void drop(Page page, String name, String text) {
        page.locator(".drop")
                .evaluate(
                        "(drop, [name, text]) => { const dataTransfer = new DataTransfer();"
                                + " dataTransfer.items.add(new File([text], name));"
                                + " drop.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })); }",
                        List.of(name, text));
    }

    /** @param bytes a second on the way up; -1 for as fast as it goes */
    private static void throttle(CDPSession network, int bytes) {
        network.send("Network.enable");
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytes);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private List<JsonNode> documents(String title) throws Exception {
        return office.as("sam")
                .graphql(
                        "query($title: String!) { documents(filter: { titleContains: $title }) { nodes { id"
                                + " versions { nodes { id } } approvalRequests { nodes { state notAfter { at } } } } } }",
                        Map.of("title", title))
                .path("nodes")
                .valueStream()
                .toList();
    }

    private List<JsonNode> versions(String title) throws Exception {
        return documents(title)
                .get(0)
                .path("versions")
                .path("nodes")
                .valueStream()
                .toList();
    }

    private List<JsonNode> requests(String title) throws Exception {
        return documents(title)
                .get(0)
                .path("approvalRequests")
                .path("nodes")
                .valueStream()
                .toList();
    }

    private JsonNode state(String request) throws Exception {
        return office.as("sam")
                .graphql(
                        "query($id: ID!) { approvalRequest(id: $id) { state round destination supersedes { id } } }",
                        Map.of("id", request));
    }

    private void returned(String request, String reason) throws Exception {
        signed(request, "alex", "APPROVING_OFFICIAL", "RETURN", reason);
    }

    private void signed(String request, String person, String role, String verdict, String reason) throws Exception {
        ProductApi signer = office.as(person);
        JsonNode shown = signer.graphql(
                "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        signer.graphql(
                "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                        + " { approvalRequest { state } userErrors { code message } } }",
                Map.of(
                        "input",
                        Map.of(
                                "requestId", request,
                                "round", shown.path("round").asInt(),
                                "manifestSha256", shown.path("manifestSha256").asText(),
                                "role", role,
                                "verdict", verdict,
                                "reason", reason)));
    }

    private JsonNode registered(String title, String category) throws Exception {
        return office.as("sam")
                .graphql(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                + " { document { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        title,
                                        "custodian",
                                        DemoDocument.CUSTODIAN,
                                        "declaredCategories",
                                        List.of(category))))
                .path("document");
    }

    /** @param number which version it becomes; each rises the lock version by one */
    private String added(JsonNode document, int number, String fileName, byte[] bytes) throws Exception {
        ProductApi sam = office.as("sam");
        JsonNode upload = sam.upload(bytes);
        String version = sam.graphql(
                        "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                                + " { version { id } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "documentId", document.path("id").asText(),
                                        "expectedVersion",
                                                document.path("lockVersion").asInt() + number - 1,
                                        "uploadId", upload.path("uploadId").asText(),
                                        "sha256", upload.path("sha256").asText(),
                                        "fileName", fileName)))
                .path("version")
                .path("id")
                .asText();
        office.awaitInspected(version);
        return version;
    }

    /** Asked for the public, and signed by the two whom the policy asks for where there are figures only. */
    private String approved(String version) throws Exception {
        ProductApi sam = office.as("sam");
        String digest = sam.graphql(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { sha256 } } }",
                        Map.of("id", version))
                .path("sha256")
                .asText();
        JsonNode draft = sam.graphql(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId",
                                        version,
                                        "sha256",
                                        digest,
                                        "disclosure",
                                        Map.of(
                                                "fileName", "figures.csv",
                                                "audience", "PUBLIC_WEB",
                                                "channel", "WEB_SITE",
                                                "destination", "https://agency.example/" + UUID.randomUUID(),
                                                "purpose", "Statistics"))))
                .path("approvalRequest");
        office.acknowledge(version);
        office.submit(draft);
        String request = draft.path("id").asText();
        signed(request, "riley", "PROGRAM_REVIEWER", "APPROVE", "Figures only");
        signed(request, "priya", "PRIVACY_OFFICER", "APPROVE", "Figures only");
        return request;
    }
}
