package org.imprimatur.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;

/** What people do with the product, step by step, each as one call of its API that succeeds or throws. */
final class Journey {
    private final MortalProduct product;

    Journey(MortalProduct product) {
        this.product = product;
    }

    /** A file of figures that nobody sent before. */
    static byte[] figures() {
        return ("Month,Admissions,Releases\nJanuary,412,388\nFebruary,397,401\nMarch,"
                        + (1000 + System.nanoTime() % 1_000_000) + ",352\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    String register(String title) {
        return act(
                        "sam",
                        "registerDocument",
                        Map.of(
                                "title",
                                title,
                                "custodian",
                                "Statistics office",
                                "declaredCategories",
                                List.of("AGGREGATE_ONLY")),
                        "document { id }")
                .path("document")
                .path("id")
                .asText();
    }

    /** Answers the id of the version. */
    String addVersion(String document, byte[] bytes) {
        JsonNode upload = product.as("sam").upload(bytes);
        return act(
                        "sam",
                        "addDocumentVersion",
                        Map.of(
                                "documentId",
                                document,
                                "expectedVersion",
                                0,
                                "uploadId",
                                upload.path("uploadId").asText(),
                                "sha256",
                                upload.path("sha256").asText(),
                                "fileName",
                                "figures.csv"),
                        "version { id }")
                .path("version")
                .path("id")
                .asText();
    }

    String inReview() {
        byte[] bytes = figures();
        String version = addVersion(register("Figures " + UUID.randomUUID()), bytes);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ask(
                                "sam",
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                version)
                        .path("state")
                        .asText()
                        .equals("INSPECTED"));
        JsonNode draft = act(
                        "sam",
                        "draftApprovalRequest",
                        Map.of(
                                "versionId", version,
                                "sha256",
                                        HexFormat.of()
                                                .formatHex(Sha256.of(bytes).bytes()),
                                "disclosure",
                                        Map.of(
                                                "fileName", "figures.csv",
                                                "audience", "PUBLIC_WEB",
                                                "channel", "WEB_SITE",
                                                "destination", "https://agency.example/" + UUID.randomUUID(),
                                                "purpose", "Monthly statistics",
                                                "legalBases", List.of("5USC552"))),
                        "approvalRequest { id lockVersion }")
                .path("approvalRequest");
        String request = draft.path("id").asText();
        act(
                "sam",
                "submitApprovalRequest",
                Map.of(
                        "requestId",
                        request,
                        "expectedVersion",
                        draft.path("lockVersion").asInt()),
                "approvalRequest { state }");
        return request;
    }

    /** Answers the id of the sign-off. */
    String sign(String person, String role, String request, String key) {
        JsonNode shown = ask(person, "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", request);
        return act(
                        person,
                        "signOffApprovalRequest",
                        Map.of(
                                "requestId",
                                request,
                                "round",
                                shown.path("round").asInt(),
                                "manifestSha256",
                                shown.path("manifestSha256").asText(),
                                "role",
                                role,
                                "verdict",
                                "APPROVE",
                                "idempotencyKey",
                                key),
                        "signOff { id }")
                .path("signOff")
                .path("id")
                .asText();
    }

    /** The release that comes of a request that two people approve. */
    JsonNode authorised() {
        String request = inReview();
        sign("riley", "PROGRAM_REVIEWER", request, key());
        sign("priya", "PRIVACY_OFFICER", request, key());
        return ask(
                        "pat",
                        "query($id: ID!) { approvalRequest(id: $id) { decision { release { id lockVersion } } } }",
                        request)
                .path("decision")
                .path("release");
    }

    /** Answers the state of the release afterwards. */
    String publish(JsonNode release, String key) {
        return act(
                        "pat",
                        "publishRelease",
                        Map.of(
                                "releaseId", release.path("id").asText(),
                                "expectedVersion", release.path("lockVersion").asInt(),
                                "idempotencyKey", key),
                        "release { state }")
                .path("release")
                .path("state")
                .asText();
    }

    static String key() {
        return "key-" + UUID.randomUUID();
    }

    /** The id in the database behind an id of the API. */
    static UUID uuid(String globalId) {
        String text = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
        return UUID.fromString(text.substring(text.indexOf(':') + 1));
    }

    private JsonNode act(String person, String mutation, Map<String, ?> input, String fields) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return product.as(person)
                .graphql(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + fields
                                + " userErrors { code message } } }",
                        Map.of("input", new LinkedHashMap<>(input)));
    }

    private JsonNode ask(String person, String query, String id) {
        return product.as(person).graphql(query, Map.of("id", id));
    }
}
