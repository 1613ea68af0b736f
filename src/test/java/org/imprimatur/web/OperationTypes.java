package org.imprimatur.web;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The TypeScript of a feature's operations: for each fragment and operation the type of what the API answers, and for each
 * operation the type of its variables and the text that is sent. What a subtype alone has may be missing in an answer.
 */
final class OperationTypes {
    private static final String ENUMS = "../graphql/enums";
    private static final Set<String> NUMBERS = Set.of("Int", "Float");

    private final GraphQLSchema schema;
    private final Document operations;
    private final Set<String> enums = new TreeSet<>();

    OperationTypes(GraphQLSchema schema, Document operations) {
        this.schema = schema;
        this.operations = operations;
    }

    /** The enums that the operations speak of; known once {@link #typeScript()} was asked for. */
    Set<String> enums() {
        return enums;
    }

    String typeScript() {
        List<String> parts = new ArrayList<>();
        for (FragmentDefinition fragment : operations.getDefinitionsOfType(FragmentDefinition.class)) {
            String type = fragment.getTypeCondition().getName();
            parts.add("export type %s = %s;\n"
                    .formatted(fragment.getName(), object(container(type), fragment.getSelectionSet(), "")));
        }
        for (OperationDefinition operation : operations.getDefinitionsOfType(OperationDefinition.class)) {
            parts.add(operation(operation));
        }
        String imports =
                enums.isEmpty() ? "" : "import type { %s } from '%s';\n".formatted(String.join(", ", enums), ENUMS);
        return "// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.\n"
                + imports
                + "import type { Operation } from '../graphql/operation';\n\n"
                + String.join("\n", parts);
    }

    /** What is sent for each operation. */
    List<String> texts() {
        return operations.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(this::text)
                .toList();
    }

    private String operation(OperationDefinition operation) {
        GraphQLFieldsContainer root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        String name = operation.getName();
        return """
                export type %1$sResult = %2$s;
                export type %1$sVariables = %3$s;
                export const %1$s: Operation<%1$sResult, %1$sVariables> = {
                  name: '%1$s',
                  text: `%4$s`,
                };
                """.formatted(
                        name,
                        object(root, operation.getSelectionSet(), ""),
                        variables(operation.getVariableDefinitions()),
                        text(operation));
    }

    /** The operation with the fragments that it needs, directly or through another. */
    @SuppressWarnings("rawtypes") // the library's builder takes definitions so
    private String text(OperationDefinition operation) {
        Set<String> needed = new TreeSet<>();
        collect(operation.getSelectionSet(), needed);
        List<Definition> parts = new ArrayList<>();
        parts.add(operation);
        operations.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> needed.contains(fragment.getName()))
                .forEach(parts::add);
        Document sent = Document.newDocument().definitions(parts).build();
        return AstPrinter.printAstCompact(sent).strip();
    }

    private void collect(SelectionSet selections, Set<String> needed) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof FragmentSpread spread && needed.add(spread.getName())) {
                operations.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(spread.getName()))
                        .forEach(fragment -> collect(fragment.getSelectionSet(), needed));
            } else if (selection instanceof InlineFragment inline) {
                collect(inline.getSelectionSet(), needed);
            } else if (selection instanceof Field field && field.getSelectionSet() != null) {
                collect(field.getSelectionSet(), needed);
            }
        }
    }

    private String object(GraphQLFieldsContainer type, SelectionSet selections, String indent) {
        List<String> all = new ArrayList<>();
        String fields = fields(type, selections, indent + "  ", "");
        if (!fields.isEmpty()) {
            all.add("{\n" + fields + indent + "}");
        }
        selections.getSelectionsOfType(FragmentSpread.class).forEach(spread -> all.add(spread.getName()));
        return String.join(" & ", all);
    }

    private String fields(GraphQLFieldsContainer type, SelectionSet selections, String indent, String mark) {
        var text = new StringBuilder();
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                GraphQLType answer = type.getFieldDefinition(field.getName()).getType();
                text.append(indent)
                        .append("readonly ")
                        .append(field.getResultKey())
                        .append(mark)
                        .append(": ")
                        .append(answered(answer, field, indent))
                        .append(";\n");
            } else if (selection instanceof InlineFragment inline) {
                text.append(
                        fields(container(inline.getTypeCondition().getName()), inline.getSelectionSet(), indent, "?"));
            }
        }
        return text.toString();
    }

    private String answered(GraphQLType type, Field field, String indent) {
        if (type instanceof GraphQLNonNull given) {
            return notNull(given.getWrappedType(), field, indent);
        }
        return notNull(type, field, indent) + " | null";
    }

    private String notNull(GraphQLType type, Field field, String indent) {
        if (type instanceof GraphQLList list) {
            return "ReadonlyArray<" + answered(list.getWrappedType(), field, indent) + ">";
        }
        if (type instanceof GraphQLFieldsContainer container) {
            return object(container, field.getSelectionSet(), indent);
        }
        return leaf((GraphQLNamedType) type);
    }

    private String leaf(GraphQLNamedType type) {
        if (type instanceof GraphQLEnumType) {
            enums.add(type.getName());
            return type.getName();
        }
        if (!(type instanceof GraphQLScalarType)) {
            throw new IllegalArgumentException("no leaf: " + type.getName());
        }
        if (type.getName().equals("Boolean")) {
            return "boolean";
        }
        return NUMBERS.contains(type.getName()) ? "number" : "string";
    }

    private String variables(List<VariableDefinition> variables) {
        if (variables.isEmpty()) {
            return "Record<string, never>";
        }
        return variables.stream()
                .map(variable -> member(
                        "  ",
                        variable.getName(),
                        variable.getType() instanceof NonNullType,
                        variable.getDefaultValue() != null,
                        given(variable.getType())))
                .collect(Collectors.joining("", "{\n", "}"));
    }

    /** One thing that is given: what may be null may be left out too, and so may what has a default. */
    private static String member(String indent, String name, boolean nonNull, boolean hasDefault, String type) {
        return "%sreadonly %s%s: %s%s;\n"
                .formatted(indent, name, nonNull && !hasDefault ? "" : "?", type, nonNull ? "" : " | null");
    }

    private String given(Type<?> type) {
        if (type instanceof NonNullType nonNull) {
            return given(nonNull.getType());
        }
        if (type instanceof ListType list) {
            return "ReadonlyArray<" + given(list.getType()) + ">";
        }
        return given(schema.getType(((TypeName) type).getName()), "  ");
    }

    private String given(GraphQLType type, String indent) {
        if (type instanceof GraphQLNonNull given) {
            return given(given.getWrappedType(), indent);
        }
        if (type instanceof GraphQLList list) {
            return "ReadonlyArray<" + given(list.getWrappedType(), indent) + ">";
        }
        if (type instanceof GraphQLInputObjectType input) {
            return input.getFieldDefinitions().stream()
                    .map(field -> member(
                            indent + "  ",
                            field.getName(),
                            GraphQLTypeUtil.isNonNull(field.getType()),
                            field.hasSetDefaultValue(),
                            given(field.getType(), indent + "  ")))
                    .collect(Collectors.joining("", "{\n", indent + "}"));
        }
        return leaf((GraphQLNamedType) type);
    }

    private GraphQLFieldsContainer container(String type) {
        return (GraphQLFieldsContainer) schema.getType(type);
    }

    static String enumType(GraphQLEnumType type) {
        return type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .map(value -> "\n  | '" + value + "'")
                .collect(Collectors.joining("", "export type " + type.getName() + " =", ";\n"));
    }
}
