package org.imprimatur.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.validation.ValidationError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses operations that are too large (decision 0018), on whatever way they came in: the document's shape before it is
 * validated, which is done once for each document; its cost before it is executed, which depends on its variables; its time
 * before each field is fetched. A document that is refused is not kept.
 */
final class OperationBounds extends SimplePerformantInstrumentation {
    /** In the context of an execution, both of {@link System#nanoTime}: when it must have begun its acts, and be done. */
    private static final String BEGIN_BY = "org.imprimatur.begin-by";

    private static final String FETCH_BY = "org.imprimatur.fetch-by";

    private final GraphQlSettings settings;

    OperationBounds(GraphQlSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters validation, InstrumentationState state) {
        DocumentShape.of(validation.getDocument()).check(settings);
        return SimpleInstrumentationContext.noOp();
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters execution, InstrumentationState state) {
        var context = execution.getExecutionContext();
        OperationLimit.COST_EXCEEDED.check(OperationCost.of(context), settings.cost());
        long end = System.nanoTime() + settings.within().toNanos();
        context.getGraphQLContext().put(BEGIN_BY, end);
        context.getGraphQLContext().put(FETCH_BY, end);
        return SimpleInstrumentationContext.noOp();
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters field, InstrumentationState state) {
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
