package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The packaged product with everything around it, one for all tests of pages, and what colleagues do in it by the API while
 * somebody is at a page. A test class names it in {@code @ExtendWith(Office.AtWork.class)} and takes it as a parameter.
 */
final class Office implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Chromium chromium;
    private final Path folder;
    private final Settings settings;
    private final Evaluation evaluation;
    private final String service;

    private Office() throws Exception {
        chromium = Chromium.start();
        folder = Files.createTempDirectory(Path.of("target"), "office").toAbsolutePath();
        settings = new Settings(
                Files.createTempDirectory(Path.of("target"), "office")
                        .toAbsolutePath()
                        .resolve("data"),
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
        evaluation = new Evaluation(settings);
        try {
            service = evaluation.start().address();
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    /** Opens the office for the first test class of the process that needs it, and closes it at the end of the process. */
    static final class AtWork implements ParameterResolver {
        private static @Nullable Office office;

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Office.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return opened();
        }

        private static synchronized Office opened() {
            Office here = office;
            if (here == null) {
                here = open();
                Runtime.getRuntime().addShutdownHook(new Thread(here::close, "close the office"));
                office = here;
            }
            return here;
        }

        private static Office open() {
            try {
                return new Office();
            } catch (Exception failure) {
                throw new IllegalStateException("the product does not start for the tests of its pages", failure);
            }
        }
    }

    @Override
    public void close() {
        evaluation.close();
        chromium.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what the tests of the pages stored is still there: " + folder, e);
        }
    }

    /** A browser of somebody's own. */
    Desk desk() {
        return new Desk(chromium, service);
    }

    String address() {
        return service;
    }

    /** A new document of forty people with fear claims, regenerated, and the request that it go out: four sign-offs in order. */
    String rosterInReview(String title) throws Exception {
        ProductApi sam = as("sam");
        JsonNode document = sam.graphql(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                + " { document { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        title,
                                        "custodian",
                                        DemoDocument.CUSTODIAN,
                                        "declaredCategories",
                                        List.of("FEAR_DETERMINATION"))))
                .path("document");
        DemoDocument roster = DemoDocument.ALL.get(DemoDocument.ALL.size() - 1);
        JsonNode upload = sam.upload(roster.bytes().get());
        String original = sam.graphql(
                        "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                                + " { version { id } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "documentId", document.path("id").asText(),
                                        "expectedVersion",
                                                document.path("lockVersion").asInt(),
                                        "uploadId", upload.path("uploadId").asText(),
                                        "sha256", upload.path("sha256").asText(),
                                        "fileName", roster.fileName())))
                .path("version")
                .path("id")
                .asText();
        awaitInspected(original);
        JsonNode version = sam.graphql(
                        "mutation($input: RegenerateDocumentVersionInput!) { regenerateDocumentVersion(input: $input)"
                                + " { version { id sha256 } userErrors { code message } } }",
                        Map.of("input", Map.of("versionId", original)))
                .path("version");
        awaitInspected(version.path("id").asText());
        JsonNode draft = sam.graphql(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId", version.path("id").asText(),
                                        "sha256", version.path("sha256").asText(),
                                        "disclosure", disclosure("https://agency.example/" + UUID.randomUUID()))))
                .path("approvalRequest");
        submit(draft);
        return draft.path("id").asText();
    }

    static Map<String, ?> disclosure(String destination) {
        return Map.of(
                "fileName", "roster.xlsx",
                "audience", "PUBLIC_WEB",
                "channel", "WEB_SITE",
                "destination", destination,
                "purpose", "Ordered by the Secretary",
                "legalBases", List.of("8CFR208.6(a)-SECRETARY"),
                "evidence", List.of(Map.of("field", "WRITTEN_REASON", "text", "Memorandum of the Secretary")));
    }

    /** Says that Sam has seen the weak findings of a version, which have one recogniser and mechanism. */
    void acknowledge(String version) throws Exception {
        ProductApi sam = as("sam");
        JsonNode found = sam.graphql(
                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { findings(last: 1) { nodes {"
                        + " sha256 severity } } } } } }",
                Map.of("id", version));
        sam.graphql(
                "mutation($input: AcknowledgeFindingsInput!) { acknowledgeFindings(input: $input)"
                        + " { statement { at } userErrors { code message } } }",
                Map.of(
                        "input",
                        Map.of(
                                "versionId",
                                version,
                                "finding",
                                found.path("inspection")
                                        .path("findings")
                                        .path("nodes")
                                        .path(0)
                                        .path("sha256")
                                        .asText())));
    }

    void submit(JsonNode draft) throws Exception {
        as("sam")
                .graphql(
                        "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                                + " { approvalRequest { state } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId", draft.path("id").asText(),
                                        "expectedVersion",
                                                draft.path("lockVersion").asInt())));
    }

    /** Signed by all four, in their order; answers the id of the release that came of it. */
    String approvedRelease(String title) throws Exception {
        String request = rosterInReview(title);
        approve("riley", "PROGRAM_REVIEWER", request);
        approve("priya", "PRIVACY_OFFICER", request);
        approve("carl", "COUNSEL", request);
        approve("alex", "APPROVING_OFFICIAL", request);
        return releaseOf(request);
    }

    /** Figures about nobody, and the request that they go out: a program reviewer and a privacy officer, in any order. */
    String figuresInReview(String title, byte[] bytes) throws Exception {
        ProductApi sam = as("sam");
        String version = inspected(title, bytes, "figures.csv");
        JsonNode draft = sam.graphql(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId", version,
                                        "sha256", Sha256.of(bytes).hex(),
                                        "disclosure",
                                                Map.of(
                                                        "fileName",
                                                        "figures.csv",
                                                        "audience",
                                                        "PUBLIC_WEB",
                                                        "channel",
                                                        "WEB_SITE",
                                                        "destination",
                                                        "https://agency.example/" + UUID.randomUUID(),
                                                        "purpose",
                                                        "Monthly statistics",
                                                        "legalBases",
                                                        List.of("5USC552")))))
                .path("approvalRequest");
        submit(draft);
        return draft.path("id").asText();
    }

    /** Such figures, which may be downloaded as often as anybody likes: published. */
    String publishedFigures(String title, byte[] bytes) throws Exception {
        String request = figuresInReview(title, bytes);
        approve("riley", "PROGRAM_REVIEWER", request);
        approve("priya", "PRIVACY_OFFICER", request);
        String release = releaseOf(request);
        as("pat")
                .graphql(
                        "mutation($input: PublishReleaseInput!) { publishRelease(input: $input)"
                                + " { release { state } userErrors { code message } } }",
                        Map.of("input", Map.of("releaseId", release, "expectedVersion", 0)));
        return release;
    }

    void approve(String person, String role, String request) throws Exception {
        JsonNode shown = as(person)
                .graphql(
                        "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        as(person)
                .graphql(
                        "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                                + " { approvalRequest { state } userErrors { code message } } }",
                        Map.of(
                                "input",
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
                                        "APPROVE")));
    }

    /** A new document of Sam's with one version, which was inspected; answers the version's id. */
    String inspected(String title, byte[] bytes, String fileName) throws Exception {
        ProductApi sam = as("sam");
        JsonNode document = sam.graphql(
                        "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                + " { document { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        title,
                                        "custodian",
                                        DemoDocument.CUSTODIAN,
                                        "declaredCategories",
                                        List.of("AGGREGATE_ONLY"))))
                .path("document");
        JsonNode upload = sam.upload(bytes);
        String version = sam.graphql(
                        "mutation($input: AddDocumentVersionInput!) { addDocumentVersion(input: $input)"
                                + " { version { id } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "documentId", document.path("id").asText(),
                                        "expectedVersion",
                                                document.path("lockVersion").asInt(),
                                        "uploadId", upload.path("uploadId").asText(),
                                        "sha256", upload.path("sha256").asText(),
                                        "fileName", fileName)))
                .path("version")
                .path("id")
                .asText();
        awaitInspected(version);
        return version;
    }

    /** How often the content of the request's document was read, by the audit log. */
    int reads(String request) throws Exception {
        String document = as("riley")
                .graphql("query($id: ID!) { approvalRequest(id: $id) { document { id } } }", Map.of("id", request))
                .path("document")
                .path("id")
                .asText();
        return readsOfDocument(document);
    }

    /** How often somebody read the content of the document of a version. */
    int readsOfVersion(String version) throws Exception {
        return readsOfDocument(as("riley")
                .graphql(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { document { id } } } }",
                        Map.of("id", version))
                .path("document")
                .path("id")
                .asText());
    }

    private int readsOfDocument(String document) throws Exception {
        return as("ada")
                .graphql(
                        "query($id: ID!) { auditEntries(filter: { documentId: $id, actions: [READ_CONTENT] })"
                                + " { totalCount } }",
                        Map.of("id", document))
                .path("totalCount")
                .asInt();
    }

    private String releaseOf(String request) throws Exception {
        return as("pat")
                .graphql(
                        "query($id: ID!) { approvalRequest(id: $id) { decision { release { id } } } }",
                        Map.of("id", request))
                .path("decision")
                .path("release")
                .path("id")
                .asText();
    }

    /** The publishing pipeline uses a permit for what the release lets out; answers the handle. */
    String pipelineUsesPermit(String release) throws Exception {
        JsonNode shown = as("pat")
                .graphql(
                        "query($id: ID!) { release(id: $id) { content fileName destination } }", Map.of("id", release));
        var question = new ObjectMapper()
                .createObjectNode()
                .put("sha256", shown.path("content").path(0).asText())
                .put("fileName", shown.path("fileName").asText())
                .put("audience", "PUBLIC_WEB")
                .put("channel", "WEB_SITE")
                .put("destination", shown.path("destination").asText());
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(service + "/permits"))
                        .header("Authorization", "Bearer " + token("service=cms-pipeline"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("handle").asText();
    }

    /** Alex returns the request, and Sam asks again for another destination. */
    void revise(String request, String destination) throws Exception {
        JsonNode shown = as("alex")
                .graphql(
                        "query($id: ID!) { approvalRequest(id: $id) { round manifestSha256 } }", Map.of("id", request));
        as("alex")
                .graphql(
                        "mutation($input: SignOffApprovalRequestInput!) { signOffApprovalRequest(input: $input)"
                                + " { approvalRequest { state } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId",
                                        request,
                                        "round",
                                        shown.path("round").asInt(),
                                        "manifestSha256",
                                        shown.path("manifestSha256").asText(),
                                        "role",
                                        "APPROVING_OFFICIAL",
                                        "verdict",
                                        "RETURN",
                                        "reason",
                                        "Another destination")));
        ProductApi sam = as("sam");
        int version = sam.graphql("query($id: ID!) { approvalRequest(id: $id) { lockVersion } }", Map.of("id", request))
                .path("lockVersion")
                .asInt();
        JsonNode revised = sam.graphql(
                        "mutation($input: ReviseApprovalRequestInput!) { reviseApprovalRequest(input: $input)"
                                + " { approvalRequest { lockVersion } userErrors { code message } } }",
                        Map.of("input", Map.of("requestId", request, "expectedVersion", version)))
                .path("approvalRequest");
        submit(sam.graphql(
                        "mutation($input: EditApprovalRequestInput!) { editApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId", request,
                                        "expectedVersion",
                                                revised.path("lockVersion").asInt(),
                                        "disclosure", disclosure(destination))))
                .path("approvalRequest"));
    }

    void awaitInspected(String version) throws Exception {
        ProductApi sam = as("sam");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sam.graphql(
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                Map.of("id", version))
                        .path("state")
                        .asText()
                        .equals("INSPECTED"));
    }

    /** The API, as a person of the demo. */
    ProductApi as(String person) throws Exception {
        return new ProductApi(service, token("person=" + person));
    }

    private String token(String whose) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.signInPort() + "/token?" + whose))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().strip();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
            return socket.getLocalPort();
        }
    }
}
