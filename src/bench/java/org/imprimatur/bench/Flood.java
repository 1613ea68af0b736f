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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a flood of hostile GraphQL operations leaves honest callers their speed. */
final class Flood {
    private static final int HONEST = 4;
    private static final int HOSTILE = 8;
    private static final Duration PAUSE = Duration.ofMillis(5);
    /** A little below the limit of cost; each account may have some at once, and no more. */
    private static final String COSTLIEST =
            "{ documents(first: 100) { nodes { approvalRequests(first: 100) { nodes { id } } } } }";

    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    private final int port;
    private final Stage stage;
    private final FrontEnd frontEnd;

    Flood(int port, Stage stage, FrontEnd frontEnd) {
        this.port = port;
        this.stage = stage;
        this.frontEnd = frontEnd;
    }

    void measure(Report report) throws Exception {
        String token = stage.publishers.get(3).token();
        measure(
                report,
                "honest pages during a flood",
                0.5,
                refused(token, stage.documents.get(0).document()),
                " hostile operations, each of which is refused,");
        measure(
                report,
                "honest pages beside the costliest operation",
                null,
                List.of(KeepAlive.graphql(token, COSTLIEST, Map.of())),
                " operations that cost as much as is allowed");
    }

    private void measure(Report report, String name, @Nullable Double bar, List<byte[]> weapons, String what)
            throws Exception {
        var answers = new ConcurrentHashMap<String, Integer>();
        byte[] page = KeepAlive.graphql(stage.readers.get(0).token(), FrontEnd.PAGE, Map.of("first", 20));
        var attack = new AtomicBoolean();
        var over = new AtomicBoolean();
        var flying = new AtomicInteger();
        List<Thread> attackers = attackers(weapons, attack, over, flying, answers);
        Contest.Result result;
        try {
            result = Contest.between(
                    caller -> during(attack, true, flying, frontEnd.asking(caller, page)),
                    caller -> during(attack, false, flying, frontEnd.asking(caller, page)),
                    HONEST,
                    Contest.Round.SHORT);
        } finally {
            over.set(true);
            for (Thread each : attackers) {
                each.join();
            }
        }
        report.add(Measure.throughput(
                name,
                HONEST,
                result,
                bar,
                HONEST + " callers asking for pages of 20 documents while " + HOSTILE
                        + " connections of one other account send" + what
                        + " without pause / the same without them; what was answered: " + new TreeMap<>(answers)));
    }

    /** The flood runs while the honest work of the flooded side does; the other side waits for its end. */
    private static Contest.Work during(AtomicBoolean attack, boolean flooded, AtomicInteger flying, Contest.Work work) {
        return new Contest.Work() {
            @Override
            public void once() throws Exception {
                attack.set(flooded);
                while (!flooded && flying.get() > 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                work.once();
            }

            @Override
            public void close() throws IOException, SQLException {
                work.close();
            }
        };
    }

    private List<Thread> attackers(
            List<byte[]> weapons,
            AtomicBoolean attack,
            AtomicBoolean over,
            AtomicInteger flying,
            Map<String, Integer> answers) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < HOSTILE; i++) {
            int first = i;
            var thread = new Thread(() -> attack(weapons, first, attack, over, flying, answers), "hostile-" + i);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void attack(
            List<byte[]> weapons,
            int first,
            AtomicBoolean attack,
            AtomicBoolean over,
            AtomicInteger flying,
            Map<String, Integer> answers) {
        for (int i = first; !over.get(); ) {
            try (var connection = new KeepAlive(port)) {
                while (!over.get()) {
                    if (!attack.get()) {
                        LockSupport.parkNanos(PAUSE.toNanos());
                        continue;
                    }
                    flying.incrementAndGet();
                    try {
                        KeepAlive.Answer answer = connection.send(weapons.get(i++ % weapons.size()));
                        Matcher code = CODE.matcher(answer.text());
                        answers.merge(answer.status() + (code.find() ? " " + code.group(1) : ""), 1, Integer::sum);
                    } finally {
                        flying.decrementAndGet();
                    }
                }
            } catch (IOException closed) {
                answers.merge("connection closed", 1, Integer::sum);
            }
        }
    }

    private static List<byte[]> refused(String token, String document) {
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
        String huge =
                "{ documents(first: 100) { nodes { approvalRequests(first: 100) { nodes { id round state } } } } }";
        String directives = "{ viewer " + "@include(if: true) ".repeat(3000) + "{ id } }";
        String parentheses = "{ a" + "(".repeat(200_000) + " }";
        var all = new ArrayList<byte[]>();
        for (String each : List.of(deep + "", aliases + " }", roots + " }", huge, directives, parentheses)) {
            all.add(KeepAlive.graphql(token, each, Map.of()));
        }
        return all;
    }
}
