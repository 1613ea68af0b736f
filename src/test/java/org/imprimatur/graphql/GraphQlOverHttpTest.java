package org.imprimatur.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The audits of the GraphQL over HTTP reference suite (npm graphql-http 1.22, {@code serverAudits}), by their ids: 13 MUST, 23
 * SHOULD, 25 MAY. The suite itself is run with {@code npx}; see decision 0013.
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class GraphQlOverHttpTest {
    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";
    private static final String TYPENAME = "{ __typename }";
    private static final String TYPE = "query Type($name: String!) { __type(name: $name) { name } }";
    private static final String COERCED = "query Coerced($id: ID!) { __typename }";
    private static final String UNKNOWN_FIELD = "{ thereIsNoSuchField }";
    private static final List<Object> NO_TEXTS = List.of(Map.of("an", "object"), 0, false, List.of("a list"));
    private static final List<Object> NO_MAPS = List.of("a text", 0, false, List.of("a list"));

    private final List<DynamicTest> audits = new ArrayList<>();

    private interface Audit {
        void check(Response answer);
    }

    @TestFactory
    Stream<DynamicTest> each_audit_of_the_reference_suite_is_passed() {
        mediaTypes();
        methods();
        parameters();
        statuses();
        assertThat(audits).hasSize(61);
        return audits.stream();
    }

    private void mediaTypes() {
        posted("22EB", RESPONSE, query(TYPENAME), GraphQlOverHttpTest::isGraphQlResponse);
        posted("4655", JSON, query(TYPENAME), GraphQlOverHttpTest::isJson);
        posted("47DE", "*/*", query(TYPENAME), GraphQlOverHttpTest::isJson);
        posted("80D8", null, query(TYPENAME), GraphQlOverHttpTest::isJson);
        posted("82A3", null, query(TYPENAME), answer -> {
            has(200).check(answer);
            assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8)).doesNotContain("\ufffd");
        });
        audit(
                "BF61",
                () -> as(null).contentType("application/json; charset=utf-8")
                        .body(written(query("{ __type(name: \"Läufer🏃\") { name } }")))
                        .post("/graphql"),
                has(200));
        posted("78D5", null, query(TYPENAME), has(200));
    }

    private void methods() {
        posted("2C94", null, query(TYPENAME), has(200));
        audit("5A70", () -> as(null).queryParam("query", TYPENAME).get("/graphql"), has(200));
        audit(
                "9C48",
                () -> as(RESPONSE)
                        .queryParam("query", "mutation { __typename }")
                        .get("/graphql"),
                has(405));
        audits.add(DynamicTest.dynamicTest(
                "9ABE",
                () -> assertThat(raw(null, written(query(TYPENAME))).statusCode())
                        .isEqualTo(415)));
        posted("03D4", null, query(TYPENAME), has(200));
        audit("A5BF", () -> as(null).contentType(JSON).post("/graphql"), has(400));
    }

    private void parameters() {
        posted("423L", RESPONSE, Map.of("notquery", TYPENAME), has(400));
        each("LKJ", NO_TEXTS, wrong -> Map.of("query", wrong));
        posted("34A2", RESPONSE, query(TYPENAME), has(200));
        posted("13EE", JSON, query(TYPENAME), GraphQlOverHttpTest::isWithoutErrors);
        each("6C0", NO_TEXTS, wrong -> with("operationName", wrong));
        Map<String, Object> named = Map.of("operationName", "Named", "query", "query Named { __typename }");
        posted("8161", RESPONSE, named, has(200));
        posted("B8B3", JSON, named, GraphQlOverHttpTest::isWithoutErrors);
        List<String> parameters = List.of("variables", "operationName", "extensions");
        for (int i = 0; i < parameters.size(); i++) {
            Map<String, Object> body = with(parameters.get(i), null);
            posted("94B" + i, RESPONSE, body, GraphQlOverHttpTest::isWithoutErrors);
            posted("022" + i, JSON, body, GraphQlOverHttpTest::isWithoutErrors);
        }
        each("476", NO_MAPS, wrong -> with("variables", wrong));
        Map<String, Object> typed = Map.of("query", TYPE, "variables", Map.of("name", "Something"));
        posted("2EA1", RESPONSE, typed, has(200));
        posted("28B9", JSON, typed, GraphQlOverHttpTest::isWithoutErrors);
        for (String[] each : new String[][] {{"D6D5", RESPONSE}, {"6A70", JSON}}) {
            audit(
                    each[0],
                    () -> as(each[1])
                            .queryParam("query", TYPE)
                            .queryParam("variables", "{\"name\": \"Something\"}")
                            .get("/graphql"),
                    GraphQlOverHttpTest::isWithoutErrors);
        }
        each("58B", NO_MAPS, wrong -> with("extensions", wrong));
        Map<String, Object> extended = with("extensions", Map.of("some", "value"));
        posted("428F", RESPONSE, extended, has(200));
        posted("1B7A", JSON, extended, GraphQlOverHttpTest::isWithoutErrors);
    }

    private void statuses() {
        for (String[] each : new String[][] {{"B6DC", JSON}, {"BCF8", JSON}, {"B7N8", RESPONSE}}) {
            audit(
                    each[0],
                    () -> as(each[1]).contentType(JSON).body("{ \"no JSON").post("/graphql"),
                    has(400));
        }
        posted("8764", null, Map.of("qeury", TYPENAME), has(400));
        posted("3E3A", null, Map.of("qeury", TYPENAME), has(400));
        posted("572B", JSON, query("{"), has(200));
        posted("FDE2", JSON, query(UNKNOWN_FIELD), has(200));
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("id", null);
        Map<String, Object> uncoercible = Map.of("query", COERCED, "variables", nothing);
        posted("7B9B", JSON, uncoercible, has(200));
        posted("865D", RESPONSE, query("{"), has(400));
        posted("556A", RESPONSE, query("{"), has(400));
        posted("D586", RESPONSE, query("{"), GraphQlOverHttpTest::isWithoutData);
        posted("51FE", RESPONSE, query(UNKNOWN_FIELD), has(400));
        posted("74FF", RESPONSE, query(UNKNOWN_FIELD), has(400));
        posted("5E5B", RESPONSE, query(UNKNOWN_FIELD), GraphQlOverHttpTest::isWithoutData);
        posted("86EE", RESPONSE, uncoercible, has(400));
    }

    @Test
    void nobody_is_answered_who_is_not_signed_in_and_the_answer_says_so_in_json() {
        for (Response answer : List.of(
                given().contentType(JSON).body(written(query(TYPENAME))).post("/graphql"),
                given().auth()
                        .oauth2("no.token.at-all")
                        .contentType(JSON)
                        .body("{}")
                        .post("/graphql"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.as(Answer.class).getString("errors[0].extensions.code"))
                    .isEqualTo("NOT_SIGNED_IN");
        }
        Response plain = given().get("/permits");
        assertThat(plain.statusCode()).isEqualTo(401);
        assertThat(plain.as(Answer.class).getString("code")).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void the_frameworks_own_endpoint_is_not_there_for_anybody() {
        for (String path : List.of(
                "/framework/graphql",
                "/framework/graphql/",
                "/framework/graphql/schema.graphql",
                "/framework/./graphql")) {
            assertThat(as(JSON).contentType(JSON)
                            .body(written(query(TYPENAME)))
                            .post(path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_form_of_a_foreign_page_sends_no_operation() throws Exception {
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "application/graphql",
                "application/json; charset=utf-16",
                "*/*")) {
            HttpResponse<String> answer = raw(type, written(query(TYPENAME)));
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body()).contains("MEDIA_TYPE_NOT_ACCEPTABLE");
        }
    }

    @Test
    void what_is_accepted_in_no_form_that_there_is_gets_406_and_other_methods_405() {
        assertThat(as("text/html")
                        .contentType(JSON)
                        .body(written(query(TYPENAME)))
                        .post("/graphql")
                        .statusCode())
                .isEqualTo(406);
        Response put = as(JSON).contentType(JSON).body(written(query(TYPENAME))).put("/graphql");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.as(Answer.class).getString("errors[0].extensions.code")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(as(JSON).contentType(JSON)
                        .body("[" + written(query(TYPENAME)) + "]")
                        .post("/graphql")
                        .statusCode())
                .as("no batches")
                .isEqualTo(400);
    }

    @Test
    void a_mutation_by_get_is_refused_before_anything_of_it_is_done() {
        Response answer = as(JSON).queryParam(
                        "query",
                        "mutation { registerPerson(input: {printedName: \"Nobody\", service: false}) { person { id } } }")
                .get("/graphql");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.as(Answer.class).getString("errors[0].extensions.code"))
                .isEqualTo("MUTATION_BY_GET");
        assertThat(answer.as(Answer.class).getMap("$")).doesNotContainKey("data");
    }

    @Test
    void every_error_has_a_code_and_the_place_where_it_is() {
        Response parse =
                as(JSON).contentType(JSON).body(written(query("{\n  viewer {"))).post("/graphql");
        assertThat(parse.as(Answer.class).getString("errors[0].extensions.code"))
                .isEqualTo("GRAPHQL_PARSE_FAILED");
        assertThat(parse.as(Answer.class).getInt("errors[0].locations[0].line")).isEqualTo(2);

        Response refused = as(RESPONSE)
                .contentType(JSON)
                .body(written(query("{ documents(first: 1000) { totalCount } }")))
                .post("/graphql");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.as(Answer.class).getString("errors[0].extensions.code"))
                .isEqualTo("INVALID_INPUT");
        assertThat(refused.as(Answer.class).getList("errors[0].path")).isEqualTo(List.of("documents"));
    }

    @Test
    void a_key_that_names_nothing_or_two_things_is_refused_as_no_key_by_its_value_and_by_variable() {
        String id = GlobalId.of("Document", new UUID(0, 1));
        for (Map<String, Object> key : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("id", id, "reference", "DOC-2026-000001"),
                Map.of("id", id, "sha256", "0".repeat(64)))) {
            String literal = key.entrySet().stream()
                    .map(each -> each.getKey() + ": \"" + each.getValue() + "\"")
                    .collect(Collectors.joining(", ", "{ document(by: {", "}) { id } }"));
            Response byValue =
                    as(RESPONSE).contentType(JSON).body(written(query(literal))).post("/graphql");
            assertThat(byValue.as(Answer.class).getList("errors.extensions.code"))
                    .as(literal)
                    .isEqualTo(List.of("GRAPHQL_VALIDATION_FAILED"));
            assertThat(byValue.statusCode()).isEqualTo(400);

            Response byVariable = as(RESPONSE)
                    .contentType(JSON)
                    .body(written(Map.of(
                            "query",
                            "query($by: DocumentKey!) { document(by: $by) { id } }",
                            "variables",
                            Map.of("by", key))))
                    .post("/graphql");
            assertThat(byVariable.as(Answer.class).getList("errors.extensions.code"))
                    .as(key.toString())
                    .isEqualTo(List.of("BAD_USER_INPUT"));
            assertThat(byVariable.statusCode()).isEqualTo(400);
        }
    }

    private void each(String id, List<Object> wrong, Function<Object, Map<String, Object>> body) {
        for (int i = 0; i < wrong.size(); i++) {
            posted(id + i, null, body.apply(wrong.get(i)), has(400));
        }
    }

    private void posted(String id, @Nullable String accept, Map<String, Object> body, Audit audit) {
        audit(id, () -> as(accept).contentType(JSON).body(written(body)).post("/graphql"), audit);
    }

    private void audit(String id, Supplier<Response> sent, Audit audit) {
        audits.add(DynamicTest.dynamicTest(id, () -> audit.check(sent.get())));
    }

    /** REST Assured does not send what it cannot encode itself. */
    private static HttpResponse<String> raw(@Nullable String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql"))
                .header("Authorization", "Bearer " + Api.as("sam").token())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static RequestSpecification as(@Nullable String accept) {
        RequestSpecification request = given().auth().oauth2(Api.as("sam").token());
        return accept == null ? request : request.accept(accept);
    }

    private static Map<String, Object> query(String query) {
        return Map.of("query", query);
    }

    private static Map<String, Object> with(String parameter, @Nullable Object value) {
        var body = new LinkedHashMap<String, Object>(query(TYPENAME));
        body.put(parameter, value);
        return body;
    }

    private static String written(Map<String, Object> body) {
        try {
            return new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Audit has(int... statuses) {
        return answer -> assertThat(Arrays.stream(statuses).boxed()).contains(answer.statusCode());
    }

    private static void isJson(Response answer) {
        has(200).check(answer);
        assertThat(answer.contentType()).startsWith(JSON);
    }

    private static void isGraphQlResponse(Response answer) {
        has(200).check(answer);
        assertThat(answer.contentType()).startsWith(RESPONSE);
    }

    private static void isWithoutErrors(Response answer) {
        has(200).check(answer);
        assertThat(answer.asString()).doesNotContain("\"errors\"");
    }

    private static void isWithoutData(Response answer) {
        assertThat(answer.asString()).doesNotContain("\"data\"").contains("\"errors\"");
    }
}
