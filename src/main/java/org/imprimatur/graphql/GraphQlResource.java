package org.imprimatur.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
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
import java.util.List;
import java.util.Set;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemAnswer;
import org.imprimatur.http.ProblemFound;
import org.imprimatur.http.RefusedOperations;
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

    private final Operations operations;
    private final RefusedOperations refused;
    private final GraphQLSchema schema;

    GraphQlResource(Operations operations, RefusedOperations refused, GraphQLSchema schema) {
        this.refused = refused;
        this.operations = operations;
        this.schema = schema;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response post(@Context HttpHeaders headers, @Context RoutingContext sent, byte @Nullable [] body) {
        AnswerType answer = AnswerType.acceptedBy(accepted(headers));
        MediaType type = headers.getMediaType();
        if (type == null || !AnswerType.isJson(type)) {
            throw new ProblemFound(HttpProblem.MEDIA_TYPE_NOT_ACCEPTABLE);
        }
        return execute(OperationRequest.posted(body == null ? new byte[0] : body), answer, sent);
    }

    /** An operation in an address is written into logs on its way: clients send variables that name people by POST. */
    @GET
    @Produces(MediaType.WILDCARD)
    public Response get(
            @Context HttpHeaders headers,
            @Context RoutingContext sent,
            @QueryParam("query") @Nullable String query,
            @QueryParam("operationName") @Nullable String operationName,
            @QueryParam("variables") @Nullable String variables,
            @QueryParam("extensions") @Nullable String extensions) {
        return execute(
                OperationRequest.asked(query, operationName, variables, extensions),
                AnswerType.acceptedBy(accepted(headers)),
                sent);
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

    private Response execute(OperationRequest request, AnswerType answer, RoutingContext sent) {
        ExecutionResult result = operations.execute(request, QueryArrival.ahead(sent));
        if (!result.isDataPresent()) {
            refused.count(sent);
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
}
