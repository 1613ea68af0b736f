package org.imprimatur.graphql;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What the annotations of the GraphQL library cannot say about the schema, said before it is built. */
@ApplicationScoped
class SchemaRefinement {

    /** {@code nodes(ids: [ID!]!)}: the library knows {@code @Id} for single values only and makes the list one of strings. */
    void listOfIds(@Observes GraphQLSchema.Builder schema) {
        GraphQLObjectType query = schema.build().getQueryType();
        GraphQLFieldDefinition nodes = query.getFieldDefinition("nodes");
        var ids = GraphQLNonNull.nonNull(GraphQLList.list(GraphQLNonNull.nonNull(Scalars.GraphQLID)));
        GraphQLFieldDefinition refined = nodes.transform(field ->
                field.replaceArguments(List.of(nodes.getArgument("ids").transform(argument -> argument.type(ids)))));
        schema.query(query.transform(type -> type.field(refined)));
    }
}
