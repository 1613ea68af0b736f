package org.imprimatur.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The four queries of a front end, beside the same data read by raw JDBC and written as JSON by hand in the same server. */
final class FrontEnd {
    static final String PAGE = "query($first: Int!) { documents(first: $first) { nodes { id reference title custodian"
            + " registeredBy { printedName } latestVersion { number sha256 fileName state"
            + " inspection { summary personCount hiddenContent } } } } }";

    private static final String SIGN_OFFS = "signOffs { role verdict printedName person { printedName } }";
    private static final String DOCUMENT = "query($id: ID!) { document(by: {id: $id}) { id reference title custodian"
            + " declaredCategories lockVersion } }";
    private static final String INBOX = "query($first: Int!) { viewer { inbox(first: $first) { nodes { id reference"
            + " state round document { reference title } " + SIGN_OFFS + " } } } }";
    private static final String INBOX_WITH_REQUIREMENT = "query($first: Int!) { viewer { inbox(first: $first) { nodes {"
            + " id reference state round document { reference title } requirement { satisfied outstanding { role } } "
            + SIGN_OFFS + " } } } }";
    private static final String LEVELS = "query($id: ID!, $first: Int!) { document(by: {id: $id}) { reference"
            + " approvalRequests(first: $first) { nodes { reference state " + SIGN_OFFS + " } } } }";

    /** The product's queries run through a hundred times as much code as their references: both are measured compiled. */
    private static final Duration WARMING = Duration.ofSeconds(20);

    private static final int WARMING_CALLERS = 8;

    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(50);

    private final int port;
    private final Stage stage;
    private final AgroalDataSource database;
    private final ObjectMapper json = new ObjectMapper();

    FrontEnd(int port, Stage stage, AgroalDataSource database) {
        this.port = port;
        this.stage = stage;
        this.database = database;
    }

    /** @param path of the reference's endpoint, with {@code %d} for the size of the page */
    private record Query(
            String name, String text, Map<String, Object> variables, String path, double bar, boolean pages) {}

    private List<Query> queries() {
        String document = stage.documents.get(3).document();
        return List.of(
                new Query(
                        "document by id", DOCUMENT, Map.of("id", document), "/bench/document/" + document, 0.6, false),
                new Query("page of 20 documents", PAGE, Map.of(), "/bench/documents?first=%d", 0.4, true),
                new Query(
                        "inbox of 20",
                        INBOX,
                        Map.of(),
                        "/bench/inbox/" + stage.readers.get(0).id() + "?first=%d",
                        0.4,
                        true),
                new Query(
                        "document, requests, sign-offs, people",
                        LEVELS,
                        Map.of("id", document),
                        "/bench/levels/" + document + "?first=%d",
                        0.4,
                        true));
    }

    void measure(Report report) throws Exception {
        for (Query query : queries()) {
            Contest.warmUp(
                    caller -> asking(caller, graphql(stage.token(stage.readers, caller), query, 20)),
                    WARMING_CALLERS,
                    WARMING);
        }
        measureNothing(report);
        for (Query query : queries()) {
            requireSameData(query);
            countStatements(report, query.name(), query.text(), query.variables(), query.pages());
            for (int callers : List.of(1, 8, 32)) {
                var result = Contest.between(
                        caller -> asking(caller, graphql(stage.token(stage.readers, caller), query, 20)),
                        caller -> asking(
                                caller,
                                KeepAlive.get(stage.token(stage.readers, caller), String.format(query.path(), 20))),
                        callers,
                        Contest.Round.SHORT);
                report.add(Measure.throughput(
                        query.name(),
                        callers,
                        result,
                        query.bar(),
                        "GraphQL with every row verified / the same data, compared field by field, by raw JDBC without"
                                + " looking up who asks and without verifying anything, JSON by hand"));
            }
            measureBesideCommits(report, query);
        }
        countStatements(report, "inbox with requirement", INBOX_WITH_REQUIREMENT, Map.of(), true);
    }

    /** While nothing is committed a query is answered by a glance at the database, which is not so in a busy hour. */
    private void measureBesideCommits(Report report, Query query) throws Exception {
        try (var commits = Commits.every(BETWEEN_COMMITS, database)) {
            var result = Contest.between(
                    caller -> asking(caller, graphql(stage.token(stage.readers, caller), query, 20)),
                    caller -> asking(
                            caller, KeepAlive.get(stage.token(stage.readers, caller), String.format(query.path(), 20))),
                    WARMING_CALLERS,
                    Contest.Round.SHORT);
            commits.requireAlive();
            report.add(Measure.throughput(
                    query.name() + ", while others commit",
                    WARMING_CALLERS,
                    result,
                    null,
                    "the same while another connection commits a transaction of its own twenty times a second"));
        }
    }

    /** What GraphQL itself costs, with a token and without any data. */
    private void measureNothing(Report report) throws Exception {
        for (int callers : List.of(1, 8)) {
            var result = Contest.between(
                    caller -> asking(
                            caller, KeepAlive.graphql(stage.token(stage.readers, caller), "{ __typename }", Map.of())),
                    caller -> asking(caller, KeepAlive.get(stage.token(stage.readers, caller), "/bench/nothing")),
                    callers,
                    Contest.Round.SHORT);
            report.add(Measure.throughput(
                    "query for nothing",
                    callers,
                    result,
                    null,
                    "{ __typename } by GraphQL / an authenticated endpoint that does nothing"));
        }
    }

    /** The time that one reviewer waits for their inbox, document, requirement and sign-offs included. */
    double inboxMilliseconds() throws Exception {
        byte[] request = KeepAlive.graphql(stage.readers.get(0).token(), INBOX_WITH_REQUIREMENT, Map.of("first", 20));
        try (var connection = new KeepAlive(port)) {
            int found = json.readTree(connection.expect(200, request).body())
                    .at("/data/viewer/inbox/nodes")
                    .size();
            if (found != 20) {
                throw new IllegalStateException("the inbox holds " + found + " requests instead of a page of 20");
            }
        }
        try (var work = asking(0, request)) {
            return Contest.typicalMilliseconds(work, 400);
        }
    }

    private void countStatements(Report report, String name, String text, Map<String, Object> variables, boolean pages)
            throws Exception {
        int few = count(text, variables, 5);
        if (pages) {
            int many = count(text, variables, 50);
            report.add(Measure.cost(
                    name + ", statements",
                    many,
                    few,
                    Measure.STATEMENTS,
                    1.0,
                    "SQL statements of one query with a page of 50 / with a page of 5; with 20 it is "
                            + count(text, variables, 20)));
        } else {
            report.add(Measure.alone(name + ", statements", few, Measure.STATEMENTS, "SQL statements of one query"));
        }
    }

    /** As PostgreSQL was sent them, for what was asked a moment ago. */
    private int count(String text, Map<String, Object> variables, int first) throws Exception {
        byte[] request = KeepAlive.graphql(stage.readers.get(0).token(), text, with(variables, first));
        try (var connection = new KeepAlive(port)) {
            for (int i = 0; i < 3; i++) {
                requireAnswered(connection.expect(200, request));
            }
            return new StatementLog(database)
                    .of(() -> {
                        requireAnswered(connection.expect(200, request));
                        return null;
                    })
                    .size();
        }
    }

    private void requireSameData(Query query) throws IOException {
        String token = stage.readers.get(0).token();
        try (var connection = new KeepAlive(port)) {
            var ours = json.readTree(
                            connection.expect(200, graphql(token, query, 20)).body())
                    .path("data");
            var theirs = json.readTree(connection
                    .expect(200, KeepAlive.get(token, String.format(query.path(), 20)))
                    .body());
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(
                        "the reference of \"" + query.name() + "\" answers other data: " + theirs + " not " + ours);
            }
        }
    }

    private static byte[] graphql(String token, Query query, int first) {
        return KeepAlive.graphql(token, query.text(), with(query.variables(), first));
    }

    private static Map<String, Object> with(Map<String, Object> variables, int first) {
        var all = new LinkedHashMap<>(variables);
        all.put("first", first);
        return all;
    }

    Contest.Work asking(int caller, byte[] request) throws IOException {
        var connection = new KeepAlive(port);
        return new Contest.Work() {
            @Override
            public void once() throws IOException {
                requireAnswered(connection.expect(200, request));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static void requireAnswered(KeepAlive.Answer answer) throws IOException {
        if (answer.text().startsWith("{\"errors\"") || answer.text().contains("\"errors\":[")) {
            throw new IOException("answered with errors: " + answer.text());
        }
    }
}
