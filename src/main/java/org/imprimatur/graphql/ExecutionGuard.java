package org.imprimatur.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import io.smallrye.graphql.execution.QueryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Stands around the execution of every operation (decision 0012): text that no row can hold is stopped before a field sees it,
 * a refusal is no error of the service's, and what a client sent is never repeated to it.
 */
@ApplicationScoped
class ExecutionGuard {
    void around(@Observes GraphQL.Builder execution) {
        // The builder does not tell what it holds: the library's own cache of operations is put in again.
        var operations = new QueryCache();
        execution
                .preparsedDocumentProvider(operations)
                .instrumentation(new ChainedInstrumentation(operations, new Guard()))
                .defaultDataFetcherExceptionHandler(new QuietRefusals());
    }

    private static final class Guard extends SimplePerformantInstrumentation {
        @Override
        public DataFetcher<?> instrumentDataFetcher(
                DataFetcher<?> fetcher, InstrumentationFieldFetchParameters field, InstrumentationState state) {
            return environment -> {
                if (!isStorable(environment.getArguments())) {
                    throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
                }
                return fetcher.get(environment);
            };
        }

        @Override
        public CompletableFuture<ExecutionResult> instrumentExecutionResult(
                ExecutionResult result, InstrumentationExecutionParameters execution, InstrumentationState state) {
            if (result.getErrors().isEmpty()) {
                return CompletableFuture.completedFuture(result);
            }
            List<GraphQLError> errors =
                    result.getErrors().stream().map(Guard::withoutValues).toList();
            return CompletableFuture.completedFuture(result.transform(answer -> answer.errors(errors)));
        }

        /** Neither NUL nor half of a surrogate pair, which have no form in PostgreSQL's UTF-8. */
        private static boolean isStorable(@Nullable Object given) {
            if (given instanceof String text) {
                return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
            }
            if (given instanceof Map<?, ?> fields) {
                return fields.values().stream().allMatch(Guard::isStorable);
            }
            return !(given instanceof List<?> list) || list.stream().allMatch(Guard::isStorable);
        }

        /** The library's messages quote literals and variables; where it went wrong, and by which rule, is said without. */
        private static GraphQLError withoutValues(GraphQLError error) {
            ErrorClassification kind = error.getErrorType();
            if (kind == ErrorType.InvalidSyntax) {
                return said(error, "The operation is not GraphQL at this place.", "GRAPHQL_PARSE_FAILED");
            }
            if (kind != ErrorType.ValidationError) {
                return error;
            }
            if (error instanceof graphql.validation.ValidationError invalid
                    && invalid.getValidationErrorType() != null) {
                return said(
                        error,
                        "The operation does not fit the schema at this place: " + invalid.getValidationErrorType()
                                + ".",
                        "GRAPHQL_VALIDATION_FAILED");
            }
            return said(error, "A variable has not the form that the schema asks for.", "BAD_USER_INPUT");
        }

        private static GraphQLError said(GraphQLError error, String message, String code) {
            return GraphQLError.newError()
                    .message(message)
                    .locations(error.getLocations() == null ? List.of() : error.getLocations())
                    .errorType(error.getErrorType())
                    .extensions(Map.of("code", code))
                    .build();
        }
    }
}
