package org.imprimatur.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionId;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The one place where operations are executed, whichever way they came: on the calling thread, in its request context, by the
 * engine and with the schema that the GraphQL library built, without the library's own service around it (decision 0045).
 */
@ApplicationScoped
public class Operations {
    private final GraphQL engine;
    private final QueryReading reading;
    private final MeterRegistry meters;
    private final AtomicLong executions = new AtomicLong();

    Operations(GraphQLSchema schema, ExecutionGuard guard, QueryReading reading, MeterRegistry meters) {
        this.engine = guard.engine(schema);
        this.reading = reading;
        this.meters = meters;
    }

    /**
     * Executes a query or a mutation; every error of the result has its code.
     *
     * @param ahead what was set going for it when it arrived; null where that was nothing
     */
    ExecutionResult execute(OperationRequest request, QueryReading.@Nullable Ahead ahead) {
        long since = System.nanoTime();
        for (QueryReading.Way way : List.of(QueryReading.Way.REMEMBERING, QueryReading.Way.TOGETHER)) {
            ExecutionResult result;
            boolean counts = false;
            try {
                result = run(request, way, ahead, since);
            } finally {
                counts = reading.end();
            }
            if (counts) {
                return result;
            }
        }
        return run(request, QueryReading.Way.ROW_BY_ROW, null, since);
    }

    /**
     * Executes a subscription for the next event of its source (GraphQL specification, section 6.2.3), which ends after one: each
     * event is an execution of its own, so that everything that holds for operations holds for it anew.
     *
     * @return the event, or why there is none; empty when the source has nothing now
     */
    public Optional<ExecutionResult> event(OperationRequest request) {
        try {
            ExecutionResult result = run(request, QueryReading.Way.ROW_BY_ROW, null, System.nanoTime());
            if (result.getData() instanceof Publisher<?> source) {
                var next = new Next();
                source.subscribe(next);
                return next.event.join().map(event -> OperationError.located(event, request.query()));
            }
            return Optional.of(result);
        } finally {
            // The library's streams leave it behind them.
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** @param since when the operation came, by {@link System#nanoTime}: its time is that of all its executions */
    private ExecutionResult run(
            OperationRequest request, QueryReading.Way way, QueryReading.@Nullable Ahead ahead, long since) {
        ExecutionResult result =
                OperationError.located(engine.execute(input(request, way, ahead, since)), request.query());
        if (!result.isDataPresent()) {
            OperationError.codes(result)
                    .forEach(code -> meters.counter("imprimatur.graphql.not.executed", "code", code)
                            .increment());
        }
        return result;
    }

    private ExecutionInput input(
            OperationRequest request, QueryReading.Way way, QueryReading.@Nullable Ahead ahead, long since) {
        var read = new SmallRyeContext(Operations.class.getName());
        read.setRequest(request.json());
        var context = new HashMap<String, Object>(Map.of(
                ExecutionGuard.ALLOWED,
                request.allowed(),
                ExecutionGuard.WAY,
                way,
                OperationBounds.SINCE,
                since,
                // Where the library's streams look for it.
                SmallRyeContextManager.CONTEXT,
                read));
        if (ahead != null) {
            context.put(ExecutionGuard.AHEAD, ahead);
        }
        return ExecutionInput.newExecutionInput()
                .query(request.query())
                .operationName(read.getOperationName().orElse(null))
                .variables(read.getVariables().orElse(Map.of()))
                .executionId(ExecutionId.from(Long.toString(executions.incrementAndGet())))
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(context)
                .build();
    }

    /** Takes the first event of a stream, if it has one. */
    private static final class Next implements Subscriber<Object> {
        private final CompletableFuture<Optional<ExecutionResult>> event = new CompletableFuture<>();

        @Override
        public void onSubscribe(Subscription stream) {
            stream.request(1);
        }

        @Override
        public void onNext(Object result) {
            event.complete(Optional.of((ExecutionResult) result));
        }

        @Override
        public void onError(Throwable failure) {
            event.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            event.complete(Optional.empty());
        }
    }
}
