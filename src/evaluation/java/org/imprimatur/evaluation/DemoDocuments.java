package org.imprimatur.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Registers the demo documents and uploads their files, through the product's public API, as a submitter would. What is
 * there stays as it is.
 */
final class DemoDocuments {
    private static final String FIND = """
            query Find($title: String!) {
              documents(first: 100, filter: { titleContains: $title, own: true }) {
                nodes { id title lockVersion latestVersion { id } }
              }
            }""";
    private static final String REGISTER = """
            mutation Register($input: RegisterDocumentInput!) {
              registerDocument(input: $input) { document { id title lockVersion } userErrors { code message } }
            }""";
    private static final String ADD_VERSION = """
            mutation AddVersion($input: AddDocumentVersionInput!) {
              addDocumentVersion(input: $input) { version { id } userErrors { code message } }
            }""";

    private final ProductApi submitter;

    DemoDocuments(ProductApi submitter) {
        this.submitter = submitter;
    }

    void load() {
        for (DemoDocument document : DemoDocument.ALL) {
            JsonNode registered = find(document.title()).orElseGet(() -> register(document));
            if (!registered.hasNonNull("latestVersion")) {
                addVersion(registered, document);
            }
        }
    }

    private Optional<JsonNode> find(String title) {
        for (JsonNode document : submitter.graphql(FIND, Map.of("title", title)).path("nodes")) {
            if (document.path("title").asText().equals(title)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    private JsonNode register(DemoDocument document) {
        Map<String, Object> input = Map.of(
                "title", document.title(),
                "custodian", DemoDocument.CUSTODIAN,
                "declaredCategories", document.declared());
        return submitter.graphql(REGISTER, Map.of("input", input)).path("document");
    }

    private void addVersion(JsonNode registered, DemoDocument document) {
        JsonNode upload = submitter.upload(document.bytes().get());
        Map<String, Object> input = Map.of(
                "documentId", registered.path("id").asText(),
                "expectedVersion", registered.path("lockVersion").asInt(),
                "uploadId", upload.path("uploadId").asText(),
                "sha256", upload.path("sha256").asText(),
                "fileName", document.fileName());
        submitter.graphql(ADD_VERSION, Map.of("input", input));
    }
}
