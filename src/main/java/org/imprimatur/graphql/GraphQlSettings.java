package org.imprimatur.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How large an operation of the GraphQL API may be. What is beyond is refused before anything of it is executed, with the
 * limit in the answer. The size of a request's body is {@code quarkus.http.limits.max-body-size}.
 */
@ConfigMapping(prefix = "imprimatur.graphql")
interface GraphQlSettings {
    /** How many levels of fields lie below one another, at most. Introspection is not meant. */
    @WithDefault("15")
    int depth();

    /**
     * How much an operation may cost: each field one, times the size of every page and list around it. A page counts as large as
     * it is asked for, one of unsaid size as 20, a list without pages as 10, {@code nodes} as its ids; {@code totalCount} counts
     * as 10.
     */
    @WithDefault("20000")
    int cost();

    /** How many fields an operation may have, each fragment counted wherever it is spread. */
    @WithDefault("1000")
    int fields();

    /** How many fields may stand at the root of an operation. */
    @WithDefault("20")
    int rootFields();

    /** How many fields of a document may be renamed. */
    @WithDefault("15")
    int aliases();

    /** How many directives a document may apply. */
    @WithDefault("50")
    int directives();

    /** How often a document may spread named fragments. */
    @WithDefault("200")
    int fragmentSpreads();

    /** How many tokens (names, punctuators, values) a document may have. */
    @WithDefault("5000")
    int tokens();

    /** How many characters a document may have. */
    @WithDefault("100000")
    int characters();

    /** How many errors of a document that does not fit the schema are looked for, and told. */
    @WithDefault("20")
    int validationErrors();

    /**
     * How long an operation may take. Past it no further field is fetched and no further act is begun; what an act that was
     * begun before answers is still told.
     */
    @WithDefault("20s")
    Duration within();

    /** Whether clients may ask the API for its schema. The schema is not secret; tools need it. */
    @WithDefault("true")
    boolean introspection();

    /** How many levels of fields an introspection may have. The usual one has 13. */
    @WithDefault("15")
    int introspectionDepth();
}
