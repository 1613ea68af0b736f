package org.imprimatur.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How much the service takes at once, from everybody and from one. */
@ConfigMapping(prefix = "imprimatur.http")
interface HttpSettings {
    /** How long the body of a request may take to arrive. Uploads are not meant: they take the time that a large file takes. */
    @WithDefault("10s")
    Duration bodyWithin();

    /** How many requests are worked on at once; those beyond are answered with 503 and Retry-After. */
    @WithDefault("150")
    int requestsAtOnce();

    /**
     * How many requests of one account are worked on at once; those beyond are answered with 429 and Retry-After. Well below
     * the number of connections to the database, so that no account takes them all.
     */
    @WithDefault("16")
    int requestsAtOncePerAccount();

    /**
     * How many GraphQL operations of one account may be refused before they are executed, too large or unreadable as they are,
     * in a short time; one more each second. Until then its operations are kept waiting for a second and answered with 429.
     */
    @WithDefault("60")
    int operationsRefused();

    /** How many files are taken in or handed out at once; those beyond are answered with 503 and Retry-After. */
    @WithDefault("40")
    int transfersAtOnce();

    /** How many files one account sends or fetches at once; those beyond are answered with 429 and Retry-After. */
    @WithDefault("8")
    int transfersAtOncePerAccount();

    /** How many sockets for subscriptions are open at once; those beyond are answered with 503 and Retry-After. */
    @WithDefault("500")
    int socketsAtOnce();

    /** How many sockets one account has open at once; those beyond are answered with 429 and Retry-After. */
    @WithDefault("8")
    int socketsAtOncePerAccount();

    /**
     * Where people reach the service with a browser, scheme, host and port: https://imprimatur.agency.example. Needed for
     * signing in with a browser; without it the service's own origin is what a request says in its Host header.
     */
    Optional<URI> publicAddress();

    /**
     * Other origins whose pages may send requests with a session's cookie, separated by commas:
     * https://desk.agency.example. Whoever can change such a page can act in the name of whoever looks at it.
     */
    Optional<Set<String>> allowedOrigins();
}
