package org.imprimatur.graphql;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/**
 * Has fields fetched by fetchers of our own: the GraphQL library's describe to each field, down to the last text of the last row,
 * all that is selected below it, for somebody to ask who is not there (src/docs/bench.md). Streams of subscriptions are
 * still the library's.
 */
public final class OwnFetchers implements DataFetcherService {
    /** Asked before the framework's, which has 1. */
    @Override
    public Integer getPriority() {
        return 0;
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getDefaultDataFetcher(Operation operation, Type type) {
        return new OperationFetcher<>(operation);
    }

    @Override
    public PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
        return new PropertyFetcher<>(field, owner);
    }
}
