package org.imprimatur.graphql;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherResult;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.ParserOptions;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.imprimatur.RuleViolation;
import org.imprimatur.http.HttpProblem;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Stands around the execution of every operation (decisions 0012 and 0018): what is too large is not executed, text that no row can hold is stopped before a field sees it,
 * a refusal is no error of the service's, and what a client sent is never repeated to it.
 */
@ApplicationScoped
class ExecutionGuard {
    /** In the context of an execution: the set of kinds that may be executed. Queries only, where it is missing. */
    static final String ALLOWED = "org.imprimatur.allowed-operations";

    /** In the context of an execution: what was set going for a query before it, a {@link QueryReading.Ahead}, or nothing. */
    static final String AHEAD = "org.imprimatur.ahead-of-reading";

    /** In the context of an execution: the {@link QueryReading.Way} in which a query is read. */
    static final String WAY = "org.imprimatur.way-of-reading";

    private final GraphQlSettings settings;
    private final QueryReading reading;

    ExecutionGuard(GraphQlSettings settings, QueryReading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    /** The engine that executes with this schema; one for the whole process. */
    GraphQL engine(GraphQLSchema schema) {
        // Both hold for the whole process: the library has no other place for them. It counts a document's end as a
        // token.
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(parser -> parser.maxTokens(settings.tokens() + 1)
                        .maxCharacters(settings.characters())
                        .redactTokenParserErrorMessages(true)));
        Validator.setMaxValidationErrors(settings.validationErrors());
        return GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(new KnownDocuments())
                .instrumentation(new Guard(new OperationBounds(settings), reading))
                .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(new QuietRefusals()))
                .defaultDataFetcherExceptionHandler(new QuietRefusals())
                .build();
    }

    private static final class Guard extends SimplePerformantInstrumentation {
        private final OperationBounds bounds;
        private final QueryReading reading;

        Guard(OperationBounds bounds, QueryReading reading) {
            this.bounds = bounds;
            this.reading = reading;
        }

        @Override
        public InstrumentationContext<List<ValidationError>> beginValidation(
                InstrumentationValidationParameters validation, InstrumentationState state) {
            Document document = validation.getDocument();
            bounds.checkShape(document);
            boolean right = document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(each -> each.getOperation() == Operation.SUBSCRIPTION)
                    .allMatch(each -> SubscriptionRoot.isRight(each, document));
            if (!right) {
                throw new OperationRefused(HttpProblem.SUBSCRIPTION_FIELD);
            }
            List<GraphQLError> wrongKeys = OneOfLiterals.wrongIn(document, validation.getSchema()).stream()
                    .map(each -> OperationError.misfit("OneOfValue", each.getSourceLocation()))
                    .toList();
            if (!wrongKeys.isEmpty()) {
                throw new AbortExecutionException(wrongKeys);
            }
            return SimpleInstrumentationContext.noOp();
        }

        @Override
        public InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters execution, InstrumentationState state) {
            var context = execution.getExecutionContext();
            bounds.begin(context);
            Operation operation = context.getOperationDefinition().getOperation();
            Set<Operation> allowed = context.getGraphQLContext().getOrDefault(ALLOWED, Set.of(Operation.QUERY));
            if (!allowed.contains(operation)) {
                throw new OperationRefused(problem(operation, allowed));
            }
            if (operation == Operation.QUERY) {
                reading.begin(
                        context.getGraphQLContext().getOrDefault(WAY, QueryReading.Way.ROW_BY_ROW),
                        context.getExecutionInput().getQuery(),
                        context.getGraphQLContext().get(AHEAD));
            }
            return SimpleInstrumentationContext.noOp();
        }

        private static HttpProblem problem(Operation operation, Set<Operation> allowed) {
            if (operation == Operation.SUBSCRIPTION) {
                return HttpProblem.SUBSCRIPTION_BY_HTTP;
            }
            return allowed.contains(Operation.SUBSCRIPTION)
                    ? HttpProblem.NOT_A_SUBSCRIPTION
                    : HttpProblem.MUTATION_BY_GET;
        }

        /** What stands in an object already is only read from it. */
        @Override
        public DataFetcher<?> instrumentDataFetcher(
                DataFetcher<?> fetcher, InstrumentationFieldFetchParameters field, InstrumentationState state) {
            if (field.isTrivialDataFetcher()) {
                return fetcher;
            }
            DataFetcher<?> inTime = bounds.inTime(fetcher);
            return environment -> {
                if (!isStorable(environment.getArguments())) {
                    throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
                }
                return streamOrErrors(environment, inTime.get(environment));
            };
        }

        /** Arguments that the library cannot read it answers with something that is no stream, on which the engine breaks down. */
        private static @Nullable Object streamOrErrors(DataFetchingEnvironment field, @Nullable Object fetched) {
            Object value = fetched instanceof DataFetcherResult<?> result ? result.getData() : fetched;
            boolean source = field.getOperationDefinition().getOperation() == Operation.SUBSCRIPTION
                    && field.getExecutionStepInfo().getPath().getLevel() == 1;
            if (!source || value == null || value instanceof Publisher || value instanceof CompletionStage) {
                return fetched;
            }
            if (fetched instanceof DataFetcherResult<?> result && result.hasErrors()) {
                return DataFetcherResult.newResult().errors(result.getErrors()).build();
            }
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }

        @Override
        public CompletableFuture<ExecutionResult> instrumentExecutionResult(
                ExecutionResult result, InstrumentationExecutionParameters execution, InstrumentationState state) {
            if (result.getErrors().isEmpty()) {
                return CompletableFuture.completedFuture(result);
            }
            List<GraphQLError> errors = OperationError.told(result.getErrors());
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
    }
}
