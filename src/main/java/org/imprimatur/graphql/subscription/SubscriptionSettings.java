package org.imprimatur.graphql.subscription;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sockets for subscriptions. How many there may be is said with the other limits of HTTP. */
@ConfigMapping(prefix = "imprimatur.subscriptions")
interface SubscriptionSettings {
    /** How long a client has for its first message, connection_init. */
    @WithDefault("5s")
    Duration initWithin();

    /** How often each client is pinged. One from which nothing came since the last ping is taken for dead. */
    @WithDefault("30s")
    Duration pingEvery();

    /** How long a client may leave unread what it was sent, before it is closed. */
    @WithDefault("30s")
    Duration readWithin();

    /** How long a socket is open at most, when nothing ends it before. */
    @WithDefault("8h")
    Duration openAtMost();

    /** How large a message of a client may be. */
    @WithDefault("64K")
    MemorySize largestMessage();

    /** How many subscriptions one socket carries. */
    @WithDefault("20")
    int perSocket();

    /** How many events are made at once, for all subscriptions together; well below the number of connections to the database. */
    @WithDefault("4")
    int eventsAtOnce();
}
