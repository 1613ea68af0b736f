package org.imprimatur.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The operation's time was over when this field's turn came. */
    static GraphQLError stopped(OperationRefused refused, @Nullable ResultPath path, @Nullable SourceLocation at) {
        return made(refused.said(), refused.getExtensions(), ErrorType.DataFetchingException, path, at);
    }

    /**
     * As {@link #told(GraphQLError)}; that the time was over is told once, not for each field that was not fetched. What could not be
     * parsed is left for {@link #located}.
     */
    static List<GraphQLError> told(List<GraphQLError> errors) {
        var all = new ArrayList<GraphQLError>();
        boolean stopped = false;
        for (GraphQLError error : errors) {
            GraphQLError told = error.getErrorType() == ErrorType.InvalidSyntax ? error : told(error);
            boolean late = hasCode(told, OperationLimit.TIME_EXCEEDED.name());
            if (!late || !stopped) {
                all.add(told);
            }
            stopped |= late;
        }
        return all;
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
            return misfit(invalid.getValidationErrorType().toString(), at);
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

    /** @param rule the name of what does not hold */
    static GraphQLError misfit(String rule, @Nullable SourceLocation at) {
        return made(
                "The operation does not fit the schema at this place: " + rule + ".",
                "GRAPHQL_VALIDATION_FAILED",
                ErrorType.ValidationError,
                null,
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
            new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(query)
                            .parserOptions(ParserOptions.getDefaultOperationParserOptions())
                            .build());
        } catch (InvalidSyntaxException unparseable) {
            return ExecutionResult.newExecutionResult()
                    .addError(unparseable(unparseable))
                    .build();
        }
        return result.transform(answer -> answer.errors(told(result.getErrors())));
    }

    private static GraphQLError unparseable(InvalidSyntaxException failure) {
        ParserOptions options = ParserOptions.getDefaultOperationParserOptions();
        if (failure instanceof ParseCancelledTooManyCharsException) {
            return exceeded(OperationLimit.CHARACTERS_EXCEEDED, options.getMaxCharacters());
        }
        if (failure instanceof ParseCancelledTooDeepException) {
            return exceeded(OperationLimit.NESTING_EXCEEDED, options.getMaxRuleDepth());
        }
        return failure instanceof ParseCancelledException
                ? exceeded(OperationLimit.TOKENS_EXCEEDED, options.getMaxTokens() - 1)
                : told(failure.toInvalidSyntaxError());
    }

    private static GraphQLError exceeded(OperationLimit limit, int most) {
        return made(limit.message(most), limit.extensions(most), ErrorType.ExecutionAborted, null, null);
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

    /** Why the operation failed, each code once: names of ours, so there are few of them. */
    static Set<String> codes(ExecutionResult told) {
        return told.getErrors().stream()
                .map(error -> String.valueOf(error.getExtensions().get(CODE)))
                .collect(Collectors.toSet());
    }

    private static boolean any(ExecutionResult result, HttpProblem problem) {
        return result.getErrors().stream().anyMatch(error -> hasCode(error, problem.name()));
    }

    private static boolean hasCode(GraphQLError error, String code) {
        return error.getExtensions() != null
                && code.equals(error.getExtensions().get(CODE));
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
        return made(message, Map.of(CODE, code), kind, path, at);
    }

    private static GraphQLError made(
            String message,
            Map<String, Object> extensions,
            ErrorClassification kind,
            @Nullable ResultPath path,
            @Nullable SourceLocation at) {
        var error = GraphQLError.newError().message(message).errorType(kind).extensions(extensions);
        if (path != null) {
            error.path(path);
        }
        if (at != null && at.getLine() > 0) {
            error.location(at);
        }
        return error.build();
    }
}
