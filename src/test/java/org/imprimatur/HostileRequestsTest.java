package org.imprimatur;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every door of the service, byte by byte, against requests that no honest client sends. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class HostileRequestsTest {
    private static final String MARK = "Zq7hostile";
    private static final int PATIENCE_MILLIS = 30_000;

    /** Doors that take JSON, with a body that is honest as far as its form goes. */
    private static final Map<String, String> JSON_DOORS = Map.of(
            "/graphql", "{\"query\": \"{ viewer { __typename } }\"}",
            "/permits", "{\"sha256\": \"00\"}",
            "/permits/redemptions", "{\"sha256\": \"00\"}");

    private static final Set<String> DOORS = Set.of(
            "POST /graphql",
            "GET /graphql",
            "GET /graphql/schema.graphql",
            "POST /content",
            "GET /content/versions/{id}",
            "GET /content/versions/{id}/preview",
            "POST /content/versions/{id}/preview/revealed",
            "POST /content/versions/{id}/preview/painted",
            "GET /content/releases/{id}",
            "GET /audit/export.csv",
            "GET /log/checkpoint",
            "GET /log/tile/{path:.+}",
            "GET /log/export/{size:\\d{1,18}}.tar",
            "GET /audit/disclosures.csv",
            "GET /audit/custody/{id}.json",
            "GET /audit/custody/{id}.html",
            "GET /permits",
            "POST /permits",
            "POST /permits/redemptions",
            "GET /session",
            "GET /session/sign-in",
            "GET /session/step-up",
            "GET /session/signed-in",
            "GET /session/sign-out",
            "POST /session/sign-out",
            "POST /session/back-channel-logout");

    /** A door that takes what is wanted in the query of the address, and who is let in there. */
    private record QueryDoor(String door, String person, List<String> parameters) {}

    private static final List<QueryDoor> QUERY_DOORS = List.of(
            new QueryDoor("GET /content/versions/{id}/preview", "sam", List.of("sheet", "from")),
            new QueryDoor("POST /content/versions/{id}/preview/revealed", "sam", List.of("sheet", "from")),
            new QueryDoor("POST /content/versions/{id}/preview/painted", "sam", List.of("page", "text")),
            new QueryDoor(
                    "GET /audit/export.csv",
                    "ada",
                    List.of(
                            "from",
                            "until",
                            "action",
                            "outcome",
                            "by",
                            "actor",
                            "reason",
                            "person",
                            "document",
                            "request",
                            "release",
                            "reads")),
            new QueryDoor("GET /audit/disclosures.csv", "ada", List.of("document", "release")));

    private static final List<String> VALUES = List.of(
            "",
            "%20",
            MARK,
            "-1",
            "0x10",
            "1e9",
            "2147483648",
            "9".repeat(400),
            "null",
            "%00" + MARK,
            MARK + "%27%3B--",
            MARK + "%0D%0AX%3A%201",
            "%ED%A0%80",
            "%FF",
            "+999999999-12-31T23:59:59Z",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-25T24:00:01Z",
            MARK.repeat(300));

    /**
     * Routes beside the resources: the socket for subscriptions at {@code /graphql}, which {@code SubscriptionProtocolTest} attacks
     * by frame; the framework's GraphQL, which ours stands before, and what keeps everybody from it.
     */
    private static final Set<String> OTHER_ROUTES =
            Set.of("/", "/q/", "/graphql", "/framework/", "/framework/graphql", "/framework/graphql/schema.graphql");

    private final Router router;
    private final int managementPort;
    private String token = "";
    private String submitter = "";

    HostileRequestsTest(
            Router router,
            @ConfigProperty(name = "quarkus.management.test-port", defaultValue = "9001") int managementPort) {
        this.router = router;
        this.managementPort = managementPort;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
        token = Api.as("pat").token();
        submitter = Api.as("sam").token();
    }

    @Test
    void every_door_of_the_service_is_tried_here() {
        var doors = new TreeSet<String>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.imprimatur")) {
            for (JavaMethod method : resource.getMethods()) {
                method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                        .forEach(verb -> doors.add(verb.getRawType().getSimpleName() + " "
                                + resource.getAnnotationOfType(Path.class).value()
                                + method.tryGetAnnotationOfType(Path.class)
                                        .map(Path::value)
                                        .orElse("")));
            }
        }
        var routes = new TreeSet<String>();
        router.getRoutes().stream().map(Route::getPath).filter(Objects::nonNull).forEach(routes::add);

        assertThat(doors).isEqualTo(new TreeSet<>(DOORS));
        assertThat(routes).isEqualTo(new TreeSet<>(OTHER_ROUTES));
    }

    @Test
    void no_body_breaks_a_door_that_takes_json_and_none_is_repeated_or_kept() throws Exception {
        List<String> before = counts();
        List<String> faults;
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            faults = attackJsonDoors();
            logged = logs.lines();
        }

        assertThat(faults).isEmpty();
        assertThat(logged).noneMatch(line -> line.contains(MARK));
        assertThat(logged.stream().filter(line -> line.contains("\tat ")).toList())
                .as("what a client sends wrong is no error of the service's")
                .isEmpty();
        assertThat(counts()).isEqualTo(before);
        assertHealthy();
    }

    @Test
    void no_address_breaks_a_door_that_is_asked_by_its_query_and_none_is_repeated() throws Exception {
        String document = Upload.register(Api.as("sam"), "Asked by address");
        String version = Upload.addVersion(Api.as("sam"), document, 0, SampleFiles.cleanAggregateCsv(), "figures.csv")
                .getString("id");
        Upload.awaitInspected(Api.as("sam"), version);
        var faults = new ArrayList<String>();
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            for (QueryDoor door : QUERY_DOORS) {
                for (String parameter : door.parameters()) {
                    for (String value : VALUES) {
                        String answer =
                                asked(door.door().replace("{id}", version), parameter + "=" + value, door.person());
                        boolean refused = answer.startsWith("HTTP/1.1 4") && answer.contains("\"code\":\"");
                        if (!refused && !answer.startsWith("HTTP/1.1 200") || answer.contains(MARK)) {
                            faults.add(
                                    door.door() + " " + parameter + "=" + shortened(value) + ": " + shortened(answer));
                        }
                    }
                }
            }
            logged = logs.lines();
        }

        assertThat(faults).isEmpty();
        assertThat(logged).noneMatch(line -> line.contains(MARK));
        assertThat(logged.stream().filter(line -> line.contains("\tat ")).toList())
                .as("what a client sends wrong is no error of the service's")
                .isEmpty();
        assertHealthy();
    }

    private static String asked(String door, String query, String person) throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    latin(door + "?" + query
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                            + "Accept: application/json, text/csv\r\nAuthorization: Bearer "
                            + Api.as(person).token() + "\r\n\r\n"));
            return answer(socket);
        }
    }

    private List<String> attackJsonDoors() throws IOException {
        var faults = new ArrayList<String>();
        for (String door : JSON_DOORS.keySet()) {
            for (Map.Entry<String, byte[]> body : bodies(door).entrySet()) {
                for (String type : List.of("application/json", "text/plain", "application/xml", "")) {
                    var answer = send("POST " + door, type, body.getValue());
                    if (!isRefusal(answer) || answer.contains(MARK)) {
                        faults.add(door + " " + body.getKey() + " as " + type + ": " + shortened(answer));
                    }
                }
            }
        }
        return faults;
    }

    /** A status of 4xx with a code in its body; or 200 with errors (GraphQL over HTTP, section 6.4.1). */
    private static boolean isRefusal(String answer) {
        return answer.contains("\"code\":\"")
                && (answer.startsWith("HTTP/1.1 4")
                        || answer.startsWith("HTTP/1.1 200") && answer.contains("\"errors\":["));
    }

    private static Map<String, byte[]> bodies(String door) {
        var bodies = new LinkedHashMap<String, byte[]>();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nothing", "");
        texts.put("a space", " ");
        texts.put("no JSON", MARK);
        texts.put("cut off", "{\"query\": \"" + MARK);
        texts.put("cut off after a backslash", "{\"query\": \"" + MARK + "\\");
        texts.put("a list", "[\"" + MARK + "\"]");
        texts.put("an empty list", "[]");
        texts.put("a text", "\"" + MARK + "\"");
        texts.put("a number", "1");
        texts.put("null", "null");
        texts.put("an empty object", "{}");
        texts.put("NaN", "{\"query\": NaN, \"sha256\": NaN, \"" + MARK + "\": NaN}");
        texts.put("numbers for texts", "{\"query\": 1, \"sha256\": 1e999, \"fileName\": 3}");
        texts.put("objects for texts", "{\"query\": {}, \"sha256\": {\"" + MARK + "\": []}, \"fileName\": [[]]}");
        texts.put("nulls for texts", "{\"query\": null, \"sha256\": null}");
        texts.put("NUL", "{\"query\": \"{ " + MARK + "\\u0000 }\", \"sha256\": \"\\u0000\"}");
        texts.put("a lone surrogate", "{\"query\": \"{ " + MARK + "\\ud800 }\", \"sha256\": \"\\ud800\"}");
        texts.put("a raw NUL", "{\"query\": \"\u0000" + MARK + "\"}");
        texts.put("10,000 lists in each other", "[".repeat(10_000) + "]".repeat(10_000));
        texts.put("10,000 lists in each other, never closed", "{\"query\": " + "[".repeat(10_000));
        texts.put("10,000 objects in each other", "{\"query\":".repeat(10_000) + "1" + "}".repeat(10_000));
        texts.put(
                "10,000 objects where nobody looks",
                "{\"" + MARK + "\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}");
        texts.put("a number of 100,000 digits", "{\"query\": " + "9".repeat(100_000) + "}");
        texts.put(
                "something behind it",
                Objects.requireNonNull(JSON_DOORS.get(door)).replace("viewer", MARK) + MARK);
        if (door.equals("/graphql")) {
            String query = "\"query\": \"query($id: Int!) { documents(first: $id) { totalCount } }\"";
            for (String variables : List.of(
                    "[]",
                    "\"" + MARK + "\"",
                    "1",
                    "true",
                    "{\"id\": []}",
                    "{}",
                    "null",
                    "{\"id\": {\"" + MARK + "\": 1}}",
                    "{\"id\": null}",
                    "[" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "]")) {
                texts.put("variables " + shortened(variables), "{" + query + ", \"variables\": " + variables + "}");
            }
            for (String name : List.of("1", "[]", "{}", "\"" + MARK + "\"")) {
                texts.put("operationName " + name, "{" + query + ", \"operationName\": " + name + "}");
            }
            texts.put("extensions", "{\"query\": \"{ " + MARK + " }\", \"extensions\": [1]}");
            texts.put("twice the same key", "{\"query\": \"{ " + MARK + " }\", \"query\": \"{ nothing }\"}");
            texts.put(
                    "selections in each other",
                    "{\"query\": \"" + "{ node ".repeat(10_000) + "}".repeat(10_000) + "\"}");
            texts.put(
                    "lists in each other",
                    "{\"query\": \"{ node(id: " + "[".repeat(10_000) + "]".repeat(10_000) + ") }\"}");
            texts.put(
                    "objects in each other",
                    "{\"query\": \"{ document(by: " + "{a: ".repeat(10_000) + "1" + "}".repeat(10_000)
                            + ") { id } }\"}");
            texts.put(
                    "fragments in a circle",
                    "{\"query\": \"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }\"}");
            texts.put("many tokens", "{\"query\": \"{ " + "x ".repeat(100_000) + "}\"}");
            texts.put("many directives", "{\"query\": \"{ viewer " + "@a ".repeat(10_000) + "{ __typename } }\"}");
            texts.put("a foreign word", "{\"query\": \"" + MARK + " { a }\"}");
            texts.put("an open string", "{\"query\": \"{ node(id: \\\"" + MARK + ") { id } }\"}");
            texts.put(
                    "a foreign value of an enum",
                    "{\"query\": \"{ releases(filter: {state: " + MARK + "}) { totalCount } }\"}");
        }
        texts.forEach((name, text) -> bodies.put(name, text.getBytes(StandardCharsets.UTF_8)));
        bodies.put(
                "bytes that are not UTF-8",
                latin("{\"query\": \"\u00ff\u00fe" + MARK + "\u00c0\u0080\", \"sha256\": \"\u00ff\"}"));
        bodies.put("UTF-16", ("{\"query\": \"{ " + MARK + " }\"}").getBytes(StandardCharsets.UTF_16));
        return bodies;
    }

    @Test
    void a_length_that_is_announced_or_sent_beyond_the_limit_is_cut_off() throws Exception {
        List<String> before = counts();
        for (String door : List.of("/graphql", "/permits", "/permits/redemptions", "/content")) {
            String type = door.equals("/content") ? "application/octet-stream" : "application/json";
            String head = head("POST " + door, type);
            assertThat(exchange(head + "Content-Length: 2147483648\r\n\r\n", 0))
                    .as(door)
                    .startsWith("HTTP/1.1 413");
            assertThat(exchange(head + "Content-Length: 99999999999999999999\r\n\r\n", 0))
                    .as(door)
                    .startsWith("HTTP/1.1 4");
            assertThat(exchange(head + "Content-Length: " + MARK + "\r\n\r\n", 0))
                    .as(door)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain(MARK);
            assertThat(exchange(head + "Content-Length: -1\r\n\r\n", 0))
                    .as(door)
                    .startsWith("HTTP/1.1 4");
            // 2 GiB in chunks, of which the service takes no more than its limit.
            assertThat(exchange(head + "Transfer-Encoding: chunked\r\n\r\n", 2048))
                    .as(door)
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).startsWith("HTTP/1.1 413"),
                            answer -> assertThat(answer)
                                    .as("what came of it was wrong already")
                                    .startsWith("HTTP/1.1 400"),
                            answer -> assertThat(answer)
                                    .as("closed while it was sent")
                                    .isEmpty());
        }
        assertThat(counts()).isEqualTo(before);
        assertHealthy();
    }

    @Test
    void heads_that_no_client_sends_are_refused() throws Exception {
        for (String door : List.of(
                "POST /graphql",
                "POST /content",
                "POST /permits",
                "GET /permits?sha256=" + MARK,
                "GET /permits?sha256=%00" + MARK + "&fileName=%ff%fe&audience=%",
                "GET /permits?" + "sha256=a&".repeat(400),
                "GET /content/versions/" + MARK,
                "GET /content/versions/%00%ff" + MARK,
                "GET /content/versions/" + "a".repeat(3000),
                "GET /content/versions/..%2f..%2f" + MARK,
                "GET /content/releases/" + MARK,
                "GET /content/releases/%00%ff" + MARK,
                "GET /graphql",
                "GET /session/" + MARK,
                "GET /session/sign-in?return=//" + MARK,
                "GET /session/sign-in?return=%00%ff" + MARK,
                "GET /session/step-up?return=/&acr_values=%0d%0a" + MARK,
                "GET /session/signed-in?code=" + MARK + "&state=" + MARK,
                "GET /session/signed-in?code=%00%ff&state=%&error=" + MARK,
                "GET /session/sign-out?" + MARK,
                "POST /session/sign-out",
                "POST /session/back-channel-logout",
                "GET /" + MARK,
                "DELETE /graphql",
                "PUT /content",
                "TRACE /permits",
                MARK + " /permits")) {
            for (String headers : List.of(
                    "",
                    "X-A: a\r\n".repeat(5_000),
                    "X-A: " + MARK.repeat(10_000) + "\r\n",
                    "Content-Type: " + MARK + "\r\n",
                    "Content-Type: application/json;charset=" + MARK + "\r\n",
                    "Content-Type: ///\r\n",
                    "Accept: ///" + MARK + "\r\n",
                    "Accept: " + "a/b,".repeat(1_000) + "\r\n",
                    "Accept-Language: " + MARK + "-\r\n",
                    "Content-Digest: sha-256=:" + MARK + "\r\n",
                    "Content-Encoding: " + MARK + "\r\n",
                    "Permit-Handle: " + MARK + "\r\n",
                    "Cookie: q_session_browser=" + MARK + "; q_auth_browser_" + MARK + "=" + MARK + "|a.b.c\r\n",
                    "Range: bytes=" + MARK + "\r\n",
                    "Expect: " + MARK + "\r\n",
                    "traceparent: " + MARK + "\r\n",
                    "Upgrade: websocket\r\n",
                    "Upgrade: websocket\r\nOrigin: " + MARK + "\r\n",
                    "Upgrade: websocket\r\nSec-WebSocket-Key: " + MARK + "\r\nSec-WebSocket-Version: 99\r\n",
                    "no colon " + MARK + "\r\n",
                    "X-A: a\u0000b\r\n")) {
                String request =
                        door + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token
                                + "\r\n" + headers
                                + (door.startsWith("POST") || door.startsWith("PUT") ? "Content-Length: 0\r\n" : "")
                                + "\r\n";
                assertThat(exchange(request, 0))
                        .as(door + " with " + shortened(headers))
                        .startsWith("HTTP/1.1 4")
                        .doesNotContain(MARK);
            }
        }
        assertHealthy();
    }

    /** The tests' profile gives a body two seconds. */
    @Test
    void whoever_sends_a_byte_now_and_then_is_cut_off_and_holds_up_nobody() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            // As many as one account has at once.
            for (int i = 0; i < 5; i++) {
                for (String door : JSON_DOORS.keySet()) {
                    Socket socket = connect();
                    open.add(socket);
                    write(socket, latin(head("POST " + door, "application/json") + "Content-Length: 1000\r\n\r\n{"));
                }
            }
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(1_500)) {
                for (Socket socket : open) {
                    write(socket, latin(" "));
                }
                assertHealthy();
            }
            for (Socket socket : open) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_never_ends_holds_no_transaction() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (String door : List.of("/graphql", "/permits", "/permits/redemptions", "/content")) {
                String type = door.equals("/content") ? "application/octet-stream" : "application/json";
                Socket socket = connect();
                open.add(socket);
                write(socket, latin(head("POST " + door, type) + "Content-Length: 1000\r\n\r\n{\"query\": \"{"));
            }
            assertHealthy();
            try (Connection superuser = RealServices.superuserConnection();
                    Statement sql = superuser.createStatement();
                    ResultSet found =
                            sql.executeQuery("select count(*) from pg_locks l join pg_stat_activity a using (pid)"
                                    + " where a.usename = 'imprimatur_app' and l.mode like '%Exclusive%'"
                                    + " and l.locktype in ('relation', 'tuple', 'advisory') and a.state = 'idle in transaction'"
                                    + " and a.xact_start < clock_timestamp() - interval '1 second'")) {
                found.next();
                assertThat(found.getInt(1)).isZero();
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        assertHealthy();
    }

    /** A handshake has no body: who announces one is told at once, and takes nobody's place. */
    @Test
    void who_asks_for_a_socket_and_announces_a_body_holds_no_place() throws Exception {
        String handshake =
                head("GET /graphql", "").replace("Connection: close", "Connection: Upgrade\r\nUpgrade: websocket")
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n";
        // More often than one account may have sockets.
        for (int i = 0; i < 12; i++) {
            for (String body : List.of("Content-Length: 0", "Content-Length: 1000000", "Transfer-Encoding: chunked")) {
                try (Socket socket = connect()) {
                    write(socket, latin(handshake + body + "\r\n\r\n"));
                    byte[] status = socket.getInputStream().readNBytes(12);
                    assertThat(new String(status, StandardCharsets.ISO_8859_1))
                            .as(body)
                            .isEqualTo(body.endsWith(" 0") ? "HTTP/1.1 101" : "HTTP/1.1 413");
                }
            }
        }
        try (Socket socket = connect()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(given().get("http://127.0.0.1:" + managementPort + "/metrics")
                                    .asString())
                            .contains("imprimatur_http_sockets_inside 0.0"));
            write(socket, latin(handshake + "\r\n"));
            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 101");
        }
        assertHealthy();
    }

    @Test
    void a_body_is_taken_in_from_who_waits_for_leave_to_send_it_and_from_two_requests_in_one_breath() throws Exception {
        String body = "{\"query\": \"{ __typename }\"}";
        String sent = "Content-Length: " + body.length() + "\r\n";
        try (Socket socket = connect()) {
            write(socket, latin(head("POST /graphql", "application/json") + sent + "Expect: 100-continue\r\n\r\n"));
            byte[] leave = socket.getInputStream().readNBytes(25);
            assertThat(new String(leave, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 100 Continue");
            write(socket, latin(body));
            assertThat(answer(socket)).contains("HTTP/1.1 200").contains("Query");
        }
        try (Socket socket = connect()) {
            String head = head("POST /graphql", "application/json");
            write(
                    socket,
                    latin(head.replace("Connection: close", "Connection: keep-alive") + sent + "\r\n" + body + head
                            + sent + "\r\n" + body));
            assertThat(answer(socket).split("HTTP/1.1 200", -1)).hasSize(3);
        }
        // Chunk by chunk, and by somebody who goes away in the middle.
        try (Socket socket = connect()) {
            write(
                    socket,
                    latin(head("POST /graphql", "application/json") + "Transfer-Encoding: chunked\r\n\r\n5\r\n"
                            + body.substring(0, 5) + "\r\n"));
            write(socket, latin(Integer.toHexString(body.length() - 5) + "\r\n" + body.substring(5) + "\r\n0\r\n\r\n"));
            assertThat(answer(socket)).startsWith("HTTP/1.1 200").contains("Query");
        }
        try (Socket socket = connect()) {
            write(socket, latin(head("POST /graphql", "application/json") + sent + "\r\n" + body.substring(0, 5)));
        }
        assertHealthy();
    }

    @AfterEach
    void everybody_has_left() {
        Awaitility.await().untilAsserted(() -> {
            String metrics = given().get("http://127.0.0.1:" + managementPort + "/metrics")
                    .asString();
            assertThat(metrics).contains("imprimatur_http_requests_inside 0.0");
            assertThat(metrics).contains("imprimatur_http_transfers_inside 0.0");
        });
    }

    private void assertHealthy() {
        assertThat(Api.as("sam").execute("{ viewer { __typename } }").getString("viewer.__typename"))
                .isEqualTo("Viewer");
    }

    private String send(String door, String type, byte[] body) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(latin(head(door, type) + "Content-Length: " + body.length + "\r\n\r\n"));
        request.writeBytes(body);
        try (Socket socket = connect()) {
            write(socket, request.toByteArray());
            return answer(socket);
        }
    }

    private String head(String door, String type) {
        return door
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json\r\nAuthorization: Bearer "
                + (door.endsWith("/content") ? submitter : token) + "\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
    }

    /** Sends a head and then so many chunks of one MiB, as long as the service takes them. */
    private static String exchange(String head, int chunks) throws IOException {
        try (Socket socket = connect()) {
            byte[] chunk = new byte[1 << 20];
            write(socket, latin(head));
            for (int i = 0; i < chunks; i++) {
                if (!write(socket, latin("100000\r\n")) || !write(socket, chunk) || !write(socket, latin("\r\n"))) {
                    break;
                }
                assertThat(i).as("MiB taken after %s", head.substring(0, 30)).isLessThan(600);
            }
            return answer(socket);
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** False when the service has closed the connection. */
    private static boolean write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            out.write(bytes);
            out.flush();
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    /** Everything until the service closes; empty when it closed without an answer. */
    private static String answer(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    /** How many rows each table of what people make has; refusals may be recorded. */
    private static List<String> counts() throws SQLException {
        var counts = new ArrayList<String>();
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            var tables = new ArrayList<String>();
            try (ResultSet found = sql.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = 'imprimatur' and table_type = 'BASE TABLE' order by 1")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = sql.executeQuery("select count(*) from imprimatur." + table)) {
                    found.next();
                    counts.add(table + " " + found.getLong(1));
                }
            }
        }
        return counts;
    }
}
