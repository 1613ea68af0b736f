package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * People sign off in a real browser, at the packaged product, with the real sign-in at the evaluation's identity provider.
 * What the pages do is looked up by the API, never taken from the pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOffPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SIGN_OFFS =
            "query($id: ID!) { approvalRequest(id: $id) { state round signOffs { role verdict reason retractedAt } } }";

    private final HttpClient http = HttpClient.newHttpClient();

    private Settings settings;
    private Chromium chromium;
    private Evaluation evaluation;
    private String service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        chromium = Chromium.start();
        settings = new Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
        evaluation = new Evaluation(settings);
        service = evaluation.start().address();
    }

    @AfterAll
    void stop() {
        if (evaluation != null) {
            evaluation.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_reviewer_finds_what_waits_reads_it_and_signs_once_however_often_they_click() throws Exception {
        String request = rosterInReview("Roster read by keyboard");
        try (Desk desk = new Desk(chromium, service)) {
            Page page = desk.page();
            desk.open("/");
            assertThat(heading(page, "Waiting for your sign-off")).isVisible();
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
        String request = rosterInReview("Roster with step-up");
        try (Desk desk = new Desk(chromium, service)) {
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
    void whoever_signed_out_in_another_tab_is_told_when_they_sign_and_finds_what_they_typed_after_signing_in()
            throws Exception {
        String request = rosterInReview("Roster in two tabs");
        try (Desk desk = new Desk(chromium, service)) {
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
        String request = rosterInReview("Roster that changes");
        try (Desk desk = new Desk(chromium, service)) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            page.getByLabel("Approve").check();
            button(page, "Go on to the signature").click();
            page.getByLabel("I have read this and sign it in my name.").check();

            String elsewhere = "https://elsewhere.example/" + UUID.randomUUID();
            revise(request, elsewhere);
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
        String request = rosterInReview("Roster in two browsers");
        try (Desk program = new Desk(chromium, service);
                Desk privacy = new Desk(chromium, service)) {
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
            button(program.page(), "Take this sign-off back").click();
            button(program.page(), "Yes, take it back").click();
            assertThat(program.page().getByText("Taken back,")).isVisible();
            assertThat(waits).isHidden();

            sign(program.page(), "Refuse", "Nobody named in it was asked", "Sign: refuse");
            assertThat(state(request).path("state").asText()).isEqualTo("REFUSED");
        }
    }

    @Test
    void refusing_without_a_reason_is_not_signed_and_whoever_signs_out_is_out() throws Exception {
        String request = rosterInReview("Roster without reason");
        try (Desk desk = new Desk(chromium, service)) {
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
        return as("sam").graphql(SIGN_OFFS, Map.of("id", request));
    }

    /** A new document of forty people with fear claims, regenerated, and the request that it go out: four sign-offs in order. */
    private String rosterInReview(String title) throws Exception {
        ProductApi sam = as("sam");
        JsonNode document = sam.graphql(
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
                                        List.of("FEAR_DETERMINATION"))))
                .path("document");
        DemoDocument roster = DemoDocument.ALL.get(DemoDocument.ALL.size() - 1);
        JsonNode upload = sam.upload(roster.bytes().get());
        String original = sam.graphql(
                        "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                                + " { version { id } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "documentId", document.path("id").asText(),
                                        "expectedVersion",
                                                document.path("lockVersion").asInt(),
                                        "uploadId", upload.path("uploadId").asText(),
                                        "sha256", upload.path("sha256").asText(),
                                        "fileName", roster.fileName())))
                .path("version")
                .path("id")
                .asText();
        awaitInspected(original);
        JsonNode version = sam.graphql(
                        "mutation($input: RegenerateDocumentVersionInput!) { regenerateDocumentVersion(input: $input)"
                                + " { version { id sha256 } userErrors { code message } } }",
                        Map.of("input", Map.of("versionId", original)))
                .path("version");
        awaitInspected(version.path("id").asText());
        JsonNode draft = sam.graphql(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId", version.path("id").asText(),
                                        "sha256", version.path("sha256").asText(),
                                        "disclosure", disclosure("https://agency.example/" + UUID.randomUUID()))))
                .path("approvalRequest");
        submit(draft);
        return draft.path("id").asText();
    }

    private static Map<String, ?> disclosure(String destination) {
        return Map.of(
                "fileName", "roster.xlsx",
                "audience", "PUBLIC_WEB",
                "channel", "WEB_SITE",
                "destination", destination,
                "purpose", "Ordered by the Secretary",
                "legalBases", List.of("8CFR208.6(a)-SECRETARY"),
                "evidence", List.of(Map.of("field", "WRITTEN_REASON", "text", "Memorandum of the Secretary")));
    }

    private void submit(JsonNode draft) throws Exception {
        as("sam")
                .graphql(
                        "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                                + " { approvalRequest { state } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId", draft.path("id").asText(),
                                        "expectedVersion",
                                                draft.path("lockVersion").asInt())));
    }

    /** Alex returns the request, and Sam asks again for another destination. */
    private void revise(String request, String destination) throws Exception {
        JsonNode shown = as("alex")
                .graphql(
                        "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        as("alex")
                .graphql(
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
                                        shown.path("manifestSha256").asText(),
                                        "role",
                                        "APPROVING_OFFICIAL",
                                        "verdict",
                                        "RETURN",
                                        "reason",
                                        "Another destination")));
        ProductApi sam = as("sam");
        int version = sam.graphql("query($id: ID!) { approvalRequest(id: $id) { lockVersion } }", Map.of("id", request))
                .path("lockVersion")
                .asInt();
        JsonNode revised = sam.graphql(
                        "mutation($input: ReviseApprovalRequestInput!) { reviseApprovalRequest(input: $input)"
                                + " { approvalRequest { lockVersion } userErrors { code message } } }",
                        Map.of("input", Map.of("requestId", request, "expectedVersion", version)))
                .path("approvalRequest");
        submit(sam.graphql(
                        "mutation($input: EditApprovalRequestInput!) { editApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId", request,
                                        "expectedVersion",
                                                revised.path("lockVersion").asInt(),
                                        "disclosure", disclosure(destination))))
                .path("approvalRequest"));
    }

    private void awaitInspected(String version) throws Exception {
        ProductApi sam = as("sam");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sam.graphql(
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                Map.of("id", version))
                        .path("state")
                        .asText()
                        .equals("INSPECTED"));
    }

    private ProductApi as(String person) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + settings.signInPort() + "/token?person=" + person))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ProductApi(service, answer.body().strip());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
            return socket.getLocalPort();
        }
    }
}
