package org.imprimatur.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.imprimatur.Outage;
import org.imprimatur.ReadAgain;
import org.imprimatur.RuleViolation;
import org.imprimatur.http.HttpProblem;
import org.jboss.logging.Logger;

/**
 * What was refused is answered and not logged: it is on record already, and a flood of refusals must not flood the log. Whatever
 * else goes wrong is logged and hidden from the client.
 */
final class QuietRefusals implements DataFetcherExceptionHandler {
    private static final Logger LOG = Logger.getLogger(QuietRefusals.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error(failed)).build());
    }

    private static GraphQLError error(DataFetcherExceptionHandlerParameters failed) {
        Throwable thrown = failed.getException();
        while (thrown instanceof CompletionException && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        if (thrown instanceof RuleViolation violation) {
            return OperationError.refused(violation.refusal(), failed.getPath(), failed.getSourceLocation());
        }
        if (thrown instanceof OperationRefused stopped) {
            return OperationError.stopped(stopped, failed.getPath(), failed.getSourceLocation());
        }
        // Numbers beyond their type come this far.
        if (thrown instanceof CoercingParseLiteralException || thrown instanceof CoercingParseValueException) {
            return OperationError.refused(EdgeRefusal.INVALID_INPUT, failed.getPath(), failed.getSourceLocation());
        }
        if (Outage.caused(thrown)) {
            LOG.warn("The database is not within reach");
            LOG.debug("The database is not within reach", thrown);
            return OperationError.problem(HttpProblem.UNAVAILABLE, failed.getPath(), failed.getSourceLocation());
        }
        if (!(thrown instanceof ReadAgain)) {
            LOG.errorf(thrown, "The field %s failed", failed.getPath());
        }
        return OperationError.problem(HttpProblem.INTERNAL_ERROR, failed.getPath(), failed.getSourceLocation());
    }
}
