package org.imprimatur.visibility;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Selections made of the approved schema, so that what is added to it is asked for without anybody remembering to. */
final class ApprovedSchema {
    /** What fields need that cannot be asked without; a new one has to be added here. */
    private static final Map<String, String> NEEDED = Map.of(
            "Policy.dryRun",
            "(input: {categories: [AGGREGATE_ONLY], audience: PUBLIC_WEB, legalBases: [], inspected: true, clean: true,"
                    + " hiddenContent: false, originalSpreadsheet: false, evidence: []})");

    private final TypeDefinitionRegistry types;

    ApprovedSchema() {
        try {
            types = new SchemaParser().parse(Files.readString(Path.of("src/test/resources/schema.graphql")));
        } catch (IOException e) {
            throw new IllegalStateException("the approved schema cannot be read", e);
        }
    }

    List<FieldDefinition> fields(String type) {
        return object(type).getFieldDefinitions();
    }

    /** Types that {@code node(id:)} answers. */
    List<String> nodeTypes() {
        return types.getTypes(ObjectTypeDefinition.class).stream()
                .map(ObjectTypeDefinition::getName)
                .filter(this::isNode)
                .sorted()
                .toList();
    }

    /** Every field of every type that a query can reach, as Type.field; the roots' own left out. */
    Set<String> reachable() {
        var reached = new TreeSet<String>();
        var todo = new ArrayDeque<String>(List.of("Query"));
        var seen = new TreeSet<String>();
        while (!todo.isEmpty()) {
            String type = todo.remove();
            if (seen.add(type)) {
                for (FieldDefinition field : fields(type)) {
                    String of = name(field.getType());
                    reached.add(type + "." + field.getName());
                    if (isObject(of)) {
                        todo.add(of);
                    } else if (of.equals("Node")) {
                        todo.addAll(nodeTypes());
                    }
                }
            }
        }
        return reached;
    }

    /** Everything of a type: its values, and of other nodes as much as tells which they are and whether they are the same. */
    String everythingOf(String type) {
        return fields(type).stream().map(field -> whole(type, field)).collect(Collectors.joining(" "));
    }

    /** The plain values of a node. */
    String valuesOf(String type) {
        return "__typename "
                + fields(type).stream()
                        .filter(field -> !isObject(name(field.getType())) && noneNeeded(field))
                        .map(FieldDefinition::getName)
                        .collect(Collectors.joining(" "));
    }

    /** One field with everything below it, for a root or a node. */
    String whole(String type, FieldDefinition field) {
        String of = name(field.getType());
        String arguments = NEEDED.getOrDefault(type + "." + field.getName(), "");
        if (!isObject(of)) {
            return field.getName();
        }
        if (of.endsWith("Connection")) {
            String node = of.replaceAll("Connection$", "");
            String inside = isNode(node) ? valuesOf(node) : everythingOf(node);
            return field.getName()
                    + "(first: 100) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                    + " nodes { " + inside + " } edges { cursor } }";
        }
        return field.getName() + arguments + " { " + (isNode(of) ? valuesOf(of) : everythingOf(of)) + " }";
    }

    boolean isNode(String type) {
        return isObject(type)
                && object(type).getImplements().stream()
                        .anyMatch(each -> name(each).equals("Node"));
    }

    boolean isObject(String type) {
        return types.getType(type, ObjectTypeDefinition.class).isPresent();
    }

    static boolean noneNeeded(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                .map(InputValueDefinition::getType)
                .noneMatch(NonNullType.class::isInstance);
    }

    static String name(Type<?> type) {
        if (type instanceof NonNullType some) {
            return name(some.getType());
        }
        return type instanceof ListType list ? name(list.getType()) : ((TypeName) type).getName();
    }

    String typeOf(String type, String field) {
        return object(type).getFieldDefinitions().stream()
                .filter(each -> each.getName().equals(field))
                .map(each -> name(each.getType()))
                .findFirst()
                .orElseThrow();
    }

    private ObjectTypeDefinition object(String type) {
        return types.getType(type, ObjectTypeDefinition.class)
                .orElseThrow(() -> new IllegalArgumentException("no type " + type));
    }

    /** For one query that answers objects of every type; what the viewer may do with them left out. */
    String everythingOfAnyNode() {
        return ofAnyNode(false);
    }

    /** What the viewer may do with objects of every type. It is judged anew each time, so it is asked of few objects. */
    String permissionsOfAnyNode() {
        return ofAnyNode(true);
    }

    /** Fields of one name may have another type in another object: GraphQL wants them told apart. */
    private String ofAnyNode(boolean permissions) {
        var parts = new ArrayList<String>();
        for (String type : nodeTypes()) {
            String inside = fields(type).stream()
                    .filter(field -> !field.getName().equals("id") && isPermission(field) == permissions)
                    .map(field -> type + "_" + field.getName() + ": " + whole(type, field))
                    .collect(Collectors.joining(" "));
            if (!inside.isEmpty()) {
                parts.add("... on " + type + " { " + inside + " }");
            }
        }
        return "__typename id " + String.join(" ", parts);
    }

    private static boolean isPermission(FieldDefinition field) {
        return name(field.getType()).endsWith("Permission");
    }
}
