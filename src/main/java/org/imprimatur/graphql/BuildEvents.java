package org.imprimatur.graphql;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.spi.EventingService;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link SchemaRefinement} and {@link ExecutionGuard} when the schema and the engine are built, once each. The library's own
 * events would tell it too, but they also tell of each field that is fetched, and look for somebody to tell each time: a fifth of
 * what a nested query takes (src/docs/bench.md).
 */
public final class BuildEvents implements EventingService {
    /** Null for a service that no setting switches off. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder schema) {
        CDI.current()
                .getBeanManager()
                .getEvent()
                .select(GraphQLSchema.Builder.class)
                .fire(schema);
        return schema;
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder engine) {
        CDI.current().getBeanManager().getEvent().select(GraphQL.Builder.class).fire(engine);
        return engine;
    }
}
