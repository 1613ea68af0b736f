package org.imprimatur.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Operations that were not executed, by account: too large, or no operations at all. Each costs a little, to read and to refuse it;
 * an account that goes on sending them is kept waiting, so that others keep their speed (decision 0018). Thread-safe.
 */
@ApplicationScoped
public class RefusedOperations {
    private static final int MANY = 1_000;

    private final int most;
    private final ConcurrentHashMap<String, Allowance> allowances = new ConcurrentHashMap<>();

    RefusedOperations(HttpSettings settings) {
        this.most = settings.operationsRefused();
    }

    /** An operation that came with this request was not executed. */
    public void count(RoutingContext request) {
        long now = System.nanoTime();
        if (allowances.size() > MANY) {
            allowances.values().removeIf(each -> each.isWhole(now));
        }
        allowances
                .computeIfAbsent(Doorkeeper.account(request), account -> new Allowance(most, now))
                .spend(now);
    }

    boolean areTooMany(String account) {
        Allowance allowance = allowances.get(account);
        return allowance != null && allowance.isOverdrawn(System.nanoTime());
    }
}
