package org.imprimatur.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.rules.Sha256;

/** What a submitter's client does with documents, over HTTP. */
public final class Upload {
    public static final String ADD = "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input) {"
            + " version { id number sha256 byteSize mediaType fileName state blocked contentPath createdBy { printedName } }"
            + " document { id lockVersion } userErrors { __typename code message ... on VersionConflict { current } } } }";

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Upload() {}

    public static Response send(Api api, byte[] bytes, Map<String, String> headers) {
        return given().config(AS_IT_IS)
                .auth()
                .oauth2(api.token())
                .contentType("application/octet-stream")
                .headers(headers)
                .body(bytes)
                .post("/content");
    }

    /** Uploads bytes that are accepted; answers the upload's id. */
    public static String accepted(Api api, byte[] bytes) {
        var answer = send(api, bytes, Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.as(Answer.class).getString("uploadId");
    }

    /** Registers a document; answers its id in the API. */
    public static String register(Api api, String title) {
        var answer = api.execute(
                "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                        + " { document { id reference } userErrors { code message } } }",
                Map.of(
                        "input",
                        Map.of(
                                "title",
                                title,
                                "custodian",
                                "Statistics office",
                                "declaredCategories",
                                List.of("AGGREGATE_ONLY"))));
        assertThat(answer.getList("registerDocument.userErrors.code")).isEmpty();
        return answer.getString("registerDocument.document.id");
    }

    public static Map<String, Object> input(
            String document, int expectedVersion, String upload, byte[] bytes, String name) {
        var input = new LinkedHashMap<String, Object>();
        input.put("documentId", document);
        input.put("expectedVersion", expectedVersion);
        input.put("uploadId", upload);
        input.put("sha256", Sha256.of(bytes).hex());
        input.put("fileName", name);
        return input;
    }

    public static Answer add(Api api, Map<String, Object> input) {
        return api.execute(ADD, Map.of("input", input));
    }

    /** Uploads bytes and adds them as the document's next version; answers the version. */
    public static Answer addVersion(Api api, String document, int expectedVersion, byte[] bytes, String name) {
        var answer = add(api, input(document, expectedVersion, accepted(api, bytes), bytes, name));
        assertThat(answer.getList("addDocumentVersion.userErrors.message")).isEmpty();
        return answer.at("addDocumentVersion.version");
    }

    public static Response read(Api api, String contentPath) {
        return given().auth().oauth2(api.token()).get(contentPath);
    }

    /** Waits until the version's inspection has finished; answers the version with its inspection. */
    public static Answer awaitInspected(Api api, String version) {
        String query = "query($id: ID!) { node(id: $id) { ... on DocumentVersion { id number sha256 state fileName"
                + " regeneratedFrom { id } inspection { state reason advice summary personCount claimantCount hiddenContent"
                + " clean categories findings(first: 100) { totalCount nodes { recogniser place mechanism severity"
                + " personCount occurrences maskedSample categories } } } } } }";
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> List.of("INSPECTED", "UNINSPECTABLE")
                        .contains(api.execute(query, Map.of("id", version)).getString("node.state")));
        return api.execute(query, Map.of("id", version)).at("node");
    }
}
