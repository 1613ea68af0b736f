package org.imprimatur.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asking for a permit, beside an endpoint that does one SELECT; using one, beside an endpoint that does one committed INSERT. */
final class Permits {
    private static final Duration WARMING = Duration.ofSeconds(20);

    private final int port;
    private final Stage stage;
    private final List<Stage.About> published;
    private final List<UUID> releases;
    private final AgroalDataSource database;

    /** @param published documents whose requests were released, in the order of their releases */
    Permits(int port, Stage stage, List<Stage.About> published, List<UUID> releases, AgroalDataSource database) {
        this.port = port;
        this.stage = stage;
        this.published = published;
        this.releases = releases;
        this.database = database;
    }

    void measure(Report report) throws Exception {
        byte[] asking = KeepAlive.get(stage.publishers.get(0).token(), "/permits?" + asked(0));
        report.add(Measure.alone(
                "permit answer, statements, read anew",
                statementsOf(200, asking),
                Measure.STATEMENTS,
                "SQL statements of one answer about what nobody asked about before"));
        report.add(Measure.alone(
                "permit answer, statements",
                statementsOf(200, asking),
                Measure.STATEMENTS,
                "SQL statements of one answer about what was asked about before"));
        statementsOf(201, using(0));
        report.add(
                Measure.alone(
                        "permit use, statements",
                        statementsOf(201, using(0)),
                        Measure.STATEMENTS,
                        "SQL statements of one use of what was asked about before: one without a transaction, the others in one"));
        Contest.warmUp(caller -> sending(200, KeepAlive.get(token(caller), "/permits?" + asked(caller))), 8, WARMING);
        Contest.warmUp(caller -> sending(201, using(caller)), 8, WARMING);
        for (int callers : List.of(1, 8, 32)) {
            var floor = Contest.between(
                    caller -> sending(200, KeepAlive.get(token(caller), "/bench/nothing")),
                    caller -> sending(200, KeepAlive.get(token(caller), "/bench/one-select/" + release(caller))),
                    callers,
                    Contest.Round.SHORT);
            report.add(
                    Measure.throughput(
                            "empty endpoint",
                            callers,
                            floor,
                            null,
                            "an authenticated endpoint that does nothing / one that does one SELECT: what HTTP and the token cost"));
            var answers = Contest.between(
                    caller -> sending(200, KeepAlive.get(token(caller), "/permits?" + asked(caller))),
                    caller -> sending(200, KeepAlive.get(token(caller), "/bench/one-select/" + release(caller))),
                    callers,
                    Contest.Round.SHORT);
            report.add(Measure.throughput(
                    "permit answer",
                    callers,
                    answers,
                    0.6,
                    "GET /permits, permitted / an authenticated endpoint that does one SELECT by primary key"));
            var uses = Contest.between(
                    caller -> sending(201, using(caller)),
                    caller -> sending(200, KeepAlive.post(token(caller), "/bench/one-insert", "{}")),
                    callers,
                    Contest.Round.SHORT);
            report.add(Measure.throughput(
                    "permit use",
                    callers,
                    uses,
                    0.5,
                    "POST /permits, granted, the callers spread over " + releases.size()
                            + " releases, each of which is locked while it is used / an authenticated endpoint that does"
                            + " one committed INSERT"));
        }
    }

    private String token(int caller) {
        return stage.token(stage.publishers, caller);
    }

    private UUID release(int caller) {
        return releases.get(caller % releases.size());
    }

    private Map<String, String> question(int caller) {
        Stage.About about = published.get(caller % published.size());
        var question = new LinkedHashMap<String, String>();
        question.put("sha256", about.sha256());
        question.put("fileName", "statistics.csv");
        question.put("audience", "PUBLIC_WEB");
        question.put("channel", "WEB_SITE");
        question.put("destination", about.destination());
        return question;
    }

    private String asked(int caller) {
        return question(caller).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private byte[] using(int caller) throws IOException {
        return KeepAlive.post(token(caller), "/permits", new ObjectMapper().writeValueAsString(question(caller)));
    }

    private int statementsOf(int status, byte[] request) throws Exception {
        try (var connection = new KeepAlive(port)) {
            return new StatementLog(database)
                    .of(() -> {
                        KeepAlive.Answer answer = connection.expect(status, request);
                        if (answer.text().contains("\"permitted\":false")) {
                            throw new IllegalStateException("not permitted: " + answer.text());
                        }
                        return null;
                    })
                    .size();
        }
    }

    private Contest.Work sending(int status, byte[] request) throws IOException {
        var connection = new KeepAlive(port);
        return new Contest.Work() {
            @Override
            public void once() throws IOException {
                connection.expect(status, request);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }
}
