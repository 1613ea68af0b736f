package org.imprimatur.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Map;
import org.imprimatur.RuleViolation;
import org.imprimatur.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * How an error of an operation is told: by code, a message that repeats nothing of what was sent (decision 0012), and its place.
 * Every error that leaves the service is made here.
 */
final class OperationError {
    private static final String CODE = "code";

    private OperationError() {}

    /** A rule refused what a query asked for; mutations tell refusals in their payload. */
    static GraphQLError refused(RuleViolation.Refusal refusal, @Nullable ResultPath path, @Nullable SourceLocation at) {
        return made(refusal.message(), ((Enum<?>) refusal).name(), ErrorType.DataFetchingException, path, at);
    }

    static GraphQLError problem(HttpProblem problem, @Nullable ResultPath path, @Nullable SourceLocation at) {
        return made(problem.message(), problem.name(), ErrorType.DataFetchingException, path, at);
    }

    /** What the library found before or while it executed. */
    static GraphQLError told(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey(CODE)) {
            return error;
        }
        List<SourceLocation> places = error.getLocations();
        SourceLocation at = places == null || places.isEmpty() ? null : places.get(0);
        ErrorClassification kind = error.getErrorType();
        if (kind == ErrorType.InvalidSyntax) {
            return made("The operation is not GraphQL at this place.", "GRAPHQL_PARSE_FAILED", kind, null, at);
        }
        if (error instanceof ValidationError invalid && invalid.getValidationErrorType() != null) {
            return made(
                    "The operation does not fit the schema at this place: " + invalid.getValidationErrorType() + ".",
                    "GRAPHQL_VALIDATION_FAILED",
                    kind,
                    null,
                    at);
        }
        if (kind == ErrorType.ValidationError) {
            return made("A variable has not the form that the schema asks for.", "BAD_USER_INPUT", kind, null, at);
        }
        if (kind == ErrorType.OperationNotSupported) {
            return made("There is no operation of this type here.", "OPERATION_NOT_SUPPORTED", kind, null, at);
        }
        return made(
                HttpProblem.INTERNAL_ERROR.message(),
                HttpProblem.INTERNAL_ERROR.name(),
                kind,
                error.getPath() == null ? null : ResultPath.fromList(error.getPath()),
                at);
    }

    /** What the library could not parse it says without code and place: the place is looked for again. */
    static ExecutionResult located(ExecutionResult result, String query) {
        boolean told = result.getErrors().stream()
                .allMatch(error ->
                        error.getExtensions() != null && error.getExtensions().containsKey(CODE));
        if (told) {
            return result;
        }
        try {
            new Parser().parseDocument(query);
        } catch (InvalidSyntaxException unparseable) {
            return ExecutionResult.newExecutionResult()
                    .addError(told(unparseable.toInvalidSyntaxError()))
                    .build();
        }
        return result.transform(answer -> answer.errors(
                result.getErrors().stream().map(OperationError::told).toList()));
    }

    /** GraphQL over HTTP, section 6.4; and 503 where nothing could be answered for a moment. */
    static int status(ExecutionResult result, AnswerType answer) {
        boolean nothing = !result.isDataPresent() || result.getData() == null;
        if (nothing && any(result, HttpProblem.MUTATION_BY_GET)) {
            return HttpProblem.MUTATION_BY_GET.status();
        }
        if (any(result, HttpProblem.UNAVAILABLE) && (nothing || onlyNulls(result.getData()))) {
            return HttpProblem.UNAVAILABLE.status();
        }
        return !result.isDataPresent() && answer == AnswerType.GRAPHQL_RESPONSE ? 400 : 200;
    }

    private static boolean any(ExecutionResult result, HttpProblem problem) {
        return result.getErrors().stream()
                .anyMatch(error -> error.getExtensions() != null
                        && problem.name().equals(error.getExtensions().get(CODE)));
    }

    private static boolean onlyNulls(Object data) {
        return data instanceof Map<?, ?> fields && fields.values().stream().allMatch(each -> each == null);
    }

    private static GraphQLError made(
            String message,
            String code,
            ErrorClassification kind,
            @Nullable ResultPath path,
            @Nullable SourceLocation at) {
        var error = GraphQLError.newError().message(message).errorType(kind).extensions(Map.of(CODE, code));
        if (path != null) {
            error.path(path);
        }
        if (at != null && at.getLine() > 0) {
            error.location(at);
        }
        return error.build();
    }
}
