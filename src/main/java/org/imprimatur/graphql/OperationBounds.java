package org.imprimatur.graphql;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/**
 * Refuses operations that are too large (decision 0018), on whatever way they came in: the document's shape before it is
 * validated, which is done once for each document; its cost before it is executed, which depends on its variables; its time
 * before each field is fetched that has to be looked up. A document that is refused is not kept.
 */
final class OperationBounds {
    /** In the context of an execution, both of {@link System#nanoTime}: when it must have begun its acts, and be done. */
    private static final String BEGIN_BY = "org.imprimatur.begin-by";

    private static final String FETCH_BY = "org.imprimatur.fetch-by";

    /** In the context of an execution: when the operation came, also where this execution is not its first; now, where it is missing. */
    static final String SINCE = "org.imprimatur.since";

    private final GraphQlSettings settings;

    OperationBounds(GraphQlSettings settings) {
        this.settings = settings;
    }

    void checkShape(Document document) {
        DocumentShape.of(document).check(settings);
    }

    void begin(ExecutionContext operation) {
        OperationLimit.COST_EXCEEDED.check(OperationCost.of(operation), settings.cost());
        long since = operation.getGraphQLContext().getOrDefault(SINCE, System.nanoTime());
        long end = since + settings.within().toNanos();
        operation.getGraphQLContext().put(BEGIN_BY, end);
        operation.getGraphQLContext().put(FETCH_BY, end);
    }

    /** Fetches while there is time. */
    DataFetcher<?> inTime(DataFetcher<?> fetcher) {
        return environment -> {
            boolean act = isAct(environment);
            requireTime(environment.getGraphQlContext(), act ? BEGIN_BY : FETCH_BY);
            try {
                return fetcher.get(environment);
            } finally {
                if (act) {
                    // What was done is told, however long it took.
                    environment
                            .getGraphQlContext()
                            .put(FETCH_BY, System.nanoTime() + settings.within().toNanos());
                }
            }
        };
    }

    private void requireTime(GraphQLContext context, String key) {
        Long end = context.get(key);
        if (end != null && System.nanoTime() - end > 0) {
            throw new OperationRefused(
                    OperationLimit.TIME_EXCEEDED, settings.within().toMillis());
        }
    }

    private static boolean isAct(DataFetchingEnvironment environment) {
        return environment.getOperationDefinition().getOperation() == OperationDefinition.Operation.MUTATION
                && environment.getExecutionStepInfo().getPath().getLevel() == 1;
    }
}
