package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.approval.rules.Meaning;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;

/**
 * What the pages ask fits the approved schema, and the TypeScript that they are checked against is made of it. After an
 * operation, the schema or a signature's meaning has changed, run this with {@code -Dimprimatur.docs=write} and commit the files.
 */
class PageOperationsTest {
    private static final Path WEB = Path.of("src", "main", "resources", "web", "app");
    private static final String MADE = "// Made from the approved schema by PageOperationsTest; not written by hand.\n";

    private final GraphQLSchema schema = approvedSchema();

    @Test
    void the_pages_ask_what_the_api_answers_and_know_its_types() throws IOException {
        List<Path> features = features();
        assertThat(features).isNotEmpty();
        var enums = new TreeSet<String>();
        for (Path feature : features) {
            Document operations = Parser.parse(Files.readString(feature.resolve("operations.graphql")));
            var types = new OperationTypes(schema, operations);
            assertFits(feature, operations);
            assertThat(types.texts()).isNotEmpty().allSatisfy(text -> assertFits(feature, Parser.parse(text)));
            assertMade(feature.resolve("operations.ts"), types.typeScript());
            enums.addAll(types.enums());
        }
        assertMade(
                WEB.resolve("graphql").resolve("enums.ts"),
                MADE + "\n"
                        + enums.stream()
                                .map(name -> OperationTypes.enumType(
                                        (GraphQLEnumType) Objects.requireNonNull(schema.getType(name), name)))
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void a_signer_is_shown_the_sentence_that_the_signature_will_have() throws IOException {
        var sentences = new TreeMap<String, String>();
        for (Role role : Role.values()) {
            if (role.reviews()) {
                for (Verdict verdict : Verdict.values()) {
                    sentences.put(
                            role.name() + " " + verdict.name(),
                            Meaning.of(verdict, role).sentence());
                }
            }
        }
        assertMade(WEB.resolve("approval").resolve("meanings.ts"), """
                // Made from Meaning by PageOperationsTest; not written by hand.

                /** What a signature means, by role and verdict: the sentence that it will have. */
                export const MEANINGS: Readonly<Record<string, string>> = {
                %s};
                """.formatted(sentences.entrySet().stream()
                .map(entry -> "  '%s': '%s',\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining())));
    }

    private void assertFits(Path feature, Document operations) {
        assertThat(operations.getDefinitionsOfType(OperationDefinition.class)).isNotEmpty();
        assertThat(new Validator().validateDocument(schema, operations, Locale.ENGLISH))
                .as("%s", feature)
                .isEmpty();
    }

    private static void assertMade(Path file, String expected) throws IOException {
        if ("write".equals(System.getProperty("imprimatur.docs"))) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file))
                .as("%s; run this test with -Dimprimatur.docs=write to renew it", file)
                .isEqualTo(expected);
    }

    private static List<Path> features() throws IOException {
        try (Stream<Path> folders = Files.list(WEB)) {
            return folders.filter(folder -> Files.exists(folder.resolve("operations.graphql")))
                    .sorted()
                    .toList();
        }
    }

    private static GraphQLSchema approvedSchema() {
        try {
            String sdl = Files.readString(Path.of("src", "test", "resources", "schema.graphql"));
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the approved schema cannot be read", e);
        }
    }
}
