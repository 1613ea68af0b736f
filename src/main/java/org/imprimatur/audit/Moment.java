package org.imprimatur.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Which transactions of the whole server had ended, since when the server runs, and where its last checkpoint lies (decision 0045).
 * From one moment to another nothing is otherwise but by the transactions that ended between them, for whatever changes a row, with whatever
 * rights, is a transaction that ends. Where a process of the server's was killed, the others begin anew under the same postmaster, and
 * numbers of transactions that had not come to the disk are given again; but not before a checkpoint that lies behind all others.
 *
 * <p>There is none inside a transaction that has a number of its own, which its snapshot does not show as running, and none on a standby.
 *
 * @param next every transaction with this number or a greater one had not ended
 * @param running those below it that had not ended
 * @param server since when it runs, a blank, and its last checkpoint
 */
record Moment(long next, Set<Long> running, String server) {
    /** So many transactions between two moments are not looked through. */
    private static final int MOST_BETWEEN = 10_000;

    /** @param text a snapshot as PostgreSQL writes it (the first that was going on, the one after the last that had ended, those between that were going on), a blank, and the server */
    static Moment of(String text) {
        int blank = text.indexOf(' ');
        String[] snapshot = text.substring(0, blank).split(":", -1);
        Set<Long> running = snapshot[2].isEmpty()
                ? Set.of()
                : Arrays.stream(snapshot[2].split(",", -1)).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Moment(Long.parseLong(snapshot[1]), running, text.substring(blank + 1));
    }

    /**
     * Whether nothing is otherwise since an earlier moment, as far as nothing is by those transactions of which that is known.
     *
     * @param unchanging whether it is known of the transaction with this number
     */
    boolean isAsAt(Moment earlier, LongPredicate unchanging) {
        if (equals(earlier)) {
            return true;
        }
        if (!server.equals(earlier.server)
                || next < earlier.next
                || next - earlier.next > MOST_BETWEEN
                || running.stream().anyMatch(one -> one < earlier.next && !earlier.running.contains(one))) {
            return false;
        }
        for (long ended : earlier.running) {
            if (!running.contains(ended) && !unchanging.test(ended)) {
                return false;
            }
        }
        for (long one = earlier.next; one < next; one++) {
            if (!running.contains(one) && !unchanging.test(one)) {
                return false;
            }
        }
        return true;
    }

    /** Since when the server runs. */
    String started() {
        return server.substring(0, server.lastIndexOf(' '));
    }

    /** As PostgreSQL reads it. */
    String runningAsArray() {
        return running.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
