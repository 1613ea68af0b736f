package org.imprimatur.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.jspecify.annotations.Nullable;

/** What people's clients do with documents and approval requests, over HTTP with real tokens. */
final class Desk {
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    private static final String REQUEST = "id reference state round manifestSha256 lockVersion deadline publishBy";
    private static final String ERRORS = " userErrors { __typename code message"
            + " ... on AuthenticationTooOld { acrValues maxAge } ... on VersionConflict { current }"
            + " ... on ManifestIncomplete { missing } ... on QuorumImpossible { roles }"
            + " ... on ForbiddenByPolicy { rules { reason } } }";

    private Desk() {}

    /** A version that was inspected: its id in the API and its digest. */
    record Inspected(String document, String version, String sha256) {}

    /** What a client knows of a request. */
    record Shown(String id, String state, int round, String manifest, int lockVersion) {}

    static Inspected inspected(Api submitter, byte[] bytes, String fileName, String... categories) {
        var registered = submitter.execute(
                "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                        + " { document { id } userErrors { code } } }",
                Map.of(
                        "input",
                        Map.of(
                                "title",
                                "Statistics " + UUID.randomUUID(),
                                "custodian",
                                "Statistics office",
                                "declaredCategories",
                                List.of(categories))));
        String document = registered.getString("registerDocument.document.id");
        return await(submitter, document, addVersion(submitter, document, 0, bytes, fileName));
    }

    /** Answers the id of the new version. */
    static String addVersion(Api submitter, String document, int expectedVersion, byte[] bytes, String fileName) {
        String upload = given().config(AS_IT_IS)
                .auth()
                .oauth2(submitter.token())
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/content")
                .then()
                .statusCode(201)
                .extract()
                .as(Answer.class)
                .getString("uploadId");
        var added = submitter.execute(
                "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                        + " { version { id } userErrors { code } } }",
                Map.of(
                        "input",
                        Map.of(
                                "documentId",
                                document,
                                "expectedVersion",
                                expectedVersion,
                                "uploadId",
                                upload,
                                "sha256",
                                Sha256.of(bytes).hex(),
                                "fileName",
                                fileName)));
        assertThat(added.getList("addDocumentVersion.userErrors.code")).isEmpty();
        return added.getString("addDocumentVersion.version.id");
    }

    static Inspected await(Api reader, String document, String version) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            var found = reader.execute(
                                    "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state sha256 } } }",
                                    Map.of("id", version));
                            String state = found.getString("node.state");
                            return "INSPECTED".equals(state) || "UNINSPECTABLE".equals(state)
                                    ? new Inspected(document, version, found.getString("node.sha256"))
                                    : null;
                        },
                        Objects::nonNull);
    }

    static Map<String, Object> toThePublic() {
        return disclosure("PUBLIC_WEB", "WEB_SITE", List.of());
    }

    static Map<String, Object> disclosure(String audience, String channel, List<String> legalBases) {
        var disclosure = new LinkedHashMap<String, Object>();
        disclosure.put("fileName", "statistics.csv");
        disclosure.put("audience", audience);
        disclosure.put("channel", channel);
        disclosure.put("destination", "https://agency.example/statistics");
        disclosure.put("purpose", "Monthly statistics");
        disclosure.put("legalBases", legalBases);
        return disclosure;
    }

    static Answer draft(Api api, Inspected about, Map<String, Object> disclosure, @Nullable String key) {
        var input = new LinkedHashMap<String, Object>();
        input.put("versionId", about.version());
        input.put("sha256", about.sha256());
        input.put("disclosure", disclosure);
        if (key != null) {
            input.put("idempotencyKey", key);
        }
        return mutate(api, "draftApprovalRequest", "DraftApprovalRequestInput", input);
    }

    static Shown drafted(Api api, Inspected about, Map<String, Object> disclosure) {
        return succeeded(draft(api, about, disclosure, null));
    }

    static Answer submit(Api api, Shown request) {
        return mutate(
                api,
                "submitApprovalRequest",
                "SubmitApprovalRequestInput",
                Map.of("requestId", request.id(), "expectedVersion", request.lockVersion()));
    }

    static Shown inReview(Api api, Inspected about, Map<String, Object> disclosure) {
        return succeeded(submit(api, drafted(api, about, disclosure)));
    }

    static Answer sign(Api api, Shown request, String role, String verdict, @Nullable String reason) {
        return sign(api, request, role, verdict, reason, null);
    }

    static Answer sign(
            Api api, Shown request, String role, String verdict, @Nullable String reason, @Nullable String key) {
        var input = new LinkedHashMap<String, Object>();
        input.put("requestId", request.id());
        input.put("round", request.round());
        input.put("manifestSha256", request.manifest());
        input.put("role", role);
        input.put("verdict", verdict);
        if (reason != null) {
            input.put("reason", reason);
        }
        if (key != null) {
            input.put("idempotencyKey", key);
        }
        return mutate(
                api,
                "signOffApprovalRequest",
                "SignOffApprovalRequestInput",
                input,
                " signOff { id printedName role verdict meaning sentence signedAt authentication { acr } }");
    }

    static Answer mutate(Api api, String mutation, String type, Map<String, Object> input) {
        return mutate(api, mutation, type, input, "");
    }

    private static Answer mutate(Api api, String mutation, String type, Map<String, Object> input, String more) {
        return api.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { approvalRequest { "
                                + REQUEST + " }" + more + ERRORS + " } }",
                        Map.of("input", input))
                .at("answer");
    }

    static List<String> refusals(Answer answer) {
        return answer.getList("userErrors.code");
    }

    static Shown succeeded(Answer answer) {
        assertThat(answer.<String>getList("userErrors.message")).isEmpty();
        return new Shown(
                answer.getString("approvalRequest.id"),
                answer.getString("approvalRequest.state"),
                answer.getInt("approvalRequest.round"),
                answer.getString("approvalRequest.manifestSha256"),
                answer.getInt("approvalRequest.lockVersion"));
    }

    /** The request as somebody sees it; null where they do not. */
    static Answer see(Api api, Shown request, String fields) {
        return api.execute(
                        "query($id: ID!) { request: approvalRequest(id: $id) { id " + fields + " } }",
                        Map.of("id", request.id()))
                .at("request");
    }
}
