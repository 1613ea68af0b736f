package org.imprimatur.graphql;

import graphql.execution.ExecutionContext;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a valid operation would cost at most: each field one, times the size of every page and list around it. Read from the
 * operation and its variables alone; a fragment is reckoned once for each size of the page that it is spread in.
 */
final class OperationCost {
    private static final long ENDLESS = 1_000_000_000_000L;
    /** What a list without pages is taken for. */
    private static final int LIST = 10;
    /** Counting looks at up to 10,000 rows. */
    private static final int COUNTING = 10;

    private record Spread(String fragment, int page) {}

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final Map<Spread, Long> reckoned = new HashMap<>();

    private OperationCost(ExecutionContext context) {
        this.schema = context.getGraphQLSchema();
        this.fragments = context.getFragmentsByName();
        this.variables = context.getCoercedVariables().toMap();
    }

    static long of(ExecutionContext context) {
        OperationDefinition operation = context.getOperationDefinition();
        GraphQLSchema schema = context.getGraphQLSchema();
        GraphQLNamedType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return new OperationCost(context).of(operation.getSelectionSet(), root, 1);
    }

    /** @param page how large the page is that the selection belongs to, where it is one of a connection */
    private long of(SelectionSet set, @Nullable GraphQLNamedType parent, int page) {
        long total = 0;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                total = plus(total, of(field, parent, page));
            } else if (selection instanceof InlineFragment inline) {
                GraphQLNamedType type = inline.getTypeCondition() == null
                        ? parent
                        : named(inline.getTypeCondition().getName());
                total = plus(total, of(inline.getSelectionSet(), type, page));
            } else if (selection instanceof FragmentSpread spread) {
                total = plus(total, of(spread.getName(), page));
            }
        }
        return total;
    }

    private long of(String fragment, int page) {
        var spread = new Spread(fragment, page);
        Long known = reckoned.get(spread);
        FragmentDefinition definition = fragments.get(fragment);
        if (known != null || definition == null) {
            return known == null ? 0 : known;
        }
        long cost = of(
                definition.getSelectionSet(),
                named(definition.getTypeCondition().getName()),
                page);
        reckoned.put(spread, cost);
        return cost;
    }

    private long of(Field field, @Nullable GraphQLNamedType parent, int page) {
        GraphQLFieldDefinition definition = parent instanceof GraphQLFieldsContainer container
                ? container.getFieldDefinition(field.getName())
                : null;
        if (definition == null || field.getName().startsWith("__")) {
            // Introspection has limits of its own.
            return 1;
        }
        boolean ofConnection = isConnection(parent);
        if (ofConnection && field.getName().equals("totalCount")) {
            return COUNTING;
        }
        if (field.getSelectionSet() == null) {
            return 1;
        }
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (isConnection(type)) {
            return plus(1, of(field.getSelectionSet(), type, pageSize(field)));
        }
        long children = of(field.getSelectionSet(), type, 1);
        if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
            return plus(1, children);
        }
        Integer ids = ids(field);
        int size = ofConnection ? page : ids == null ? LIST : ids;
        return plus(1, Math.min(ENDLESS, children * size));
    }

    /** As {@link PageArguments} will read it; a size that it refuses counts as the largest, or as nothing. */
    private int pageSize(Field field) {
        for (String way : new String[] {"first", "last"}) {
            Object given = given(field, way);
            if (given instanceof Number size) {
                return (int) Math.max(0, Math.min(PageArguments.MOST, size.longValue()));
            }
        }
        return PageArguments.USUAL;
    }

    private @Nullable Integer ids(Field field) {
        Object given = given(field, "ids");
        if (given instanceof ArrayValue list) {
            return list.getValues().size();
        }
        if (given instanceof Collection<?> list) {
            return list.size();
        }
        return given == null ? null : 1;
    }

    /** A number or a list as the client gave it, in place or as a variable; null where it did not. */
    private @Nullable Object given(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                Value<?> value = argument.getValue();
                if (value instanceof VariableReference variable) {
                    return variables.get(variable.getName());
                }
                return value instanceof IntValue number ? number.getValue() : value;
            }
        }
        return null;
    }

    private @Nullable GraphQLNamedType named(String type) {
        return schema.getType(type) instanceof GraphQLNamedType found ? found : null;
    }

    private static boolean isConnection(@Nullable GraphQLNamedType type) {
        return type != null && type.getName().endsWith("Connection");
    }

    private static long plus(long one, long other) {
        return Math.min(ENDLESS, one + other);
    }
}
