package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with a browser, whoever the identity provider is. Sam submits, Riley is a program reviewer. */
abstract class SessionContract {
    static final String VIEWER = "{\"query\": \"{ viewer { person { printedName } roles"
            + " authentication { acr amr authenticatedAt } } }\"}";
    static final String SESSION_COOKIE = "q_session_browser";

    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9_-]{16,}");

    /** Whatever a person does at the provider's pages, a second factor only where it is asked for; answers the way back. */
    abstract HttpResponse<String> signInAtProvider(Browser browser, URI authorize, String person);

    /** Signs out at the provider, whose address is given, as a person does; the provider then says so to the service. */
    abstract void signOutAtProvider(Browser browser, URI endSession);

    /** Somebody else, or something else, ends the session of this browser at the provider. */
    abstract void endAtProvider(Browser browser);

    /** A program that acts for this person, with an access token. */
    abstract Api program(String person);

    /** The {@code acr} of a sign-in with a second factor. */
    abstract String strong();

    /** Sam, Riley, and whoever else the tests of this provider need; asked for before each. */
    abstract void enrolEverybody();

    @BeforeEach
    void peopleAreInTheRegister() {
        enrolEverybody();
    }

    @Test
    void whoever_signs_in_comes_back_to_where_they_were_and_is_who_the_register_says() {
        var browser = new Browser();
        Instant before = Instant.now().minusSeconds(2);

        var back = signIn(browser, "riley", "/session?of=me");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(Browser.location(back)).isEqualTo(URI.create(Browser.origin() + "/session?of=me"));
        var session = Answer.of(browser.follow(back).body());
        assertThat(session.getBoolean("signedIn")).isTrue();
        assertThat(session.getString("printedName")).isEqualTo("Riley Castellano");
        assertThat(session.getList("roles")).containsExactly("PROGRAM_REVIEWER");
        assertThat(Instant.parse(session.getString("expiresAt"))).isAfter(Instant.now());
        var answer = browser.fetch("/graphql", VIEWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var viewer = Answer.of(answer.body()).at("data.viewer");
        assertThat(viewer.getString("person.printedName")).isEqualTo("Riley Castellano");
        assertThat(viewer.getList("roles")).containsExactly("PROGRAM_REVIEWER");
        assertThat(Instant.parse(viewer.getString("authentication.authenticatedAt")))
                .isBetween(before, Instant.now().plusSeconds(2));
    }

    @Test
    void the_authorization_request_is_tied_to_this_browser_and_to_its_answer() {
        var query = Browser.query(Browser.location(new Browser().get("/session/sign-in?return=/")));

        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", Browser.origin() + "/session/signed-in");
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(query.get("state")).hasSizeGreaterThan(30);
        assertThat(query.get("nonce")).hasSizeGreaterThan(30);
        assertThat(query).doesNotContainKeys("prompt", "max_age", "acr_values");
    }

    @Test
    void no_token_is_in_anything_that_a_page_could_read() {
        var browser = new Browser();
        browser.follow(signIn(browser, "riley", "/session"));
        browser.fetch("/graphql", VIEWER);

        var shown = new ArrayList<String>();
        for (HttpResponse<String> answer : browser.seen()) {
            if (answer.uri().toString().startsWith(Browser.origin())) {
                shown.add(answer.body());
                answer.headers().map().values().forEach(shown::addAll);
            }
        }
        assertThat(shown).anyMatch(text -> text.startsWith(SESSION_COOKIE));
        for (String text : shown) {
            READABLE.matcher(text)
                    .results()
                    .forEach(run -> assertThat(decoded(run.group())).doesNotContain("\"sub\"", "\"iss\"", "groups"));
        }
    }

    @Test
    void cookies_are_for_http_alone_for_every_path_and_not_for_foreign_posts() {
        var browser = new Browser();
        signIn(browser, "riley", "/session");

        List<String> set = browser.seen().stream()
                .filter(answer -> answer.uri().toString().startsWith(Browser.origin()))
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .toList();
        assertThat(set).anyMatch(cookie -> cookie.startsWith(SESSION_COOKIE));
        assertThat(set).allSatisfy(cookie -> {
            assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/", "Max-Age=");
            assertThat(cookie).doesNotContain("Domain=");
            assertThat(cookie.length()).as("as much as browsers keep").isLessThanOrEqualTo(4096);
        });
    }

    @Test
    void a_sign_off_that_needs_a_stronger_sign_in_is_made_after_stepping_up_under_the_same_key() {
        var browser = new Browser();
        signIn(browser, "riley", "/session");
        Request request = requestInReview();
        String key = "key-" + UUID.randomUUID();

        var refused = signOff(browser, request, key);
        assertThat(refused.getList("userErrors.code")).containsExactly("AUTHENTICATION_TOO_OLD");
        List<String> acrValues = refused.getList("userErrors[0].acrValues");
        int maxAge = refused.getInt("userErrors[0].maxAge");
        String place = "/requests/42?tab=sign#bottom".replace("#", "%23");
        var toProvider = browser.get("/session/step-up?return=" + Browser.encoded(place) + "&acr_values="
                + Browser.encoded(String.join(" ", acrValues)) + "&max_age=" + maxAge);

        assertThat(Browser.query(Browser.location(toProvider)))
                .containsEntry("acr_values", strong())
                .containsEntry("max_age", Integer.toString(maxAge))
                .containsEntry("prompt", "login");
        var back = browser.follow(browser.follow(signInAtProvider(browser, Browser.location(toProvider), "riley")));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(Browser.location(back)).isEqualTo(URI.create(Browser.origin() + place));
        var signed = signOff(browser, request, key);
        assertThat(signed.<String>getList("userErrors.message")).isEmpty();
        assertThat(signed.getString("signOff.printedName")).isEqualTo("Riley Castellano");
        assertThat(signed.getString("signOff.authentication.acr")).isEqualTo(strong());
    }

    @Test
    void signing_out_ends_the_session_for_every_copy_of_the_cookie_and_then_the_providers() {
        var browser = new Browser();
        signIn(browser, "riley", "/session");
        Browser copy = browser.copied();
        assertThat(copy.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);
        assertThat(browser.get("/session/sign-out").statusCode())
                .as("not by a link")
                .isEqualTo(405);

        var signedOut = browser.fetch("/session/sign-out", "{}");

        assertThat(signedOut.statusCode()).as(signedOut.body()).isEqualTo(200);
        assertThat(copy.fetch("/graphql", VIEWER).statusCode()).isEqualTo(401);
        assertThat(copy.get("/session").body()).contains("\"signedIn\":false");
        var on = browser.get(Answer.of(signedOut.body()).getString("continueAt"));
        assertThat(on.statusCode()).isEqualTo(302);
        assertThat(Browser.query(Browser.location(on)))
                .containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", Browser.origin() + "/session");
        assertThat(new Browser()
                        .post(
                                "/graphql",
                                VIEWER,
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                "Bearer " + Browser.parameter(Browser.location(on), "id_token_hint"))
                        .statusCode())
                .as("what the address tells the provider is no access token")
                .isEqualTo(401);
        signOutAtProvider(browser, Browser.location(on));
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
        assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_is_ended_at_the_provider_is_ended_here() {
        var browser = new Browser();
        signIn(browser, "riley", "/session");
        var other = new Browser();
        signIn(other, "sam", "/session");
        assertThat(browser.fetch("/graphql", VIEWER).statusCode()).isEqualTo(200);

        endAtProvider(browser);

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser.fetch("/graphql", VIEWER).statusCode())
                                .isEqualTo(401));
        assertThat(other.fetch("/graphql", VIEWER).statusCode())
                .as("nobody else's")
                .isEqualTo(200);
    }

    /** Answers what leads to where the person was. */
    final HttpResponse<String> signIn(Browser browser, String person, String place) {
        var toProvider = browser.get("/session/sign-in?return=" + Browser.encoded(place));
        assertThat(toProvider.statusCode()).as(toProvider.body()).isEqualTo(302);
        var callback = browser.follow(signInAtProvider(browser, Browser.location(toProvider), person));
        assertThat(callback.statusCode()).as(callback.body()).isEqualTo(302);
        return browser.follow(callback);
    }

    record Request(String id, int round, String manifest) {}

    final Request requestInReview() {
        Api sam = program("sam");
        byte[] bytes = ("month,admissions\nMay," + System.nanoTime() % 100_000 + "\n").getBytes(StandardCharsets.UTF_8);
        String version = Upload.addVersion(
                        sam, Upload.register(sam, "Admissions"), 0, bytes, "admissions-" + UUID.randomUUID() + ".csv")
                .getString("id");
        Upload.awaitInspected(sam, version);
        var drafted = sam.execute(
                "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                        + " { approvalRequest { id lockVersion } userErrors { code } } }",
                Map.of(
                        "input",
                        Map.of(
                                "versionId",
                                version,
                                "sha256",
                                Sha256.of(bytes).hex(),
                                "disclosure",
                                Map.of(
                                        "fileName",
                                        "admissions.csv",
                                        "audience",
                                        "PUBLIC_WEB",
                                        "channel",
                                        "WEB_SITE",
                                        "destination",
                                        "https://agency.example/admissions",
                                        "purpose",
                                        "Monthly statistics",
                                        "legalBases",
                                        List.of()))));
        var submitted = sam.execute(
                        "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                                + " { approvalRequest { id round manifestSha256 } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId",
                                        drafted.getString("draftApprovalRequest.approvalRequest.id"),
                                        "expectedVersion",
                                        drafted.getInt("draftApprovalRequest.approvalRequest.lockVersion"))))
                .at("submitApprovalRequest");
        assertThat(submitted.<String>getList("userErrors.message")).isEmpty();
        return new Request(
                submitted.getString("approvalRequest.id"),
                submitted.getInt("approvalRequest.round"),
                submitted.getString("approvalRequest.manifestSha256"));
    }

    static Answer signOff(Browser browser, Request request, String key) {
        String operation =
                ("mutation { signOffApprovalRequest(input: {requestId: '%s', round: %d, manifestSha256: '%s',"
                                + " role: PROGRAM_REVIEWER, verdict: APPROVE, idempotencyKey: '%s'})"
                                + " { signOff { printedName authentication { acr } }"
                                + " userErrors { code message ... on AuthenticationTooOld { acrValues maxAge } } } }")
                        .formatted(request.id(), request.round(), request.manifest(), key)
                        .replace("'", "\\\"");
        var answer = browser.fetch("/graphql", "{\"query\": \"" + operation + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Answer.of(answer.body()).at("data.signOffApprovalRequest");
    }

    private static String decoded(String run) {
        String whole = run.substring(0, run.length() - run.length() % 4);
        return new String(Base64.getUrlDecoder().decode(whole), StandardCharsets.ISO_8859_1);
    }
}
