package org.imprimatur.bench;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Upload;

/** People, inspected documents and requests in review, made through the public API: what everything else is copied from. */
final class Stage {
    /** As many callers use each account; the service lets 16 requests of one account in at once. */
    static final int CALLERS_OF_ONE_ACCOUNT = 8;

    private static final int ACCOUNTS = 4;
    private static final String PAGE = "https://agency.example/statistics/";

    final List<Person> reviewers;
    final List<Person> readers;
    final List<Person> publishers;
    final List<About> documents = new ArrayList<>();

    private final Api sam = Api.as("sam");

    Stage(int documents) {
        Register.enrolEverybody();
        reviewers = people("reviewer", Role.PROGRAM_REVIEWER);
        readers = people("reader", Role.PRIVACY_OFFICER);
        publishers = people("publisher", Role.PUBLISHER);
        for (int i = 0; i < documents; i++) {
            this.documents.add(registered(i));
        }
        this.documents.replaceAll(this::submitted);
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
    UUID published(About about) {
        sign(reviewers.get(0), about, "PROGRAM_REVIEWER");
        sign(readers.get(0), about, "PRIVACY_OFFICER");
        Api publisher = Api.with(publishers.get(0).token());
        JsonPath release = publisher.execute(
                "query($f: ReleaseFilter!) { releases(filter: $f) { nodes { id lockVersion } } }",
                Map.of("f", Map.of("requestId", about.request())));
        String id = release.getString("releases.nodes[0].id");
        succeeded(
                publisher,
                "publishRelease",
                "PublishReleaseInput",
                Map.of("releaseId", id, "expectedVersion", release.getInt("releases.nodes[0].lockVersion")),
                "release { state }");
        return GlobalId.parse("Release", id);
    }

    void sign(Person signer, About about, String role) {
        succeeded(
                Api.with(signer.token()),
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

    private About registered(int number) {
        String document = Upload.register(sam, "Statistics by region, part " + number);
        byte[] bytes = ("region,year,approved,denied\nnorth,2025," + (2000 + number) + ",31\nsouth,2025,"
                        + (4000 + number) + ",17\n")
                .getBytes(StandardCharsets.UTF_8);
        String version =
                Upload.addVersion(sam, document, 0, bytes, "statistics.csv").getString("id");
        return new About(document, version, Sha256.of(bytes).hex(), "", "", PAGE + number);
    }

    private About submitted(About about) {
        Upload.awaitInspected(sam, about.version());
        var disclosure = new LinkedHashMap<String, Object>();
        disclosure.put("fileName", "statistics.csv");
        disclosure.put("audience", "PUBLIC_WEB");
        disclosure.put("channel", "WEB_SITE");
        disclosure.put("destination", about.destination());
        disclosure.put("purpose", "Monthly statistics");
        disclosure.put("legalBases", List.of());
        JsonPath drafted = succeeded(
                sam,
                "draftApprovalRequest",
                "DraftApprovalRequestInput",
                Map.of("versionId", about.version(), "sha256", about.sha256(), "disclosure", disclosure),
                "approvalRequest { id lockVersion }");
        JsonPath submitted = succeeded(
                sam,
                "submitApprovalRequest",
                "SubmitApprovalRequestInput",
                Map.of(
                        "requestId",
                        drafted.getString("approvalRequest.id"),
                        "expectedVersion",
                        drafted.getInt("approvalRequest.lockVersion")),
                "approvalRequest { id manifestSha256 }");
        return new About(
                about.document(),
                about.version(),
                about.sha256(),
                submitted.getString("approvalRequest.id"),
                submitted.getString("approvalRequest.manifestSha256"),
                about.destination());
    }

    private static JsonPath succeeded(Api api, String mutation, String type, Map<String, Object> input, String fields) {
        JsonPath answer = api.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { " + fields
                                + " userErrors { code message } } }",
                        Map.of("input", input))
                .setRootPath("data.answer");
        if (!answer.getList("userErrors").isEmpty()) {
            throw new IllegalStateException(mutation + " was refused: " + answer.getList("userErrors.code"));
        }
        return answer;
    }
}
