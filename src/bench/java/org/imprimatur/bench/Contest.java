package org.imprimatur.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The product and its reference, in turn, in the same process, by the same callers: warmed up first, then in rounds whose order
 * alternates, so that what else the machine does meets both alike. What is answered are the medians of the rounds.
 */
final class Contest {
    private static final int ROUNDS = 5;

    private Contest() {}

    /** What one caller does over and over, with a connection of its own. */
    interface Work extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** One side of the contest. */
    interface Side {
        Work open(int caller) throws Exception;
    }

    /** Operations per second. */
    record Result(double product, double reference) {}

    /**
     * How long a round is.
     *
     * @param operations as many, by all callers together, where there is no endless supply of them; 0 for as long as it lasts
     */
    record Round(Duration lasting, int operations) {
        static final Round SHORT = new Round(Duration.ofMillis(800), 0);
        private static final Round WARM_UP = new Round(Duration.ofSeconds(4), 0);

        static Round of(int operations) {
            return new Round(Duration.ofMinutes(10), operations);
        }
    }

    static Result between(Side product, Side reference, int callers, Round round) throws Exception {
        try (Team ours = new Team(product, callers);
                Team theirs = new Team(reference, callers)) {
            Round warmUp = round.operations() == 0 ? Round.WARM_UP : round;
            ours.play(warmUp);
            theirs.play(warmUp);
            double[] did = new double[ROUNDS];
            double[] could = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                if (i % 2 == 0) {
                    could[i] = theirs.play(round);
                    did[i] = ours.play(round);
                } else {
                    did[i] = ours.play(round);
                    could[i] = theirs.play(round);
                }
            }
            return new Result(median(did), median(could));
        }
    }

    /** Has something done for a while by some callers at once, so that what is measured afterwards is compiled. */
    static void warmUp(Side side, int callers, Duration lasting) throws Exception {
        try (Team team = new Team(side, callers)) {
            team.play(new Round(lasting, 0));
        }
    }

    /** The median time that one caller waits, in milliseconds, once it has done it some times. */
    static double typicalMilliseconds(Work work, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            work.once();
        }
        double[] waited = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            work.once();
            waited[i] = (System.nanoTime() - begin) / 1e6;
        }
        return median(waited);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Callers who stay connected from round to round. */
    private static final class Team implements AutoCloseable {
        private final List<Work> callers = new ArrayList<>();
        private final ExecutorService threads;

        Team(Side side, int size) throws Exception {
            threads = Executors.newFixedThreadPool(size);
            for (int caller = 0; caller < size; caller++) {
                callers.add(side.open(caller));
            }
        }

        double play(Round round) throws Exception {
            var taken = new AtomicInteger();
            long begin = System.nanoTime();
            long end = begin + round.lasting().toNanos();
            var running = new ArrayList<Future<Integer>>();
            for (Work work : callers) {
                running.add(threads.submit(() -> {
                    int done = 0;
                    while (System.nanoTime() < end
                            && (round.operations() == 0 || taken.getAndIncrement() < round.operations())) {
                        work.once();
                        done++;
                    }
                    return done;
                }));
            }
            int done = 0;
            for (Future<Integer> each : running) {
                done += each.get();
            }
            return done / ((System.nanoTime() - begin) / 1e9);
        }

        @Override
        public void close() throws IOException, SQLException {
            threads.shutdown();
            for (Work work : callers) {
                work.close();
            }
        }
    }
}
