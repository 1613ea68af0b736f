package org.imprimatur.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionQueryBuilder;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Operations just as large as they may be, and larger by one; and those that are made to be large (decision 0018). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class LimitsTest {
    /** Stands in hostile documents where they have names of their own: nothing of it may come back. */
    private static final String MARK = "Zq7hostile";

    private final StatementCount database;

    LimitsTest(@PersistenceUnitExtension StatementCount database) {
        this.database = database;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private record Limit(String code, int most, IntFunction<String> document) {}

    private static List<Limit> limits() {
        return List.of(
                new Limit("DEPTH_EXCEEDED", 15, LimitsTest::levels),
                new Limit("COST_EXCEEDED", 20_000, LimitsTest::costing),
                new Limit("FIELDS_EXCEEDED", 1000, fields -> "{ viewer {" + " id".repeat(fields - 1) + " } }"),
                new Limit("ROOT_FIELDS_EXCEEDED", 20, fields -> "{" + " __typename".repeat(fields) + " }"),
                new Limit("ALIASES_EXCEEDED", 15, count -> "{ viewer {" + numbered(count, " a%d: id") + " } }"),
                new Limit(
                        "DIRECTIVES_EXCEEDED",
                        50,
                        count -> "{ viewer {" + " id @include(if: true)".repeat(count) + " } }"),
                new Limit(
                        "FRAGMENT_SPREADS_EXCEEDED",
                        200,
                        count -> "{ viewer {" + " ...f".repeat(count) + " } } fragment f on Viewer { id }"),
                new Limit("TOKENS_EXCEEDED", 5000, LimitsTest::ofTokens),
                new Limit("CHARACTERS_EXCEEDED", 100_000, length -> {
                    String query = "{ viewer { id } }";
                    return query + " ".repeat(length - query.length());
                }),
                new Limit(
                        "INTROSPECTION_EXCEEDED",
                        15,
                        levels -> "{ __type(name: \"Query\") { fields { type {" + " ofType {".repeat(levels - 4)
                                + " name" + " }".repeat(levels - 4) + " } } } }"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_as_large_as_it_may_be_is_answered_and_what_is_larger_by_one_is_refused() {
        return limits().stream()
                .map(limit -> DynamicTest.dynamicTest(limit.code(), () -> {
                    assertThat(code(send(limit.document().apply(limit.most()))))
                            .as("as large as it may be")
                            .isNull();
                    Response refused = send(limit.document().apply(limit.most() + 1));
                    assertThat(code(refused)).isEqualTo(limit.code());
                    assertThat(refused.as(Answer.class).getInt("errors[0].extensions.limit"))
                            .isEqualTo(limit.most());
                    assertThat(refused.as(Answer.class).getString("errors[0].message"))
                            .contains(Integer.toString(limit.most()));
                    assertThat(refused.as(Answer.class).getMap("$")).doesNotContainKey("data");
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_made_to_be_large_is_refused_without_a_word_to_the_database() {
        String doubled = IntStream.range(0, 40)
                .mapToObj(i ->
                        "fragment " + MARK + i + " on Viewer { ..." + MARK + (i + 1) + " ..." + MARK + (i + 1) + " }")
                .collect(Collectors.joining(" "));
        String wide = " { ... on Document { approvalRequests(first: 100) { nodes { id state } } } } }";
        return Map.ofEntries(
                        Map.entry("ALIASES_EXCEEDED", "{" + numbered(600, " " + MARK + "%d: viewer { id }") + " }"),
                        Map.entry("DIRECTIVES_EXCEEDED", "{ viewer { id" + " @include(if: true)".repeat(700) + " } }"),
                        Map.entry("ROOT_FIELDS_EXCEEDED", "{" + " __typename".repeat(2000) + " }"),
                        Map.entry("FIELDS_EXCEEDED a typename", "{ viewer {" + " __typename".repeat(2000) + " } }"),
                        Map.entry(
                                "FIELDS_EXCEEDED fragments that double",
                                "{ viewer { ..." + MARK + "0 } } " + doubled + " fragment " + MARK
                                        + "40 on Viewer { id }"),
                        Map.entry(
                                "FIELDS_EXCEEDED in a fragment that is not spread",
                                "{ viewer { id } } " + doubled + " fragment " + MARK + "40 on Viewer { id }"),
                        Map.entry(
                                "GRAPHQL_VALIDATION_FAILED fragments in a circle",
                                "{ viewer { ..." + MARK + "0 } } fragment " + MARK + "0 on Viewer { id ..." + MARK
                                        + "1 ..." + MARK + "1 } fragment " + MARK + "1 on Viewer { id ..." + MARK
                                        + "0 ..." + MARK + "0 }"),
                        Map.entry("COST_EXCEEDED", "{ nodes(ids: [" + ("\"" + MARK + "\" ").repeat(100) + "])" + wide),
                        Map.entry(
                                "COST_EXCEEDED pages of unsaid size",
                                "{ documents { nodes { versions { nodes { document { approvalRequests { nodes {"
                                        + " timeline { id } } } } } } } } }"),
                        Map.entry(
                                "INTROSPECTION_EXCEEDED there and back",
                                "{ __schema { types { fields { type { fields { type { name } } } } } } }"),
                        Map.entry(
                                "INTROSPECTION_EXCEEDED through fragments",
                                "{ __schema { types { ...a } } } fragment a on __Type { fields { type { ...b } } }"
                                        + " fragment b on __Type { possibleTypes { name } }"),
                        Map.entry(
                                "INTROSPECTION_EXCEEDED again and again",
                                "{ __schema { description }" + numbered(14, " b%d: __schema { types { name } }")
                                        + " }"),
                        Map.entry("DEPTH_EXCEEDED", levels(60)),
                        Map.entry("NESTING_EXCEEDED", "{ viewer { " + "a { ".repeat(1200) + "b" + " }".repeat(1202)),
                        Map.entry(
                                "NESTING_EXCEEDED in a value",
                                "{ nodes(ids: " + "[".repeat(2000) + "]".repeat(2000) + ") { id } }"),
                        Map.entry("TOKENS_EXCEEDED", ofTokens(20_000)))
                .entrySet()
                .stream()
                .map(bomb -> DynamicTest.dynamicTest(bomb.getKey(), () -> {
                    String trace = database.begin();
                    Response refused = send(bomb.getValue(), Map.of(), trace);
                    assertThat(code(refused)).isEqualTo(bomb.getKey().split(" ", 2)[0]);
                    assertThat(refused.asString()).doesNotContain(MARK);
                    assertThat(database.end(trace)).isEmpty();
                }));
    }

    @Test
    void the_size_of_pages_counts_also_where_it_comes_in_a_variable() {
        String query = "query($first: Int) { documents(first: 100) { nodes { approvalRequests(first: $first)"
                + " { nodes { id state } } } } }";
        assertThat(code(send(query, Map.of("first", 1), database.begin()))).isNull();
        String trace = database.begin();
        assertThat(code(send(query, Map.of("first", 100), trace)))
                .as("though the document is known by now")
                .isEqualTo("COST_EXCEEDED");
        assertThat(database.end(trace)).isEmpty();
        String nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Document { approvalRequests(first: 100)"
                + " { nodes { id state } } } } }";
        assertThat(code(send(nodes, Map.of("ids", Collections.nCopies(10, "x")), trace)))
                .isNull();
        assertThat(code(send(nodes, Map.of("ids", Collections.nCopies(100, "x")), trace)))
                .isEqualTo("COST_EXCEEDED");
    }

    @Test
    void what_is_not_too_large_does_reach_the_database() {
        String trace = database.begin();
        assertThat(code(send("{ documents(first: 1) { totalCount } }", Map.of(), trace)))
                .isNull();
        assertThat(database.end(trace)).isNotEmpty();
    }

    @Test
    void the_introspection_of_usual_tools_is_answered() {
        var everything = IntrospectionQueryBuilder.Options.defaultOptions()
                .descriptions(true)
                .specifiedByUrl(true)
                .isOneOf(true)
                .directiveIsRepeatable(true)
                .schemaDescription(true)
                .inputValueDeprecation(true)
                .typeRefFragmentDepth(9);
        for (String query :
                List.of(IntrospectionQuery.INTROSPECTION_QUERY, IntrospectionQueryBuilder.build(everything))) {
            Response answer = send(query);
            assertThat(code(answer)).isNull();
            assertThat(answer.as(Answer.class).getList("data.__schema.types")).hasSizeGreaterThan(100);
        }
    }

    @Test
    void of_many_errors_no_more_are_told_than_help() {
        Response answer = send("{ viewer {" + numbered(100, " unknown%d") + " } }");
        assertThat(answer.as(Answer.class).getList("errors")).hasSize(20);
    }

    /** Deep by going from a version to its document and back; the last level is an id. */
    private static String levels(int levels) {
        var query = new StringBuilder("{ document(by: {reference: \"DOC-2026-000001\"}) {");
        for (int level = 2; level < levels; level++) {
            query.append(level % 2 == 0 ? " latestVersion {" : " document {");
        }
        return query + " id" + " }".repeat(levels);
    }

    /** A page of 99 with pages of 100 in it, two fields each, costs 2 + 99 × (2 + 100 × 2). */
    private static String costing(int cost) {
        return "{ documents(first: 99) { nodes { approvalRequests(first: 100) { nodes { id state } } } }"
                + " __typename".repeat(cost - 20_000) + " }";
    }

    private static String ofTokens(int tokens) {
        return "{ viewer { id } nodes(ids: [" + "\"x\" ".repeat(Math.min(100, tokens)) + "]) { id }"
                + " n: nodes(ids: [" + "\"x\" ".repeat(tokens - 135) + "]) @skip(if: true) { id } }";
    }

    private static String numbered(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    private static String code(Response answer) {
        return answer.as(Answer.class).getString("errors[0].extensions.code");
    }

    private static Response send(String query) {
        return asAda().body(Map.of("query", query)).post("/graphql");
    }

    private static Response send(String query, Map<String, ?> variables, String trace) {
        return asAda().header("traceparent", trace)
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql");
    }

    private static RequestSpecification asAda() {
        return given().auth().oauth2(Api.as("ada").token()).contentType(ContentType.JSON);
    }
}
