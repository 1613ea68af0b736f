package org.imprimatur.graphql;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import io.smallrye.graphql.execution.error.ExceptionHandler;
import io.smallrye.graphql.execution.error.GraphQLExceptionWhileDataFetching;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.imprimatur.RuleViolation;

/**
 * What was refused is answered and not logged: it is on record already, and a flood of refusals must not flood the log. Whatever
 * else goes wrong is the library's to log and to hide from the client.
 */
final class QuietRefusals implements DataFetcherExceptionHandler {
    private final ExceptionHandler faults = new ExceptionHandler();

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        Throwable thrown = failed.getException();
        while (thrown instanceof CompletionException && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        if (thrown instanceof RuleViolation refusal) {
            return answer(failed, refusal);
        }
        // Numbers beyond their type come this far.
        if (thrown instanceof CoercingParseLiteralException || thrown instanceof CoercingParseValueException) {
            return answer(failed, new RuleViolation(EdgeRefusal.INVALID_INPUT));
        }
        return faults.handleException(failed);
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> answer(
            DataFetcherExceptionHandlerParameters failed, RuleViolation refusal) {
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(
                        new GraphQLExceptionWhileDataFetching(failed.getPath(), refusal, failed.getSourceLocation()))
                .build());
    }
}
