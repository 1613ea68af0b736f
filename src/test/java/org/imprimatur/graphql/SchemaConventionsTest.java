package org.imprimatur.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every type of the approved schema, those too that nobody has written yet (decision 0020). */
class SchemaConventionsTest {
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private final List<TypeDefinition<?>> types = types();

    private static List<TypeDefinition<?>> types() {
        try {
            var schema = new SchemaParser().parse(Files.readString(Path.of("src/test/resources/schema.graphql")));
            var all = new ArrayList<TypeDefinition<?>>();
            schema.types().values().forEach(all::add);
            schema.scalars().values().stream()
                    .filter(scalar ->
                            !Set.of("Int", "Float", "String", "Boolean", "ID").contains(scalar.getName()))
                    .forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("the approved schema cannot be read", e);
        }
    }

    @Test
    void everything_is_described() {
        var without = new ArrayList<String>();
        describedElements().forEach((name, description) -> {
            if (description == null
                    || description.content.strip().length() < 8
                    || description.content.equals("ISO-8601")) {
                without.add(name);
            }
        });
        assertThat(without)
                .as("describe it in Java, or in src/main/resources/schema-descriptions.properties")
                .isEmpty();
    }

    @Test
    void what_is_deprecated_says_why_and_since_when() {
        var silent = new ArrayList<String>();
        for (Map.Entry<String, DirectivesContainer<?>> each : containers().entrySet()) {
            for (Directive deprecated : each.getValue().getDirectives("deprecated")) {
                var reason = deprecated.getArgument("reason");
                String text = reason == null ? "" : ((StringValue) reason.getValue()).getValue();
                if (!text.matches("(?s).*\\d{4}-\\d{2}-\\d{2}.*") || text.length() < 30) {
                    silent.add(each.getKey());
                }
            }
        }
        assertThat(silent).as("deprecated without a reason or a date").isEmpty();
    }

    @Test
    void names_follow_one_spelling() {
        for (TypeDefinition<?> type : types) {
            assertThat(type.getName()).matches("[A-Z][A-Za-z0-9]*");
            if (type instanceof EnumTypeDefinition values) {
                values.getEnumValueDefinitions()
                        .forEach(value -> assertThat(value.getName()).matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"));
            }
            if (type instanceof InputObjectTypeDefinition input) {
                assertThat(input.getName()).matches(".*(Input|Filter|Order|Key|Query)");
                input.getInputValueDefinitions()
                        .forEach(field -> assertThat(field.getName()).matches("[a-z][A-Za-z0-9]*"));
            }
            fields(type).forEach(field -> {
                assertThat(field.getName()).matches("[a-z][A-Za-z0-9]*");
                field.getInputValueDefinitions()
                        .forEach(argument -> assertThat(argument.getName()).matches("[a-z][A-Za-z0-9]*"));
            });
        }
    }

    @Test
    void every_mutation_takes_one_input_and_answers_with_a_payload_that_can_say_why_nothing_changed() {
        List<FieldDefinition> mutations = fields(type("Mutation"));
        assertThat(mutations).hasSizeGreaterThan(15);
        for (FieldDefinition mutation : mutations) {
            String capital = mutation.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + mutation.getName().substring(1);
            assertThat(mutation.getInputValueDefinitions())
                    .as(mutation.getName())
                    .hasSize(1);
            InputValueDefinition input = mutation.getInputValueDefinitions().get(0);
            assertThat(input.getName() + ": " + written(input.getType())).isEqualTo("input: " + capital + "Input!");
            assertThat(written(mutation.getType())).as(mutation.getName()).endsWith("Payload!");
            List<FieldDefinition> payload =
                    fields(type(written(mutation.getType()).replace("!", "")));
            for (FieldDefinition field : payload) {
                if (field.getName().equals("userErrors")) {
                    assertThat(written(field.getType())).isEqualTo("[UserError!]!");
                } else {
                    assertThat(field.getType())
                            .as("null where nothing changed: " + field.getName())
                            .isNotInstanceOf(NonNullType.class);
                }
            }
            assertThat(payload).extracting(FieldDefinition::getName).contains("userErrors");
        }
    }

    @Test
    void every_list_in_pages_is_a_connection_as_relay_knows_it() {
        int connections = 0;
        for (TypeDefinition<?> type : types) {
            if (type.getName().endsWith("Connection")) {
                connections++;
                String of = type.getName().replaceAll("Connection$", "");
                assertThat(shape(type))
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                "edges",
                                "[" + of + "Edge!]!",
                                "nodes",
                                "[" + of + "!]!",
                                "pageInfo",
                                "PageInfo!",
                                "totalCount",
                                "Int!"));
                assertThat(shape(type(of + "Edge")))
                        .containsExactlyInAnyOrderEntriesOf(Map.of("node", of + "!", "cursor", "String!"));
            }
            for (FieldDefinition field : fields(type)) {
                if (written(field.getType()).matches(".*Connection!?")) {
                    var arguments = field.getInputValueDefinitions().stream()
                            .map(InputValueDefinition::getName)
                            .toList();
                    assertThat(arguments).as(field.getName()).contains("first", "after");
                    assertThat(arguments.contains("last"))
                            .as("both or none: " + field.getName())
                            .isEqualTo(arguments.contains("before"));
                }
            }
        }
        assertThat(connections).isGreaterThan(8);
        assertThat(shape(type("PageInfo")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "hasNextPage", "Boolean!",
                        "hasPreviousPage", "Boolean!",
                        "startCursor", "String",
                        "endCursor", "String"));
    }

    @Test
    void scalars_of_our_own_say_where_they_are_specified_and_no_number_is_too_large_for_json() {
        var scalars =
                types.stream().filter(ScalarTypeDefinition.class::isInstance).toList();
        assertThat(scalars)
                .extracting(TypeDefinition::getName)
                .containsExactlyInAnyOrder("DateTime", "Duration", "Long", "Sha256");
        for (TypeDefinition<?> scalar : scalars) {
            assertThat(((ScalarTypeDefinition) scalar).getDirectives("specifiedBy"))
                    .as(scalar.getName())
                    .hasSize(1);
        }
    }

    @Test
    void a_key_to_look_something_up_by_is_one_of_its_fields() {
        var keys = types.stream().filter(type -> type.getName().endsWith("Key")).toList();
        assertThat(keys).isNotEmpty();
        for (TypeDefinition<?> key : keys) {
            assertThat(((InputObjectTypeDefinition) key).getDirectives("oneOf")).hasSize(1);
        }
    }

    @Test
    void what_permission_can_hide_may_be_null() {
        for (TypeDefinition<?> type : types) {
            if (!ROOTS.contains(type.getName())
                    && !type.getName().endsWith("Edge")
                    && !type.getName().endsWith("Payload")) {
                for (FieldDefinition field : fields(type)) {
                    boolean node = isNode(written(field.getType()).replace("!", ""));
                    assertThat(node && field.getType() instanceof NonNullType)
                            .as(type.getName() + "." + field.getName())
                            .isFalse();
                }
            }
        }
    }

    private boolean isNode(String type) {
        return types.stream()
                .filter(each -> each.getName().equals(type))
                .filter(ObjectTypeDefinition.class::isInstance)
                .map(ObjectTypeDefinition.class::cast)
                .anyMatch(each ->
                        each.getImplements().stream().anyMatch(i -> written(i).equals("Node")));
    }

    private Map<String, String> shape(TypeDefinition<?> type) {
        var shape = new LinkedHashMap<String, String>();
        fields(type).forEach(field -> shape.put(field.getName(), written(field.getType())));
        return shape;
    }

    private TypeDefinition<?> type(String name) {
        return types.stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<FieldDefinition> fields(TypeDefinition<?> type) {
        return type instanceof ImplementingTypeDefinition<?> fields ? fields.getFieldDefinitions() : List.of();
    }

    private static String written(graphql.language.Type<?> type) {
        return AstPrinter.printAst(type);
    }

    private Map<String, @Nullable Description> describedElements() {
        var all = new LinkedHashMap<String, @Nullable Description>();
        for (TypeDefinition<?> type : types) {
            all.put(type.getName(), ((graphql.language.AbstractDescribedNode<?>) type).getDescription());
            fields(type).forEach(field -> {
                all.put(type.getName() + "." + field.getName(), field.getDescription());
                field.getInputValueDefinitions()
                        .forEach(argument -> all.put(
                                type.getName() + "." + field.getName() + "(" + argument.getName() + ")",
                                argument.getDescription()));
            });
            if (type instanceof EnumTypeDefinition values) {
                values.getEnumValueDefinitions()
                        .forEach(value -> all.put(type.getName() + "." + value.getName(), value.getDescription()));
            }
            if (type instanceof InputObjectTypeDefinition input) {
                input.getInputValueDefinitions()
                        .forEach(field -> all.put(type.getName() + "." + field.getName(), field.getDescription()));
            }
        }
        return all;
    }

    private Map<String, DirectivesContainer<?>> containers() {
        var all = new LinkedHashMap<String, DirectivesContainer<?>>();
        for (TypeDefinition<?> type : types) {
            fields(type).forEach(field -> {
                all.put(type.getName() + "." + field.getName(), field);
                field.getInputValueDefinitions()
                        .forEach(argument -> all.put(
                                type.getName() + "." + field.getName() + "(" + argument.getName() + ")", argument));
            });
            if (type instanceof EnumTypeDefinition values) {
                values.getEnumValueDefinitions()
                        .forEach(value -> all.put(type.getName() + "." + value.getName(), value));
            }
            if (type instanceof InputObjectTypeDefinition input) {
                input.getInputValueDefinitions()
                        .forEach(field -> all.put(type.getName() + "." + field.getName(), field));
            }
        }
        return all;
    }
}
