package org.imprimatur.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.EvaluationPages;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cookie is good for at the addresses of the API, and what it is not. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class CookieRequestsTest {
    private static final String QUESTION = "{\"query\": \"{ viewer { person { printedName } } }\"}";
    private static final String EVIL = "https://evil.example";
    private static final @Nullable String NONE = null;

    private Browser browser = new Browser();

    @BeforeEach
    void rileyIsSignedIn() {
        Register.enrolEverybody();
        browser = EvaluationPages.signedIn("riley");
    }

    @Test
    void with_a_cookie_a_request_needs_a_type_an_origin_and_a_header_and_each_alone_is_not_enough() {
        for (String type :
                new @Nullable String[] {"application/json", "application/json; charset=utf-8", "text/plain", NONE}) {
            for (String origin :
                    new @Nullable String[] {Browser.origin(), EVIL, "null", Browser.origin() + ".evil.example", NONE}) {
                for (String site : new @Nullable String[] {"same-origin", "same-site", "none", NONE}) {
                    for (String header : new @Nullable String[] {"1", "0", NONE}) {
                        boolean ours =
                                Browser.origin().equals(origin) || (origin == null && "same-origin".equals(site));
                        boolean meant =
                                ours && "1".equals(header) && type != null && type.startsWith("application/json");

                        var answer = browser.post("/graphql", QUESTION, headers(type, origin, site, header));

                        String which = type + " " + origin + " " + site + " " + header;
                        assertThat(answer.statusCode()).as(which).isEqualTo(meant ? 200 : 403);
                        assertThat(answer.body()).as(which).contains(meant ? "Riley Castellano" : "FOREIGN_REQUEST");
                    }
                }
            }
        }
    }

    @Test
    void every_door_that_changes_something_asks_the_same() {
        for (String door :
                List.of("/graphql", "/permits", "/permits/redemptions", "/content", "/session/sign-out", "/x")) {
            String type = door.equals("/content") ? "application/octet-stream" : "application/json";
            assertRefused(browser.post(door, "{}", headers(type, EVIL, "cross-site", "1")));
            assertRefused(browser.post(door, "{}", headers(type, Browser.origin(), "same-origin", NONE)));
            assertRefused(browser.post(door, "{}", headers("text/plain", Browser.origin(), "same-origin", "1")));
            assertRefused(browser.post(
                    door, "{}", headers("application/x-www-form-urlencoded", Browser.origin(), "same-origin", "1")));
            assertRefused(browser.post(
                    door, "{}", headers("multipart/form-data; boundary=x", Browser.origin(), "same-origin", "1")));
            assertRefused(browser.post(door, "{}", headers(NONE, NONE, NONE, NONE)));
        }
        assertThat(browser.get("/session").body()).as("nobody was signed out").contains("\"signedIn\":true");
        var sam = EvaluationPages.signedIn("sam");
        assertThat(sam.post(
                                "/content",
                                "a,b\n" + UUID.randomUUID(),
                                headers("application/octet-stream", Browser.origin(), "same-origin", "1"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_foreign_page_cannot_have_anything_read_in_somebodys_name() {
        for (String door : List.of("/graphql?query=%7Bviewer%7Bid%7D%7D", "/content/versions/x", "/permits?sha256=0")) {
            for (String site : List.of("cross-site", "same-site")) {
                assertRefused(browser.get(door, "Sec-Fetch-Site", site));
            }
        }
        var own = browser.get("/graphql?query=%7Bviewer%7Bid%7D%7D", "Sec-Fetch-Site", "same-origin");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
        assertThat(own.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void a_socket_is_opened_for_a_page_of_ours_only() throws IOException {
        assertThat(upgrade("")).startsWith("HTTP/1.1 403").contains("FOREIGN_REQUEST");
        assertThat(upgrade("Origin: " + EVIL + "\r\n")).startsWith("HTTP/1.1 403");
        assertThat(upgrade("Origin: " + Browser.origin() + "\r\nOrigin: " + EVIL + "\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(upgrade("Origin: " + Browser.origin() + "\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    void a_socket_of_a_session_is_closed_instead_of_telling_the_next_event_once_the_session_was_ended() {
        var head = Map.of("Cookie", browser.cookieHeader(), "Origin", Browser.origin());
        try (LiveSocket socket = LiveSocket.open(LiveSocket.here(), head, LiveSocket.PROTOCOL)) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next().path("type").asText()).isEqualTo("connection_ack");
            socket.subscribe("1", "subscription { inboxChanged { kind } }");
            assertThat(socket.event("1").at("/inboxChanged/kind").asText()).isEqualTo("STARTED");

            assertThat(browser.fetch("/session/sign-out", "{}").statusCode()).isEqualTo(200);
            Register.enrol("stirring-" + UUID.randomUUID(), "Stella Ring", false, List.of());

            assertThat(socket.closing().code()).isEqualTo(4403);
        }
    }

    @Test
    void without_a_session_every_address_of_the_api_answers_401_and_redirects_nobody() {
        var faults = new ArrayList<String>();
        for (String door : List.of(
                "/graphql",
                "/graphql/schema.graphql",
                "/permits?sha256=0",
                "/permits",
                "/permits/redemptions",
                "/content",
                "/content/versions/x",
                "/content/releases/x",
                "/x",
                "/browser/x",
                "/signed-in",
                "/graphql?code=x&state=y&error=z")) {
            for (String[] headers : List.of(
                    new String[] {},
                    new String[] {"Accept", "text/html"},
                    new String[] {"X-Requested-With", "XMLHttpRequest"},
                    new String[] {"Sec-Fetch-Mode", "navigate", "Accept", "text/html"},
                    new String[] {"Cookie", "q_session_browser=broken"},
                    new String[] {"Cookie", "q_session_browser=a.b.c.d.e"},
                    new String[] {"Cookie", "q_session_browser_chunk_1=a; q_session_browser_chunk_2=b"},
                    new String[] {"Cookie", "q_session_browser_chunk_x=a"},
                    new String[] {"Cookie", "q_session=x; q_session_other=y; q_session_at_browser=z"},
                    new String[] {"Cookie", "q_auth_browser=y; q_auth_browser_y=y|z"},
                    new String[] {"Authorization", "Bearer broken"},
                    new String[] {"Authorization", "Bearer broken", "Accept", "text/html"},
                    new String[] {"Authorization", "Basic eDp5"})) {
                for (var answer : List.of(new Browser().get(door, headers), new Browser().post(door, "{}", headers))) {
                    if (answer.statusCode() != 401
                            || !answer.body().contains("NOT_SIGNED_IN")
                            || answer.headers().firstValue("Location").isPresent()
                            || answer.headers().allValues("Set-Cookie").stream()
                                    .anyMatch(cookie -> !cookie.contains("Max-Age=0"))) {
                        faults.add(answer.request().method() + " " + door + " " + String.join(": ", headers) + " → "
                                + answer.statusCode() + " " + answer.headers().map());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void an_access_token_comes_before_a_cookie_and_needs_none_of_what_a_cookie_needs() {
        var sam = browser.post(
                "/graphql",
                QUESTION,
                "Content-Type",
                "application/json",
                "Origin",
                EVIL,
                "Authorization",
                "Bearer " + SignIn.as("sam"));
        assertThat(sam.statusCode()).isEqualTo(200);
        assertThat(sam.body()).contains("Sam Whitfield");

        var broken = browser.post(
                "/graphql",
                QUESTION,
                "Content-Type",
                "application/json",
                "Imprimatur-Request",
                "1",
                "Origin",
                Browser.origin(),
                "Authorization",
                "Bearer broken");
        assertThat(broken.statusCode()).as("the cookie is not a second try").isEqualTo(401);
    }

    private String upgrade(String origin) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("GET /graphql?query=%7Bviewer%7Bid%7D%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                                            + "Connection: close, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: "
                                            + browser.cookieHeader()
                                            + "\r\n" + origin + "\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            // The connection of an upgrade stays open: what is read is the head and as much as it announces.
            var answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            if (answer.indexOf("HTTP/1.1 101") == 0) {
                return answer.toString();
            }
            var length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(answer);
            assertThat(length.find()).as(answer.toString()).isTrue();
            answer.append(new String(
                    socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
            return answer.toString();
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("FOREIGN_REQUEST", "Imprimatur-Request: 1");
    }

    private static String[] headers(
            @Nullable String type, @Nullable String origin, @Nullable String site, @Nullable String header) {
        var headers = new ArrayList<String>();
        add(headers, "Content-Type", type);
        add(headers, "Origin", origin);
        add(headers, "Sec-Fetch-Site", site);
        add(headers, "Imprimatur-Request", header);
        return headers.toArray(String[]::new);
    }

    private static void add(List<String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name);
            headers.add(value);
        }
    }
}
