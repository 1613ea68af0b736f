package org.imprimatur.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a flood of hostile GraphQL operations leaves honest callers their speed. */
final class Flood {
    private static final int HONEST = 4;
    private static final int HOSTILE = 8;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    private final int port;
    private final Stage stage;
    private final FrontEnd frontEnd;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    Flood(int port, Stage stage, FrontEnd frontEnd) {
        this.port = port;
        this.stage = stage;
        this.frontEnd = frontEnd;
    }

    void measure(Report report) throws Exception {
        byte[] page = KeepAlive.graphql(stage.readers.get(0).token(), FrontEnd.PAGE, Map.of("first", 20));
        var attack = new AtomicBoolean();
        var over = new AtomicBoolean();
        List<Thread> attackers = attackers(attack, over);
        Contest.Result result;
        try {
            result = Contest.between(
                    caller -> during(attack, true, frontEnd.asking(caller, page)),
                    caller -> during(attack, false, frontEnd.asking(caller, page)),
                    HONEST,
                    Contest.Round.SHORT);
        } finally {
            over.set(true);
            for (Thread each : attackers) {
                each.join();
            }
        }
        report.add(Measure.throughput(
                "honest pages during a flood",
                HONEST,
                result,
                null,
                HONEST + " callers asking for pages of 20 documents while " + HOSTILE
                        + " connections of one other account"
                        + " send hostile operations without pause / the same without the flood; what the hostile ones were"
                        + " answered: " + new TreeMap<>(answers)));
    }

    /** The flood runs while the honest work of the flooded side does. */
    private static Contest.Work during(AtomicBoolean attack, boolean flooded, Contest.Work work) {
        return new Contest.Work() {
            @Override
            public void once() throws Exception {
                attack.set(flooded);
                work.once();
            }

            @Override
            public void close() throws IOException, SQLException {
                work.close();
            }
        };
    }

    private List<Thread> attackers(AtomicBoolean attack, AtomicBoolean over) {
        List<byte[]> weapons =
                weapons(stage.publishers.get(3).token(), stage.documents.get(0).document());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < HOSTILE; i++) {
            int first = i;
            var thread = new Thread(() -> attack(weapons, first, attack, over), "hostile-" + i);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void attack(List<byte[]> weapons, int first, AtomicBoolean attack, AtomicBoolean over) {
        for (int i = first; !over.get(); ) {
            try (var connection = new KeepAlive(port)) {
                while (!over.get()) {
                    if (attack.get()) {
                        KeepAlive.Answer answer = connection.send(weapons.get(i++ % weapons.size()));
                        Matcher code = CODE.matcher(answer.text());
                        answers.merge(answer.status() + (code.find() ? " " + code.group(1) : ""), 1, Integer::sum);
                    } else {
                        LockSupport.parkNanos(PAUSE.toNanos());
                    }
                }
            } catch (IOException closed) {
                answers.merge("connection closed", 1, Integer::sum);
            }
        }
    }

    private static List<byte[]> weapons(String token, String document) {
        var deep = new StringBuilder("{ document(by: {id: \"" + document + "\"}) ");
        int levels = 40;
        deep.append("{ approvalRequests(first: 1) { nodes { document ".repeat(levels))
                .append("{ id }")
                .append(" } } }".repeat(levels))
                .append(" }");
        var aliases = new StringBuilder("{");
        for (int i = 0; i < 2000; i++) {
            aliases.append(" a").append(i).append(": __typename");
        }
        var roots = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            roots.append(" r").append(i).append(": documents(first: 100) { nodes { id title } }");
        }
        String huge = "{ documents(first: 100) { nodes { approvalRequests(first: 100) { nodes { id } } } } }";
        String directives = "{ viewer " + "@include(if: true) ".repeat(3000) + "{ id } }";
        String parentheses = "{ a" + "(".repeat(200_000) + " }";
        var all = new ArrayList<byte[]>();
        for (String each : List.of(deep + "", aliases + " }", roots + " }", huge, directives, parentheses)) {
            all.add(KeepAlive.graphql(token, each, Map.of()));
        }
        return all;
    }
}
