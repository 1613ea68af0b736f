package org.imprimatur.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets so many in at once, and so many of one account. Thread-safe; forgets accounts that have nobody inside. */
final class Gate {
    private final int most;
    private final int mostPerAccount;
    private final AtomicInteger inside = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> perAccount = new ConcurrentHashMap<>();

    Gate(int most, int mostPerAccount) {
        this.most = most;
        this.mostPerAccount = mostPerAccount;
    }

    /** Null when it was let in, and then {@link #leave} is due once. */
    @Nullable
    HttpProblem enter(String account) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return HttpProblem.OVERLOADED;
        }
        if (perAccount.merge(account, 1, Integer::sum) > mostPerAccount) {
            leave(account);
            return HttpProblem.TOO_MANY_AT_ONCE;
        }
        return null;
    }

    void leave(String account) {
        perAccount.compute(account, (name, count) -> count == null || count == 1 ? null : count - 1);
        inside.decrementAndGet();
    }

    int inside() {
        return inside.get();
    }
}
