package org.imprimatur.graphql.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.Metrics;
import org.imprimatur.testing.RawSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The GraphQL over WebSocket Protocol to the letter, and who may open a socket. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class SubscriptionProtocolTest {
    private static final String INBOX = "subscription { inboxChanged { kind } }";

    private String token = "";

    @BeforeEach
    void somebody() {
        Register.enrolEverybody();
        String subject = "listener-" + UUID.randomUUID();
        Register.enrol(subject, "Lis Tener", false, List.of(Role.PROGRAM_REVIEWER));
        token = SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken();
    }

    @AfterEach
    void everybody_has_left() {
        await().untilAsserted(() -> {
            assertThat(Metrics.value("imprimatur_http_sockets_inside")).isZero();
            assertThat(Metrics.value("imprimatur_http_requests_inside")).isZero();
            assertThat(Metrics.value("imprimatur_subscriptions_inside")).isZero();
        });
    }

    @Test
    void a_client_is_acknowledged_subscribes_completes_and_may_use_the_same_id_again() {
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", INBOX);
            assertThat(client.event("1").at("/inboxChanged/kind").asText()).isEqualTo("STARTED");
            client.complete("1").complete("1").complete("never was one");
            client.subscribe("1", INBOX);
            assertThat(client.event("1").at("/inboxChanged/kind").asText()).isEqualTo("STARTED");
            client.subscribe("2", INBOX);
            assertThat(client.event("2").at("/inboxChanged/kind").asText()).isEqualTo("STARTED");
            client.assertNothingMoreBeforePong();
        }
    }

    @Test
    void a_ping_is_answered_also_before_the_initialisation_and_a_pong_is_not() {
        try (LiveSocket client = LiveSocket.open(token)) {
            client.send("{\"type\":\"ping\",\"payload\":{\"a\":1}}").send("{\"type\":\"pong\"}");
            assertThat(client.next()).hasToString("{\"type\":\"pong\"}");
            client.send("{\"type\":\"connection_init\",\"payload\":null}");
            assertThat(client.next()).hasToString("{\"type\":\"connection_ack\"}");
        }
    }

    @Test
    void whatever_is_no_message_of_the_protocol_closes_the_socket_with_4400() throws Exception {
        var invalid = new LinkedHashMap<String, String>();
        invalid.put("no JSON", "hello");
        invalid.put("nothing", "");
        invalid.put("a list", "[{\"type\":\"ping\"}]");
        invalid.put("something behind it", "{\"type\":\"ping\"} {}");
        invalid.put("a name twice", "{\"type\":\"ping\",\"type\":\"ping\"}");
        invalid.put("no type", "{}");
        invalid.put("a type that is no text", "{\"type\":1}");
        invalid.put("a foreign type", "{\"type\":\"start\"}");
        invalid.put("what only a server says", "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}");
        invalid.put("a payload that is no object", "{\"type\":\"connection_init\",\"payload\":[]}");
        invalid.put("subscribe without an id", "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{a}\"}}");
        invalid.put("an empty id", "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{a}\"}}");
        invalid.put("an id that is a number", "{\"type\":\"complete\",\"id\":1}");
        invalid.put("a long id", "{\"type\":\"complete\",\"id\":\"" + "x".repeat(65) + "\"}");
        invalid.put("half a character as id", "{\"type\":\"complete\",\"id\":\"\\ud800\"}");
        invalid.put("no payload", "{\"type\":\"subscribe\",\"id\":\"1\"}");
        invalid.put("a payload that is a text", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":\"{a}\"}");
        invalid.put("no query", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}");
        invalid.put("a query that is a number", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}");
        invalid.put(
                "variables that are a list",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\",\"variables\":[]}}");
        invalid.put(
                "a name that is a number",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\",\"operationName\":1}}");
        invalid.put("10,000 lists in each other", "[".repeat(10_000));
        for (Map.Entry<String, String> each : invalid.entrySet()) {
            try (LiveSocket client = LiveSocket.open(token)) {
                client.send(each.getValue());
                assertThat(client.closing().code()).as(each.getKey()).isEqualTo(4400);
                assertThat(client.closing().reason()).as(each.getKey()).startsWith("Invalid message: ");
            }
        }
        try (LiveSocket client = LiveSocket.open(token)) {
            client.sendBinary("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(client.closing().code()).isEqualTo(4400);
        }
    }

    @Test
    void frames_that_no_client_sends_close_the_socket_and_are_no_error_of_the_service() throws Exception {
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            try (RawSocket client = RawSocket.initialised(token)) {
                client.frame(0x81, new byte[] {'"', (byte) 0xff, (byte) 0xc0, '"'});
                assertThat(client.closeCode()).isIn(1007, 4400);
            }
            try (RawSocket client = RawSocket.initialised(token)) {
                client.frame(0x83, new byte[] {'a'});
                assertThat(client.closeCode()).as("a reserved kind of frame").isEqualTo(1002);
            }
            try (RawSocket client = RawSocket.initialised(token)) {
                client.frame(0xc1, new byte[] {'a'});
                assertThat(client.closeCode())
                        .as("compression that was not agreed on")
                        .isEqualTo(1002);
            }
            try (RawSocket client = RawSocket.initialised(token)) {
                client.frame(0x80, "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
                assertThat(client.closeCode()).as("a continuation of nothing").isEqualTo(1002);
            }
            try (RawSocket client = RawSocket.initialised(token)) {
                byte[] half = "x".repeat(40_000).getBytes(StandardCharsets.UTF_8);
                client.frame(0x01, half);
                client.frame(0x80, half);
                assertThat(client.closeCode()).as("too large in two frames").isEqualTo(1009);
            }
            try (RawSocket client = RawSocket.initialised(token)) {
                client.frame(0x81, "x".repeat(70_000).getBytes(StandardCharsets.UTF_8));
                assertThat(client.closeCode()).as("too large in one frame").isEqualTo(1009);
            }
            logged = logs.lines();
        }
        assertThat(logged).noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
    }

    @Test
    void no_compression_is_agreed_on() throws Exception {
        try (RawSocket client =
                RawSocket.opened(token, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            client.frame(0xc1, new byte[] {'a'});
            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void whoever_subscribes_before_they_are_acknowledged_is_closed_with_4401() {
        try (LiveSocket client = LiveSocket.open(token)) {
            client.subscribe("1", INBOX);
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4401, "Unauthorized"));
        }
    }

    @Test
    void another_protocol_or_none_is_closed_with_4406() {
        try (LiveSocket client = LiveSocket.open(LiveSocket.here(), bearer(), null)) {
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4406, "Subprotocol not acceptable"));
        }
    }

    @Test
    void an_id_that_is_in_use_closes_the_socket_with_4409() {
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("one", INBOX);
            client.event("one");
            client.subscribe("one", INBOX);
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4409, "Subscriber for one already exists"));
        }
    }

    @Test
    void a_second_initialisation_closes_the_socket_with_4429() {
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.send("{\"type\":\"connection_init\"}");
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4429, "Too many initialisation requests"));
        }
    }

    @Test
    void queries_and_mutations_are_refused_over_the_socket_and_do_nothing() {
        try (LiveSocket client = LiveSocket.initialised(Api.as("adam").token())) {
            client.subscribe("q", "{ viewer { id } }");
            assertThat(client.error("q")).isEqualTo("NOT_A_SUBSCRIPTION");
            String name = "Over Socket " + UUID.randomUUID();
            client.subscribe(
                    "m",
                    "mutation($name: String!) { registerPerson(input: {printedName: $name, service: false}) { person { id }"
                            + " userErrors { code } } }",
                    Map.of("name", name));
            assertThat(client.error("m")).isEqualTo("NOT_A_SUBSCRIPTION");
            assertThat(Api.as("adam")
                            .execute("{ people(first: 100) { nodes { printedName } } }")
                            .<String>getList("people.nodes.printedName"))
                    .doesNotContain(name);
        }
    }

    @Test
    void an_operation_that_cannot_be_executed_is_told_with_the_codes_of_http_and_the_socket_stays() {
        List<String> logged;
        try (LogCapture logs = new LogCapture();
                LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", "subscription { inboxChanged { kind }");
            assertThat(client.error("1")).isEqualTo("GRAPHQL_PARSE_FAILED");
            client.subscribe("1", "subscription { inboxChanged { foreign } }");
            assertThat(client.error("1")).isEqualTo("GRAPHQL_VALIDATION_FAILED");
            client.subscribe("1", "subscription($id: ID!) { approvalRequestChanged(id: $id) { id } }");
            assertThat(client.error("1")).isEqualTo("BAD_USER_INPUT");
            client.subscribe("1", "subscription { approvalRequestChanged(id: \"foreign\") { id } }");
            assertThat(client.error("1")).isEqualTo("INVALID_ID");
            for (String notOne : List.of(
                    "subscription { a: inboxChanged { kind } b: inboxChanged { kind } }",
                    "subscription { inboxChanged { kind } ...F } fragment F on Subscription { a: inboxChanged { kind } }",
                    "subscription { ...F } fragment F on Query { viewer { id } }",
                    "subscription { ...F } fragment F on Subscription { ...F }",
                    "subscription { ...Nowhere }",
                    "subscription { inboxChanged @skip(if: true) { kind } }",
                    "subscription { ... @include(if: false) { inboxChanged { kind } } }",
                    "subscription { __typename }",
                    "subscription { __schema { queryType { name } } }")) {
                client.subscribe("1", notOne);
                assertThat(client.error("1")).as(notOne).isEqualTo("SUBSCRIPTION_FIELD");
                assertThat(Api.with(token).send(notOne, Map.of()).<String>getList("errors.extensions.code"))
                        .as("over HTTP: " + notOne)
                        .containsExactly("SUBSCRIPTION_FIELD");
            }
            client.subscribe("1", "subscription { ...F } fragment F on Subscription { inboxChanged { kind } }");
            client.event("1");
            client.assertNothingMoreBeforePong();
            logged = logs.lines();
        }
        assertThat(logged).noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void a_subscription_over_http_is_told_where_to_go() {
        assertThat(Api.with(token).send(INBOX, Map.of()).<String>getList("errors.extensions.code"))
                .containsExactly("SUBSCRIPTION_BY_HTTP");
        given().auth()
                .oauth2(token)
                .accept("application/graphql-response+json")
                .queryParam("query", INBOX)
                .get("/graphql")
                .then()
                .statusCode(400);
    }

    @Test
    void who_is_not_signed_in_opens_no_socket() {
        assertThat(LiveSocket.refusal(LiveSocket.here(), Map.of(), LiveSocket.PROTOCOL))
                .isEqualTo(401);
        assertThat(LiveSocket.refusal(
                        LiveSocket.here(), Map.of("Authorization", "Bearer nonsense"), LiveSocket.PROTOCOL))
                .isEqualTo(401);
    }

    @Test
    void a_page_of_another_origin_opens_no_socket() {
        for (String foreign : List.of(
                "https://elsewhere.example",
                "null",
                "http://127.0.0.1:" + (RestAssured.port + 1),
                "https://127.0.0.1:" + RestAssured.port,
                "http://127.0.0.1:" + RestAssured.port + ".elsewhere.example")) {
            assertThat(LiveSocket.refusal(LiveSocket.here(), withOrigin(foreign), LiveSocket.PROTOCOL))
                    .as(foreign)
                    .isEqualTo(403);
        }
        try (LiveSocket own = LiveSocket.open(
                LiveSocket.here(), withOrigin("http://127.0.0.1:" + RestAssured.port), LiveSocket.PROTOCOL)) {
            own.send("{\"type\":\"connection_init\"}");
            assertThat(own.next().path("type").asText()).isEqualTo("connection_ack");
        }
    }

    @Test
    void the_frameworks_own_socket_is_not_there() {
        assertThat(LiveSocket.refusal(
                        URI.create("ws://127.0.0.1:" + RestAssured.port + "/framework/graphql"),
                        bearer(),
                        LiveSocket.PROTOCOL))
                .isEqualTo(404);
    }

    @Test
    void what_asks_for_a_socket_and_is_no_handshake_is_refused() {
        given().auth()
                .oauth2(token)
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .queryParam("query", "{ viewer { id } }")
                .get("/graphql")
                .then()
                .statusCode(400);
    }

    @Test
    void events_carry_fields_of_every_depth() {
        try (LiveSocket client = LiveSocket.initialised(Api.as("ada").token())) {
            client.subscribe(
                    "1",
                    "subscription { auditEntryAppended(afterIndex: \"-1\") { index sentence actor { printedName authorities"
                            + " { role } } } }");
            for (int index = 0; index < 5; index++) {
                JsonNode entry = client.event("1").path("auditEntryAppended");
                assertThat(entry.path("index").asText()).isEqualTo(Integer.toString(index));
                assertThat(entry.path("sentence").asText()).isNotEmpty();
            }
        }
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + token);
    }

    private Map<String, String> withOrigin(String origin) {
        return Map.of("Authorization", "Bearer " + token, "Origin", origin);
    }
}
