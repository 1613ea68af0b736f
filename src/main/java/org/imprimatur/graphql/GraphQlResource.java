package org.imprimatur.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemAnswer;
import org.imprimatur.http.ProblemFound;
import org.jspecify.annotations.Nullable;

/**
 * The GraphQL endpoint (GraphQL over HTTP, working draft of 2025): POST for every operation, GET for queries, no batches. It
 * takes {@code application/json} alone, so that no form of a foreign page can send an operation.
 */
@Path("/graphql")
@Blocking
public class GraphQlResource {
    private static final ObjectWriter JSON = new JsonMapper().writer();

    /** The directives of the schema that a client can make use of. */
    private static final Set<String> TOLD = Set.of("deprecated", "oneOf", "specifiedBy");

    private final ExecutionService operations;
    private final GraphQLSchema schema;
    private final MeterRegistry meters;

    GraphQlResource(ExecutionService operations, GraphQLSchema schema, MeterRegistry meters) {
        this.operations = operations;
        this.schema = schema;
        this.meters = meters;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response post(@Context HttpHeaders headers, byte @Nullable [] body) {
        AnswerType answer = AnswerType.acceptedBy(accepted(headers));
        MediaType type = headers.getMediaType();
        if (type == null || !AnswerType.isJson(type)) {
            throw new ProblemFound(HttpProblem.MEDIA_TYPE_NOT_ACCEPTABLE);
        }
        return execute(OperationRequest.posted(body == null ? new byte[0] : body), answer);
    }

    /** An operation in an address is written into logs on its way: clients send variables that name people by POST. */
    @GET
    @Produces(MediaType.WILDCARD)
    public Response get(
            @Context HttpHeaders headers,
            @QueryParam("query") @Nullable String query,
            @QueryParam("operationName") @Nullable String operationName,
            @QueryParam("variables") @Nullable String variables,
            @QueryParam("extensions") @Nullable String extensions) {
        return execute(
                OperationRequest.asked(query, operationName, variables, extensions),
                AnswerType.acceptedBy(accepted(headers)));
    }

    /** The whole schema for whoever is signed in; it says nothing of what is in the database. */
    @GET
    @Path("/schema.graphql")
    @Produces("text/plain; charset=utf-8")
    public String schema() {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .descriptionsAsHashComments(false)
                        .includeScalarTypes(true)
                        .includeSchemaDefinition(false)
                        .includeDirectiveDefinitions(false)
                        .includeDirectives(TOLD::contains))
                .print(schema);
    }

    private Response execute(OperationRequest request, AnswerType answer) {
        var executed = new Executed();
        // The library's fetchers leave the request's context behind them; what comes after this method needs it again.
        ManagedContext scope = Arc.container().requestContext();
        ContextState state = scope.getState();
        try {
            operations.executeSync(request.json(), context(request, state), executed);
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            if (!scope.isActive()) {
                scope.activate(state);
            }
        }
        ExecutionResult result = OperationError.located(executed.result(), request.query());
        if (!result.isDataPresent()) {
            OperationError.codes(result)
                    .forEach(code -> meters.counter("imprimatur.graphql.not.executed", "code", code)
                            .increment());
        }
        int status = OperationError.status(result, answer);
        Response.ResponseBuilder response = Response.status(status)
                .type(answer.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(written(result));
        if (status == HttpProblem.UNAVAILABLE.status()) {
            response.header(HttpHeaders.RETRY_AFTER, ProblemAnswer.RETRY_AFTER);
        }
        if (status == HttpProblem.MUTATION_BY_GET.status()) {
            response.header(HttpHeaders.ALLOW, "POST");
        }
        return response.build();
    }

    /** "state" and "runBlocking" are the library's own: everything runs on this thread, in this request's context. */
    private static Map<String, Object> context(OperationRequest request, ContextState state) {
        Map<String, Object> context = new HashMap<>();
        context.put(ExecutionGuard.READ_ONLY, request.readOnly());
        context.put("state", state);
        context.put("runBlocking", true);
        return context;
    }

    private static byte[] written(ExecutionResult result) {
        try {
            return JSON.writeValueAsBytes(result.toSpecification());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scalars, lists and maps are always JSON", impossible);
        }
    }

    private static List<MediaType> accepted(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.ACCEPT) == null ? List.of() : headers.getAcceptableMediaTypes();
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
}
