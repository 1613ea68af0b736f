package org.imprimatur.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.imprimatur.graphql.GlobalId;

/** A sign-off over HTTP, beside the same audited SQL over raw JDBC. */
final class SignOffs {
    private static final String SIGN = "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest("
            + "input: $input) { signOff { id printedName signedAt } approvalRequest { state } userErrors { code } } }";
    private static final List<Integer> CALLERS = List.of(1, 8, 32);
    private static final int OF_ONE_CALLER = 30;
    /** Warm-up included. */
    private static final int ROUNDS = 6;

    private final int port;
    private final Stage stage;

    SignOffs(int port, Stage stage) {
        this.port = port;
        this.stage = stage;
    }

    /** How many requests without a sign-off both sides need together. */
    static int needed() {
        int operations = 0;
        for (int callers : CALLERS) {
            operations += ROUNDS * operations(callers);
        }
        return 2 * operations + 2 * WARM;
    }

    private static final int WARM = 600;

    /** Enough that a round lasts; each caller of many signs less. */
    private static int operations(int callers) {
        return callers == 1 ? OF_ONE_CALLER : callers * 10;
    }

    byte[] signing(String token, ManyRequests.Filled request) {
        return KeepAlive.graphql(
                token,
                SIGN,
                Map.of(
                        "input",
                        Map.of(
                                "requestId",
                                GlobalId.of("ApprovalRequest", request.request().id()),
                                "round",
                                request.request().round(),
                                "manifestSha256",
                                request.request().manifest().digest().hex(),
                                "role",
                                "PROGRAM_REVIEWER",
                                "verdict",
                                "APPROVE")));
    }

    static void requireSigned(KeepAlive.Answer answer) {
        if (!answer.text().contains("\"userErrors\":[]")) {
            throw new IllegalStateException("a sign-off was refused: " + answer.text());
        }
    }

    /** So that what is captured afterwards is what a running service sends. */
    void warmUp(Queue<ManyRequests.Filled> requests) throws Exception {
        try (var connection = new KeepAlive(port)) {
            for (int i = 0; i < WARM; i++) {
                requireSigned(
                        connection.expect(200, signing(stage.reviewers.get(0).token(), requests.remove())));
            }
        }
    }

    void measure(Report report, SameAct same, Queue<ManyRequests.Filled> supply) throws Exception {
        for (int callers : CALLERS) {
            int operations = ROUNDS * operations(callers);
            var ours = new ConcurrentLinkedQueue<ManyRequests.Filled>();
            var theirs = new ConcurrentLinkedQueue<List<StatementLog.Sent>>();
            for (int i = 0; i < operations; i++) {
                ours.add(supply.remove());
                theirs.add(same.on(supply.remove()));
            }
            var result = Contest.between(
                    caller -> overHttp(caller, ours),
                    caller -> overJdbc(theirs),
                    callers,
                    Contest.Round.of(operations(callers)));
            report.add(Measure.throughput(
                    "sign-off",
                    callers,
                    result,
                    0.5,
                    "a sign-off over HTTP (GraphQL, token, rules, entry) / the same statements with the same kind of"
                            + " parameters over raw JDBC in one transaction, entry and MAC included, prepared before the"
                            + " clock runs"));
        }
    }

    private Contest.Work overHttp(int caller, Queue<ManyRequests.Filled> requests) throws Exception {
        String token = stage.token(stage.reviewers, caller);
        var connection = new KeepAlive(port);
        return new Contest.Work() {
            @Override
            public void once() throws Exception {
                requireSigned(connection.expect(200, signing(token, requests.remove())));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static Contest.Work overJdbc(Queue<List<StatementLog.Sent>> acts) throws SQLException {
        var sql = new RawSql();
        return new Contest.Work() {
            @Override
            public void once() throws SQLException {
                sql.transaction(acts.remove());
            }

            @Override
            public void close() throws SQLException {
                sql.close();
            }
        };
    }
}
