package org.imprimatur.graphql;

import graphql.Directives;
import graphql.Scalars;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.execution.datafetcher.BatchDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the annotations of the GraphQL library cannot say about the schema, said before it is built (decision 0020). */
@ApplicationScoped
class SchemaRefinement {
    /** What each scalar of ours is, for whoever meets it in the schema alone. */
    private static final Map<String, String> SPECIFICATIONS = Map.of(
            "DateTime", "https://www.rfc-editor.org/rfc/rfc3339",
            "Duration", "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
            "Long", "https://protobuf.dev/programming-guides/json/",
            "Sha256", "https://csrc.nist.gov/pubs/fips/180-4/upd1/final");

    /** Methods that answer a field, by the field. */
    private final Map<FieldCoordinates, Operation> operations = new HashMap<>();

    void remember(@Observes Operation operation) {
        if (operation.getSourceFieldOn() != null) {
            operations.put(
                    FieldCoordinates.coordinates(operation.getSourceFieldOn().getName(), operation.getName()),
                    operation);
        }
    }

    void refine(@Observes GraphQLSchema.Builder schema) {
        schema.query(withListOfIds(schema.build().getQueryType()));
        GraphQLSchema refined = SchemaTransformer.transformSchema(schema.build(), new Refining());
        schema.query(refined.getQueryType())
                .mutation(refined.getMutationType())
                .codeRegistry(withOwnBatches(refined, withRefinedTypes(refined)))
                // The library's own, which nothing has either. Of those of the specification, two do not come back by
                // themselves.
                .clearDirectives()
                .additionalDirectives(Set.of(Directives.IncludeDirective, Directives.SkipDirective))
                .clearAdditionalTypes()
                .additionalTypes(withoutScalars(refined.getAdditionalTypes()));
        if (refined.getSubscriptionType() != null) {
            schema.subscription(refined.getSubscriptionType());
        }
    }

    /** {@code nodes(ids: [ID!]!)}: the library knows {@code @Id} for single values only and makes the list one of strings. */
    private static GraphQLObjectType withListOfIds(GraphQLObjectType query) {
        GraphQLFieldDefinition nodes = query.getFieldDefinition("nodes");
        var ids = GraphQLNonNull.nonNull(GraphQLList.list(GraphQLNonNull.nonNull(Scalars.GraphQLID)));
        GraphQLFieldDefinition refined = nodes.transform(field ->
                field.replaceArguments(List.of(nodes.getArgument("ids").transform(argument -> argument.type(ids)))));
        return query.transform(type -> type.field(refined));
    }

    /** The library's resolvers answer with the types as they were before they were refined, which are others to the engine. */
    private static GraphQLCodeRegistry withRefinedTypes(GraphQLSchema refined) {
        GraphQLCodeRegistry code = refined.getCodeRegistry();
        return code.transform(registry -> {
            for (GraphQLNamedType type : refined.getAllTypesAsList()) {
                if (type instanceof GraphQLInterfaceType shared) {
                    TypeResolver resolver = code.getTypeResolver(shared);
                    registry.typeResolver(shared, asked -> {
                        GraphQLObjectType found = resolver.getType(asked);
                        return found == null ? null : asked.getSchema().getObjectType(found.getName());
                    });
                }
            }
        });
    }

    /** See {@link OwnFetchers}; for this one kind the library asks for no other. */
    private GraphQLCodeRegistry withOwnBatches(GraphQLSchema refined, GraphQLCodeRegistry code) {
        return code.transform(registry -> {
            for (GraphQLNamedType type : refined.getAllTypesAsList()) {
                if (type instanceof GraphQLObjectType object) {
                    for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                        if (code.getDataFetcher(object, field) instanceof BatchDataFetcher) {
                            var place = FieldCoordinates.coordinates(object, field);
                            Operation operation = Objects.requireNonNull(operations.get(place), place.toString());
                            registry.dataFetcher(place, new BatchFetcher(place.toString(), operation));
                        }
                    }
                }
            }
        });
    }

    /** The library adds scalars that nothing has; those that something has are found there. */
    private static Set<GraphQLType> withoutScalars(Set<GraphQLType> types) {
        var kept = new LinkedHashSet<GraphQLType>();
        for (GraphQLType type : types) {
            if (!(type instanceof GraphQLScalarType)) {
                kept.add(type);
            }
        }
        return kept;
    }

    private static final class Refining extends GraphQLTypeVisitorStub {
        private final SchemaDescriptions texts = new SchemaDescriptions();

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return isOurs(type)
                    ? changeNode(
                            context,
                            type.transform(built -> built.description(texts.of(type.getName(), type.getDescription()))))
                    : TraversalControl.ABORT;
        }

        @Override
        public TraversalControl visitGraphQLInterfaceType(
                GraphQLInterfaceType type, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    type.transform(built -> built.description(texts.of(type.getName(), type.getDescription()))));
        }

        @Override
        public TraversalControl visitGraphQLEnumType(
                GraphQLEnumType type, TraverserContext<GraphQLSchemaElement> context) {
            return isOurs(type)
                    ? changeNode(
                            context,
                            type.transform(built -> built.description(texts.of(type.getName(), type.getDescription()))))
                    : TraversalControl.ABORT;
        }

        @Override
        public TraversalControl visitGraphQLInputObjectType(
                GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    type.transform(built -> built.description(texts.of(type.getName(), type.getDescription()))));
        }

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType type, TraverserContext<GraphQLSchemaElement> context) {
            String specification = SPECIFICATIONS.get(type.getName());
            return specification == null
                    ? TraversalControl.CONTINUE
                    : changeNode(
                            context,
                            type.transform(built -> built.description(texts.of(type.getName(), null))
                                    .specifiedByUrl(specification)
                                    .withAppliedDirective(specifiedBy(specification))));
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    field.transform(built ->
                            built.description(texts.of(parent(context), field.getName(), field.getDescription()))));
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(
                GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    field.transform(built ->
                            built.description(texts.of(parent(context), field.getName(), field.getDescription()))));
        }

        @Override
        public TraversalControl visitGraphQLEnumValueDefinition(
                GraphQLEnumValueDefinition value, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    value.transform(built ->
                            built.description(texts.of(parent(context), value.getName(), value.getDescription()))));
        }

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            return context.getParentNode() instanceof GraphQLFieldDefinition
                    ? changeNode(
                            context,
                            argument.transform(built ->
                                    built.description(texts.ofArgument(argument.getName(), argument.getDescription()))))
                    : TraversalControl.CONTINUE;
        }

        private static GraphQLAppliedDirective specifiedBy(String url) {
            return Directives.SpecifiedByDirective.toAppliedDirective()
                    .transform(directive -> directive.argument(GraphQLAppliedDirectiveArgument.newArgument()
                            .name("url")
                            .type(GraphQLNonNull.nonNull(Scalars.GraphQLString))
                            .valueProgrammatic(url)));
        }

        private static boolean isOurs(GraphQLNamedSchemaElement type) {
            return !type.getName().startsWith("__");
        }

        private static String parent(TraverserContext<GraphQLSchemaElement> context) {
            return ((GraphQLNamedSchemaElement) context.getParentNode()).getName();
        }
    }
}
