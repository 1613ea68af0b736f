package org.imprimatur.graphql;

import graphql.ExecutionResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The one place where operations are executed, whichever way they came: on the calling thread, in its request context. */
@ApplicationScoped
public class Operations {
    private final ExecutionService service;
    private final QueryReading reading;
    private final MeterRegistry meters;

    Operations(ExecutionService service, QueryReading reading, MeterRegistry meters) {
        this.service = service;
        this.reading = reading;
        this.meters = meters;
    }

    /** Executes a query or a mutation; every error of the result has its code. */
    ExecutionResult execute(OperationRequest request) {
        ExecutionResult result;
        boolean counts = false;
        try {
            result = run(request, true, Function.identity());
        } finally {
            counts = reading.end();
        }
        return counts ? result : run(request, false, Function.identity());
    }

    /**
     * Executes a subscription for the next event of its source (GraphQL specification, section 6.2.3), which ends after one: each
     * event is an execution of its own, so that everything that holds for operations holds for it anew.
     *
     * @return the event, or why there is none; empty when the source has nothing now
     */
    public Optional<ExecutionResult> event(OperationRequest request) {
        return run(request, false, result -> {
            if (result.getData() instanceof Publisher<?> source) {
                var next = new Next();
                source.subscribe(next);
                return next.event.join().map(event -> OperationError.located(event, request.query()));
            }
            return Optional.of(result);
        });
    }

    private <R> R run(OperationRequest request, boolean together, Function<ExecutionResult, R> then) {
        var executed = new Executed();
        // The library's fetchers leave the request's context behind them; what comes after this method needs it again.
        ManagedContext scope = Arc.container().requestContext();
        ContextState state = scope.getState();
        try {
            service.executeSync(request.json(), context(request, together, state), executed);
            ExecutionResult result = OperationError.located(executed.result(), request.query());
            count(result);
            return then.apply(result);
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            if (!scope.isActive()) {
                scope.activate(state);
            }
        }
    }

    private void count(ExecutionResult result) {
        if (!result.isDataPresent()) {
            OperationError.codes(result)
                    .forEach(code -> meters.counter("imprimatur.graphql.not.executed", "code", code)
                            .increment());
        }
    }

    /** "state" and "runBlocking" are the library's own: everything runs on this thread, in this request's context. */
    private static Map<String, Object> context(OperationRequest request, boolean together, ContextState state) {
        Map<String, Object> context = new HashMap<>();
        context.put(ExecutionGuard.ALLOWED, request.allowed());
        context.put(ExecutionGuard.TOGETHER, together);
        context.put("state", state);
        context.put("runBlocking", true);
        return context;
    }

    /** The library tells the result of even a synchronous execution to a writer. */
    private static final class Executed implements ExecutionResponseWriter {
        private @Nullable ExecutionResult result;
        private @Nullable Throwable failure;

        @Override
        public void write(ExecutionResponse response) {
            result = response.getExecutionResult();
        }

        @Override
        public void fail(Throwable thrown) {
            failure = thrown;
        }

        ExecutionResult result() {
            if (result == null) {
                throw new IllegalStateException("the operation was not executed", failure);
            }
            return result;
        }
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
