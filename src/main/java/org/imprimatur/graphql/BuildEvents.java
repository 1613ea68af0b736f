package org.imprimatur.graphql;

import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.spi.EventingService;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link SchemaRefinement} of each operation and when the schema is built. The library's own events would tell it too, but
 * they also tell of each field that is fetched, and look for somebody to tell each time: a fifth of what a nested query takes
 * (src/docs/bench.md).
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
    public Operation createOperation(Operation operation) {
        CDI.current().getBeanManager().getEvent().select(Operation.class).fire(operation);
        return operation;
    }
}
