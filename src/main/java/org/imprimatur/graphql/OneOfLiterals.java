package org.imprimatur.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code @oneOf} input objects that are written in a document: exactly one field, and not null (GraphQL
 * specification of September 2025, section 5.6.3). The library looks at them only when the field that they are for is executed;
 * those in variables it reads before. Each fragment is looked at once, wherever it is spread.
 */
final class OneOfLiterals {
    private final GraphQLSchema schema;
    private final List<Value<?>> wrong = new ArrayList<>();

    private OneOfLiterals(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Those that are not one of what they may be, in no particular order. */
    static List<Value<?>> wrongIn(Document document, GraphQLSchema schema) {
        var literals = new OneOfLiterals(schema);
        document.getDefinitionsOfType(OperationDefinition.class).forEach(literals::look);
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> literals.look(
                        fragment.getSelectionSet(),
                        schema.getType(fragment.getTypeCondition().getName())));
        return literals.wrong;
    }

    private void look(OperationDefinition operation) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getDefaultValue() != null) {
                look(variable.getDefaultValue(), schema.getType(innermost(variable.getType())));
            }
        }
        look(
                operation.getSelectionSet(),
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
    }

    /** What the schema does not know is another rule's to find. */
    private void look(@Nullable SelectionSet set, @Nullable GraphQLType parent) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof InlineFragment inline) {
                look(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null
                                ? parent
                                : schema.getType(inline.getTypeCondition().getName()));
            } else if (selection instanceof Field field && parent instanceof GraphQLFieldsContainer container) {
                GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
                if (definition != null) {
                    lookAtArguments(field, definition);
                    look(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
                }
            }
        }
    }

    private void lookAtArguments(Field field, GraphQLFieldDefinition definition) {
        for (Argument argument : field.getArguments()) {
            GraphQLArgument defined = definition.getArgument(argument.getName());
            if (defined != null) {
                look(argument.getValue(), GraphQLTypeUtil.unwrapAll(defined.getType()));
            }
        }
    }

    /** @param type what the value is of, or, where it is a list, what is in it */
    private void look(Value<?> value, @Nullable GraphQLType type) {
        if (value instanceof ArrayValue list) {
            list.getValues().forEach(each -> look(each, type));
        } else if (value instanceof ObjectValue object && type instanceof GraphQLInputObjectType input) {
            List<ObjectField> fields = object.getObjectFields();
            if (input.isOneOf() && (fields.size() != 1 || fields.get(0).getValue() instanceof NullValue)) {
                wrong.add(value);
            }
            for (ObjectField field : fields) {
                GraphQLInputObjectField defined = input.getFieldDefinition(field.getName());
                if (defined != null) {
                    look(field.getValue(), GraphQLTypeUtil.unwrapAll(defined.getType()));
                }
            }
        }
    }

    private static String innermost(Type<?> type) {
        Type<?> inner = type;
        while (!(inner instanceof TypeName)) {
            inner = (Type<?>) inner.getChildren().get(0);
        }
        return ((TypeName) inner).getName();
    }
}
