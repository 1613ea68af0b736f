package org.imprimatur.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.jspecify.annotations.Nullable;

/** A field that a method answers: calls it on the thread of the operation, with what the library makes of the arguments. */
final class OperationFetcher<K, T> implements PlugableBatchableDataFetcher<K, T> {
    private final OperationInvoker method;
    private final ArgumentHelper arguments;
    private final Transforming answers;

    OperationFetcher(Operation operation) {
        this.method = new OperationInvoker(operation);
        this.arguments = new ArgumentHelper(operation.getArguments());
        this.answers = new Transforming(operation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's fetchers have no type
    public @Nullable T get(DataFetchingEnvironment field) throws Exception {
        try {
            return (T) answers.of(method.invoke(arguments.getArguments(field).toArray()), () -> field);
        } catch (AbstractDataFetcherException unreadable) {
            return (T) unreadable
                    .appendDataFetcherResult(DataFetcherResult.newResult(), field)
                    .build();
        }
    }

    /** @throws UnsupportedOperationException always: lists of objects are for {@link BatchFetcher} */
    @Override
    public CompletionStage<List<T>> load(List<K> keys, BatchLoaderEnvironment environment) {
        throw new UnsupportedOperationException();
    }
}
