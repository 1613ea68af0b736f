package org.imprimatur.graphql.subscription;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** How many subscriptions there are and how many events were sent; nothing about whose or of what. */
@ApplicationScoped
class SubscriptionMeters {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger making = new AtomicInteger();
    private final AtomicInteger stalled = new AtomicInteger();
    private final Counter events;

    SubscriptionMeters(MeterRegistry meters) {
        meters.gauge("imprimatur.subscriptions.inside", inside);
        meters.gauge("imprimatur.subscriptions.making", making);
        meters.gauge("imprimatur.subscriptions.stalled", stalled);
        this.events = meters.counter("imprimatur.subscriptions.events");
    }

    void subscribed(int more) {
        inside.addAndGet(more);
    }

    /** Events that are being made, or wait for a thread that makes them. */
    void making(int more) {
        making.addAndGet(more);
    }

    /** Sockets whose clients do not read. */
    void stalled(int more) {
        stalled.addAndGet(more);
    }

    void sent() {
        events.increment();
    }
}
