package org.imprimatur.audit;

import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * Transactions of this process that change nothing that anything remembered rests on: each records one act whose row stands aside,
 * and does nothing else. Only the newest are known. Each with the {@link Moment#server} that gave the number: another one, or the same
 * after it was broken, gives it again, to a transaction of which nothing is known. Safe for concurrent use.
 */
final class AsideTransactions {
    private static final int MOST = 20_000;

    private final LinkedHashSet<Given> numbers = new LinkedHashSet<>();

    private record Given(long number, String server) {}

    /**
     * @param number of a transaction that is going on; it does not matter whether it is committed
     * @param server as {@link Moment#server}, while it was going on
     */
    synchronized void add(long number, String server) {
        numbers.add(new Given(number, server));
        if (numbers.size() > MOST) {
            Iterator<Given> oldest = numbers.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized boolean has(long number, String server) {
        return numbers.contains(new Given(number, server));
    }
}
