package org.imprimatur.audit;

import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * Transactions of this process that change nothing that anything remembered rests on: each records one act whose row stands aside,
 * and does nothing else. Only the newest are known. Safe for concurrent use.
 */
final class AsideTransactions {
    private static final int MOST = 20_000;

    private final LinkedHashSet<Long> numbers = new LinkedHashSet<>();

    /** @param number of a transaction that is going on; it does not matter whether it is committed */
    synchronized void add(long number) {
        numbers.add(number);
        if (numbers.size() > MOST) {
            Iterator<Long> oldest = numbers.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized boolean has(long number) {
        return numbers.contains(number);
    }
}
