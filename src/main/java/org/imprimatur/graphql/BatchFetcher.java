package org.imprimatur.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.jspecify.annotations.Nullable;

/**
 * A field that a method answers for all objects of a level at once. Its loader comes into being with the first object of an
 * operation that has the field, and only then; each of the objects is asked about, also where another is equal to it.
 */
final class BatchFetcher implements DataFetcher<CompletableFuture<Object>> {
    private static final DataLoaderOptions EACH =
            DataLoaderOptions.newOptions().setCachingEnabled(false).build();

    private final String name;
    private final OperationInvoker method;
    private final ArgumentHelper arguments;

    /** @param name one of its own for each field */
    BatchFetcher(String name, Operation operation) {
        this.name = name;
        this.method = new OperationInvoker(operation);
        this.arguments = new ArgumentHelper(operation.getArguments());
    }

    @Override
    public CompletableFuture<Object> get(DataFetchingEnvironment field) throws AbstractDataFetcherException {
        List<Object> given = arguments.getArguments(field, true);
        DataLoader<Object, Object> loader = field.getDataLoaderRegistry()
                .computeIfAbsent(name, first -> DataLoaderFactory.newDataLoader(this::load, EACH));
        return loader.load(field.getSource(), given);
    }

    /** Objects of the same field with other arguments, by another alias, are another call. */
    private CompletionStage<List<Object>> load(List<Object> objects, BatchLoaderEnvironment environment) {
        List<Object> given = environment.getKeyContextsList();
        var places = new LinkedHashMap<Object, List<Integer>>();
        for (int i = 0; i < objects.size(); i++) {
            places.computeIfAbsent(given.get(i), arguments -> new ArrayList<>()).add(i);
        }
        var answers = new ArrayList<@Nullable Object>(Collections.nCopies(objects.size(), null));
        for (Map.Entry<Object, List<Integer>> call : places.entrySet()) {
            var these = new ArrayList<Object>();
            these.add(call.getValue().stream().map(objects::get).toList());
            these.addAll((List<?>) call.getKey());
            List<?> found = answer(these.toArray());
            if (found.size() != call.getValue().size()) {
                throw new IllegalStateException(name + " answers " + found.size() + " of "
                        + call.getValue().size() + " objects");
            }
            for (int i = 0; i < found.size(); i++) {
                answers.set(call.getValue().get(i), found.get(i));
            }
        }
        return CompletableFuture.completedFuture(answers);
    }

    private List<?> answer(Object[] call) {
        try {
            return method.invoke(call);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }
}
