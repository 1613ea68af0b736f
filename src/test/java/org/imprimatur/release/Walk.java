package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Upload;

/** The way to a release, walked over HTTP by the demo people: figures about regions, approved for the public. */
final class Walk {
    static final String PAGE = "https://www.agency.example/statistics/";

    private static final String RELEASE = "{ id state verified lockVersion publishedAt scheduledFor obstacles { code }"
            + " suspension { cause reason } recall { reason } decision { outcome } version { sha256 }"
            + " permitUses { nodes { redeemedAt } }"
            + " viewerCanPublish { allowed code } viewerCanSuspend { allowed code } }";

    final String document;
    final String version;
    final String request;
    final byte[] bytes;
    final String fileName;
    final String destination;
    String release = "";

    private Walk(String document, String version, String request, byte[] bytes, String fileName, String destination) {
        this.document = document;
        this.version = version;
        this.request = request;
        this.bytes = bytes;
        this.fileName = fileName;
        this.destination = destination;
    }

    /** Approved by Riley and Priya, so that a release is authorised. */
    static Walk approved() {
        return approved(figures(20), Map.of());
    }

    /** @param more what else the requester writes into the manifest */
    static Walk approved(byte[] bytes, Map<String, Object> more) {
        Walk walk = inReview(bytes, more);
        walk.signOff("riley", "PROGRAM_REVIEWER");
        walk.signOff("priya", "PRIVACY_OFFICER");
        walk.release = walk.releaseOfRequest();
        return walk;
    }

    static Walk published() {
        return published(figures(20));
    }

    static Walk published(byte[] bytes) {
        Walk walk = approved(bytes, Map.of());
        assertThat(walk.publish().getList("publishRelease.userErrors.code")).isEmpty();
        return walk;
    }

    static Walk inReview(byte[] bytes, Map<String, Object> more) {
        Api sam = Api.as("sam");
        String document = sam.execute(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                + " { document { id } userErrors { message } } }",
                        input(Map.of(
                                "title",
                                "Figures by region",
                                "custodian",
                                "Statistics office",
                                "declaredCategories",
                                List.of("AGGREGATE_ONLY"))))
                .getString("registerDocument.document.id");
        String version = addVersion(document, 0, bytes);
        return inReview(document, version, bytes, PAGE + UUID.randomUUID(), more);
    }

    /** Submits a request for a version that is there, for the public. */
    static Walk inReview(String document, String version, byte[] bytes) {
        return inReview(document, version, bytes, PAGE + UUID.randomUUID(), Map.of());
    }

    /** Another request for the same version, to the same place. */
    Walk again() {
        Walk walk = inReview(document, version, bytes, destination, Map.of());
        walk.signOff("riley", "PROGRAM_REVIEWER");
        walk.signOff("priya", "PRIVACY_OFFICER");
        walk.release = walk.releaseOfRequest();
        return walk;
    }

    private static Walk inReview(
            String document, String version, byte[] bytes, String destination, Map<String, Object> more) {
        String fileName = "figures.csv";
        var disclosure = new LinkedHashMap<String, Object>(Map.of(
                "fileName",
                fileName,
                "audience",
                "PUBLIC_WEB",
                "channel",
                "WEB_SITE",
                "destination",
                destination,
                "purpose",
                "Monthly statistics",
                "legalBases",
                List.of("5USC552"),
                "recipients",
                List.of(),
                "evidence",
                List.of()));
        disclosure.putAll(more);
        Api sam = Api.as("sam");
        Answer drafted = sam.execute(
                "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                        + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                input(Map.of("versionId", version, "sha256", Sha256.of(bytes).hex(), "disclosure", disclosure)));
        assertThat(drafted.getList("draftApprovalRequest.userErrors")).isEmpty();
        String request = drafted.getString("draftApprovalRequest.approvalRequest.id");
        Answer submitted = sam.execute(
                "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                        + " { approvalRequest { state } userErrors { code message } } }",
                input(Map.of(
                        "requestId",
                        request,
                        "expectedVersion",
                        drafted.getInt("draftApprovalRequest.approvalRequest.lockVersion"))));
        assertThat(submitted.getList("submitApprovalRequest.userErrors")).isEmpty();
        return new Walk(document, version, request, bytes, fileName, destination);
    }

    static String addVersion(String document, int expectedVersion, byte[] bytes) {
        Api sam = Api.as("sam");
        String upload = given().auth()
                .oauth2(sam.token())
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/content")
                .as(Answer.class)
                .getString("uploadId");
        Answer added = sam.execute(
                "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                        + " { version { id } userErrors { code message } } }",
                input(Map.of(
                        "documentId",
                        document,
                        "expectedVersion",
                        expectedVersion,
                        "uploadId",
                        upload,
                        "sha256",
                        Sha256.of(bytes).hex(),
                        "fileName",
                        "figures.csv")));
        assertThat(added.getList("addDocumentVersion.userErrors")).isEmpty();
        String version = added.getString("addDocumentVersion.version.id");
        assertThat(Upload.awaitInspected(Api.as("sam"), version).getString("state"))
                .isEqualTo("INSPECTED");
        return version;
    }

    void signOff(String person, String role) {
        assertThat(signingRefusals(person, role)).isEmpty();
    }

    List<String> signingRefusals(String person, String role) {
        Api signer = Api.as(person);
        Answer shown = signer.execute(
                "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        Answer signed = signer.execute(
                "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                        + " { approvalRequest { state } userErrors { code message } } }",
                input(Map.of(
                        "requestId",
                        request,
                        "round",
                        shown.getInt("approvalRequest.round"),
                        "manifestSha256",
                        shown.getString("approvalRequest.manifestSha256"),
                        "role",
                        role,
                        "verdict",
                        "APPROVE")));
        return signed.getList("signOffApprovalRequest.userErrors.code");
    }

    /** Once everybody signed. */
    void authorised() {
        release = releaseOfRequest();
    }

    private String releaseOfRequest() {
        return Api.as("pat")
                .execute(
                        "query($f: ReleaseFilter!) { releases(filter: $f) { totalCount nodes { id } } }",
                        Map.of("f", Map.of("requestId", request)))
                .getString("releases.nodes[0].id");
    }

    Answer seenBy(String person) {
        return Api.as(person)
                .execute("query($id: ID!) { release(id: $id) " + RELEASE + " }", Map.of("id", release))
                .at("release");
    }

    String state() {
        return seenBy("pat").getString("state");
    }

    Answer publish() {
        return act("pat", "publish", Map.of("expectedVersion", seenBy("pat").getInt("lockVersion")));
    }

    /** @param verb schedule, publish, suspend or recall */
    Answer act(String person, String verb, Map<String, Object> more) {
        var input = new LinkedHashMap<String, Object>(more);
        input.put("releaseId", release);
        String type = Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + "ReleaseInput";
        return Api.as(person)
                .execute(
                        "mutation($input: " + type + "!) { " + verb + "Release(input: $input) { release " + RELEASE
                                + " userErrors { code message ... on ReleaseNotReady { obstacles { code } }"
                                + " ... on VersionConflict { current } } } }",
                        input(input));
    }

    List<String> refusals(String person, String verb, Map<String, Object> more) {
        return act(person, verb, more).getList(verb + "Release.userErrors.code");
    }

    Map<String, String> question() {
        return Map.of(
                "sha256",
                Sha256.of(bytes).hex(),
                "fileName",
                fileName,
                "audience",
                "PUBLIC_WEB",
                "channel",
                "WEB_SITE",
                "destination",
                destination);
    }

    /** The reasons that the pipeline hears; empty when permitted. */
    List<String> reasonsAgainst(String token) {
        Answer answer = given().auth()
                .oauth2(token)
                .queryParams(question())
                .get("/permits")
                .then()
                .statusCode(200)
                .extract()
                .as(Answer.class);
        List<String> reasons = answer.getList("reasons");
        assertThat(answer.getBoolean("permitted")).isEqualTo(reasons.isEmpty());
        return reasons;
    }

    Response usePermit(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(question())
                .post("/permits");
    }

    Response redeem(String token, String handle) {
        var body = new LinkedHashMap<>(question());
        body.put("handle", handle);
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/permits/redemptions");
    }

    Response download(String token, String handle) {
        return given().auth().oauth2(token).header("Permit-Handle", handle).get("/content/releases/" + release);
    }

    UUID releaseId() {
        return GlobalId.parse("Release", release);
    }

    /** Figures about regions, unlike any others, in so many lines. */
    static byte[] figures(int lines) {
        var text = new StringBuilder("region,year,approved,denied\n");
        long salt = UUID.randomUUID().getLeastSignificantBits() & 0xFFFF;
        for (int i = 0; i < lines; i++) {
            text.append("region ")
                    .append(i % 9)
                    .append(",2025,")
                    .append(1000 + salt + i)
                    .append(',')
                    .append(2000 + i)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> input(Map<String, Object> input) {
        return Map.of("input", input);
    }

    /** The text with the ids of the database for {@code {request}}, {@code {document}} and {@code {version}}. */
    String told(String text) {
        return text.replace(
                        "{request}", GlobalId.parse("ApprovalRequest", request).toString())
                .replace("{document}", GlobalId.parse("Document", document).toString())
                .replace("{version}", GlobalId.parse("DocumentVersion", version).toString());
    }
}
