package org.imprimatur.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;

/** People, inspected documents and requests in review, made through the public API: what everything else is copied from. */
final class Stage {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many callers use each account; the service lets 16 requests of one account in at once. */
    static final int CALLERS_OF_ONE_ACCOUNT = 8;

    private static final int ACCOUNTS = 4;
    private static final String PAGE = "https://agency.example/statistics/";

    final List<Person> reviewers;
    final List<Person> readers;
    final List<Person> publishers;
    final List<About> documents = new ArrayList<>();

    private final KeepAlive connection;
    private final String sam;

    Stage(int port, int documents) throws IOException {
        connection = new KeepAlive(port);
        Register.enrolEverybody();
        sam = SignIn.as("sam");
        reviewers = people("reviewer", Role.PROGRAM_REVIEWER);
        readers = people("reader", Role.PRIVACY_OFFICER);
        publishers = people("publisher", Role.PUBLISHER);
        for (int i = 0; i < documents; i++) {
            this.documents.add(registered(i));
        }
        for (int i = 0; i < documents; i++) {
            this.documents.set(i, submitted(this.documents.get(i)));
        }
    }

    /** Somebody with an access token that was fetched once. */
    record Person(PersonId id, String token) {}

    /** A document, its one version, and a request for it in review; ids in the API. */
    record About(String document, String version, String sha256, String request, String manifest, String destination) {
        UUID requestId() {
            return GlobalId.parse("ApprovalRequest", request);
        }

        UUID documentId() {
            return GlobalId.parse("Document", document);
        }
    }

    String token(List<Person> people, int caller) {
        return people.get(caller / CALLERS_OF_ONE_ACCOUNT % people.size()).token();
    }

    /** Approves and publishes the document's request; answers the release's id. */
    UUID published(About about) throws IOException {
        sign(reviewers.get(0), about, "PROGRAM_REVIEWER");
        sign(readers.get(0), about, "PRIVACY_OFFICER");
        String publisher = publishers.get(0).token();
        JsonNode release = execute(
                        publisher,
                        "query($f: ReleaseFilter!) { releases(filter: $f) { nodes { id lockVersion } } }",
                        Map.of("f", Map.of("requestId", about.request())))
                .at("/releases/nodes/0");
        String id = release.path("id").textValue();
        act(
                publisher,
                "publishRelease",
                "PublishReleaseInput",
                Map.of(
                        "releaseId",
                        id,
                        "expectedVersion",
                        release.path("lockVersion").intValue()),
                "release { state }");
        return GlobalId.parse("Release", id);
    }

    void sign(Person signer, About about, String role) throws IOException {
        act(
                signer.token(),
                "signOffApprovalRequest",
                "SignOffApprovalRequestInput",
                Map.of(
                        "requestId",
                        about.request(),
                        "round",
                        1,
                        "manifestSha256",
                        about.manifest(),
                        "role",
                        role,
                        "verdict",
                        "APPROVE"),
                "signOff { id }");
    }

    private static List<Person> people(String name, Role role) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String subject = "bench-" + name + "-" + i;
            String id = Register.enrol(subject, "Somebody " + name + " " + i, false, List.of(role));
            people.add(new Person(
                    new PersonId(GlobalId.parse("Person", id)),
                    SignIn.with(subject).roles(role).accessToken()));
        }
        return people;
    }

    private About registered(int number) throws IOException {
        String document = act(
                        sam,
                        "registerDocument",
                        "RegisterDocumentInput",
                        Map.of(
                                "title",
                                "Statistics by region, part " + number,
                                "custodian",
                                "Statistics office",
                                "declaredCategories",
                                List.of("AGGREGATE_ONLY")),
                        "document { id }")
                .at("/document/id")
                .textValue();
        byte[] bytes = ("region,year,approved,denied\nnorth,2025," + (2000 + number) + ",31\nsouth,2025,"
                        + (4000 + number) + ",17\n")
                .getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.of(bytes).hex();
        String upload = JSON.readTree(connection
                        .expect(201, KeepAlive.post(sam, "/content", "application/octet-stream", bytes))
                        .body())
                .path("uploadId")
                .textValue();
        String version = act(
                        sam,
                        "addDocumentVersion",
                        "AddDocumentVersionInput",
                        Map.of(
                                "documentId",
                                document,
                                "expectedVersion",
                                0,
                                "uploadId",
                                upload,
                                "sha256",
                                sha256,
                                "fileName",
                                "statistics.csv"),
                        "version { id }")
                .at("/version/id")
                .textValue();
        return new About(document, version, sha256, "", "", PAGE + number);
    }

    private About submitted(About about) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> execute(
                                sam,
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                Map.of("id", about.version()))
                        .at("/node/state")
                        .asText()
                        .equals("INSPECTED"));
        JsonNode drafted = act(
                sam,
                "draftApprovalRequest",
                "DraftApprovalRequestInput",
                Map.of(
                        "versionId",
                        about.version(),
                        "sha256",
                        about.sha256(),
                        "disclosure",
                        Map.of(
                                "fileName",
                                "statistics.csv",
                                "audience",
                                "PUBLIC_WEB",
                                "channel",
                                "WEB_SITE",
                                "destination",
                                about.destination(),
                                "purpose",
                                "Monthly statistics",
                                "legalBases",
                                List.of())),
                "approvalRequest { id lockVersion }");
        JsonNode submitted = act(
                sam,
                "submitApprovalRequest",
                "SubmitApprovalRequestInput",
                Map.of(
                        "requestId",
                        drafted.at("/approvalRequest/id").textValue(),
                        "expectedVersion",
                        drafted.at("/approvalRequest/lockVersion").intValue()),
                "approvalRequest { id manifestSha256 }");
        return new About(
                about.document(),
                about.version(),
                about.sha256(),
                submitted.at("/approvalRequest/id").textValue(),
                submitted.at("/approvalRequest/manifestSha256").textValue(),
                about.destination());
    }

    private JsonNode act(String token, String mutation, String type, Map<String, Object> input, String fields)
            throws IOException {
        JsonNode answer = execute(
                        token,
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { " + fields
                                + " userErrors { code } } }",
                        Map.of("input", input))
                .path("answer");
        if (!answer.path("userErrors").isEmpty()) {
            throw new IllegalStateException(mutation + " was refused: " + answer.path("userErrors"));
        }
        return answer;
    }

    private JsonNode execute(String token, String operation, Map<String, ?> variables) throws IOException {
        return JSON.readTree(connection
                        .expect(200, KeepAlive.graphql(token, operation, variables))
                        .body())
                .path("data");
    }
}
