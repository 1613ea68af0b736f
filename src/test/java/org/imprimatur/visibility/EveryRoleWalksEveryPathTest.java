package org.imprimatur.visibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.FieldDefinition;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every viewer asks for every field of every type, on every way that leads to it from another type, about one submitter's
 * documents in all their states. What came back is {@code src/docs/visibility.md}, which an auditor reads.
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
@TestProfile(Seeing.class)
class EveryRoleWalksEveryPathTest {
    private static final Path FILE = Path.of("src", "docs", "visibility.md");

    /** What no object of this world has, each with the reason; a field that is neither here nor shown fails the test. */
    private static final Map<String, String> NOT_IN_THIS_WORLD = Map.ofEntries(
            Map.entry("ApprovalRequest.lapsed", "what lapses is recorded within a second here"),
            Map.entry("AuditEntry.personId", "acts on the register are not about documents"),
            Map.entry(
                    "AuditEntry.viewerCanEraseDetails", "is about the viewer and not about the entry: EraseDetailTest"),
            Map.entry("Authentication.amr", "is told viewers of themselves, and not kept with a signature"),
            Map.entry("DocumentVersion.contentDestroyedAt", "bytes are destroyed after 30 days"),
            Map.entry("Inspection.scannedBy", "nobody scans for malware here: MalwareTest"),
            Map.entry("Inspection.picturesReadBy", "nobody reads pictures here: PicturesReadTest"),
            Map.entry("Inspection.unreadPlace", "what cannot be read here has no place in the file"),
            Map.entry("Release.recipients", "the releases here are for the public"),
            Map.entry("ReleaseDecision.legalBases", "aggregates for the public need none"),
            Map.entry("SignOff.retractedAt", "nobody here takes a sign-off back"),
            Map.entry("Authority.until", "no authority here has a planned end"),
            Map.entry("Account.endedAt", "no link here was ended"),
            Map.entry("PolicyBan.condition", "no rule here fails by its condition"));

    /** Types that tell viewers about themselves: what they hold differs for each by design. */
    private static final Set<String> ABOUT_ONESELF =
            Set.of("Permission", "RolePermission", "Viewer", "ExceptionsReview");

    private final ApprovedSchema schema = new ApprovedSchema();

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void everybody_sees_what_the_table_says_and_sees_it_on_every_way() throws Exception {
        World world = World.get();
        var walks = new LinkedHashMap<String, Walk>();
        world.viewers.forEach(viewer -> walks.put(viewer.name(), new Walk(schema, viewer)));
        besideEachOther(walks.values(), walk -> walk.from(world.documents));
        // Whatever anybody found, everybody asks for.
        Set<String> all = new TreeSet<>();
        walks.values().forEach(walk -> all.addAll(walk.byId.keySet()));
        besideEachOther(walks.values(), walk -> {
            var ids = new ArrayList<>(all);
            ids.removeAll(walk.byId.keySet());
            walk.from(ids);
            walk.permissions(List.of(
                    world.named.get("document"),
                    world.named.get("inReview"),
                    world.named.get("signOff"),
                    world.named.get("waiver"),
                    world.named.get("authorised")));
        });
        walks.forEach(
                (viewer, walk) -> assertThat(walk.differences()).as(viewer).isEmpty());
        assertThat(all.stream()
                        .map(id -> walks.get("AUDITOR").byId.get(id))
                        .filter(node -> node != null)
                        .map(node -> node.path("__typename").asText()))
                .as("every type that has an id is in this world")
                .contains(schema.nodeTypes().stream()
                        .filter(type -> !type.equals("Viewer"))
                        .toArray(String[]::new));

        String expected = table(world, walks);
        if ("write".equals(System.getProperty("imprimatur.docs"))) {
            Files.writeString(FILE, expected);
        }
        assertThat(expected)
                .as("%s; look at every difference, then run this test with -Dimprimatur.docs=write", FILE)
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void nobody_who_is_not_signed_in_is_answered_anything() {
        World world = World.get();
        for (String path : List.of(
                "/graphql?query=%7B__typename%7D",
                "/graphql/schema.graphql",
                "/content/versions/" + world.named.get("version"),
                "/content/releases/" + world.named.get("published"),
                "/permits?sha256=" + world.named.get("sha256"))) {
            assertThat(given().urlEncodingEnabled(false).get(path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(given().contentType("application/json")
                        .body(Map.of("query", "{ documents { totalCount } }"))
                        .post("/graphql")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Two viewers at a time: walks share nothing, and each asks one question after the other. */
    private static void besideEachOther(Collection<Walk> walks, Consumer<Walk> part) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> walked : two.invokeAll(walks.stream()
                    .map(walk -> Executors.callable(() -> part.accept(walk)))
                    .toList())) {
                walked.get();
            }
        } finally {
            two.shutdownNow();
        }
    }

    private String table(World world, Map<String, Walk> walks) {
        var widest = new TreeMap<String, Set<String>>();
        walks.values()
                .forEach(walk -> walk.shown.forEach((field, positions) ->
                        widest.computeIfAbsent(field, any -> new TreeSet<>()).addAll(positions)));
        var shownToNobody = new ArrayList<String>();
        var text = new StringBuilder(HEAD);
        text.append("| | ")
                .append(world.viewers.stream()
                        .map(viewer ->
                                viewer.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
        text.append("|---|").append("---|".repeat(world.viewers.size())).append("\n");
        for (String field : schema.reachable()) {
            String type = field.substring(0, field.indexOf('.'));
            if (type.equals("Query")
                    || type.endsWith("Connection")
                    || type.endsWith("Edge")
                    || type.equals("PageInfo")) {
                continue;
            }
            if (ABOUT_ONESELF.contains(type)) {
                text.append("| ")
                        .append(field)
                        .append(" |")
                        .append(" self |".repeat(world.viewers.size()))
                        .append("\n");
                continue;
            }
            Set<String> positions = widest.getOrDefault(field, Set.of());
            if (positions.isEmpty()
                    && (type.startsWith("Policy")
                            || type.startsWith("Ruleset")
                            || type.startsWith("AuditException")
                            || type.equals("AuditOutlook")
                            || type.endsWith("AsOf")
                            || type.startsWith("Disclosure")
                            || type.equals("LogHead")
                            || type.equals("LogConsistency")
                            || type.equals("RequiredSignOff")
                            || type.equals("PermitAnswer"))) {
                // Reached from the root alone; see the ways in.
                continue;
            }
            if (positions.isEmpty() && !NOT_IN_THIS_WORLD.containsKey(field)) {
                shownToNobody.add(field);
            }
            text.append("| ").append(field).append(" |");
            for (Walk walk : walks.values()) {
                Set<String> seen = walk.shown.getOrDefault(field, Set.of());
                text.append(
                        positions.isEmpty()
                                ? " not here |"
                                : seen.isEmpty() ? " – |" : seen.size() == positions.size() ? " ● |" : " ◐ |");
            }
            text.append("\n");
        }
        text.append("\n## Ways in\n\n").append(WAYS);
        text.append("| | ")
                .append(world.viewers.stream()
                        .map(viewer ->
                                viewer.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
        text.append("|---|").append("---|".repeat(world.viewers.size())).append("\n");
        for (FieldDefinition root : schema.fields("Query")) {
            text.append("| ").append(root.getName()).append(" |");
            for (World.Viewer viewer : world.viewers) {
                text.append(" ").append(root(world, viewer, root)).append(" |");
            }
            text.append("\n");
        }
        doors(world).forEach((door, path) -> {
            text.append("| ").append(door).append(" |");
            for (World.Viewer viewer : world.viewers) {
                var answer = given().auth().oauth2(viewer.api().token()).get(path);
                String body = answer.statusCode() == 200 && path.startsWith("/permits")
                        ? " " + answer.as(Answer.class).getString("reasons")
                        : "";
                text.append(" ")
                        .append(answer.statusCode())
                        .append(body.replace("[", "").replace("]", ""))
                        .append(" |");
            }
            text.append("\n");
        });
        assertThat(shownToNobody)
                .as("put an object that has it into World, or say why there is none")
                .isEmpty();
        return text.toString();
    }

    private static Map<String, String> doors(World world) {
        var doors = new LinkedHashMap<String, String>();
        doors.put("GET /log/checkpoint", "/log/checkpoint");
        doors.put("GET /content/versions/{id}", "/content/versions/" + world.named.get("version"));
        doors.put("GET /content/releases/{id}, without a handle", "/content/releases/" + world.named.get("published"));
        doors.put("GET /audit/disclosures.csv", "/audit/disclosures.csv?release=" + world.named.get("published"));
        doors.put("GET /audit/custody/{id}.json", "/audit/custody/" + world.named.get("published") + ".json");
        doors.put("GET /audit/custody/{id}.html", "/audit/custody/" + world.named.get("published") + ".html");
        doors.put("GET /permits, published", permit(world.named.get("publishedSha256")));
        doors.put("GET /permits, not released", permit(world.named.get("sha256")));
        return doors;
    }

    private static String permit(String sha256) {
        return "/permits?sha256=" + sha256
                + "&fileName=figures.csv&audience=PUBLIC_WEB&channel=WEB_SITE&destination=https://agency.example/figures";
    }

    /** ● for something of the world, – for nothing, a code for a refusal. */
    private String root(World world, World.Viewer viewer, FieldDefinition root) {
        String given = arguments(world, root.getName());
        String of = ApprovedSchema.name(root.getType());
        String inside = of.equals("Node")
                ? "__typename"
                : of.endsWith("Connection")
                        ? "nodes { __typename }"
                        : of.equals("PermitAnswer") ? "reasons release { id }" : "__typename";
        JsonNode answer = Walk.ask(viewer, "{ answer: " + root.getName() + given + " { " + inside + " } }", Map.of());
        JsonNode error = answer.path("errors").path(0).path("extensions").path("code");
        if (!error.isMissingNode()) {
            return error.asText();
        }
        JsonNode value = answer.path("data").path("answer");
        if (of.equals("PermitAnswer")) {
            return value.path("reasons").path(0).asText("●");
        }
        return Walk.isNothing(value) || value.isArray() && value.path(0).isNull() ? "–" : "●";
    }

    private static String arguments(World world, String root) {
        var named = world.named;
        String document = "(filter: {documentId: \"" + named.get("document") + "\"})";
        return switch (root) {
            case "node" -> "(id: \"" + named.get("document") + "\")";
            case "nodes" -> "(ids: [\"" + named.get("document") + "\"])";
            case "document" -> "(by: {reference: \"" + named.get("reference") + "\"})";
            case "documents" -> "(filter: {titleContains: \"Walked through\"})";
            case "approvalRequest" -> "(id: \"" + named.get("inReview") + "\")";
            case "approvalRequests", "auditEntries" -> document;
            case "releaseDecisions", "releases" -> "(filter: {documentId: \"" + documentOfRelease(world) + "\"})";
            case "releaseDecision" -> "(id: \"" + named.get("decision") + "\")";
            case "release" -> "(id: \"" + named.get("published") + "\")";
            case "documentAsOf" -> "(id: \"" + named.get("document") + "\", at: \"" + Instant.now() + "\")";
            case "approvalRequestAsOf" -> "(id: \"" + named.get("inReview") + "\", at: \"" + Instant.now() + "\")";
            case "disclosures" -> "(releaseId: \"" + named.get("published") + "\")";
            case "auditEntryAt" -> "(index: \"0\")";
            case "auditConsistency" -> "(fromTreeSize: \"1\")";
            case "auditEntry" -> "(id: \"" + named.get("entry") + "\")";
            case "person" ->
                "(id: \"" + world.owner.execute("{ viewer { person { id } } }").getString("viewer.person.id") + "\")";
            case "permit" ->
                "(input: {sha256: \"" + named.get("sha256") + "\", fileName: \"a\", audience: PUBLIC_WEB,"
                        + " channel: WEB_SITE, destination: \"b\"})";
            case "rulesetProposal" -> "(id: \"" + GlobalId.of("RulesetProposal", new UUID(0, 0)) + "\")";
            case "waiver" -> "(id: \"" + named.get("waiver") + "\")";
            case "people",
                    "policy",
                    "ruleset",
                    "rulesetProposals",
                    "waivers",
                    "viewer",
                    "auditExceptions",
                    "auditOutlook",
                    "auditHead" -> "";
            default -> throw new IllegalArgumentException("say here what to ask " + root + " with");
        };
    }

    private static String documentOfRelease(World world) {
        return world.owner
                .execute(
                        "query($id: ID!) { release(id: $id) { version { document { id } } } }",
                        Map.of("id", world.named.get("published")))
                .getString("release.version.document.id");
    }

    private static final String HEAD = """
            # Who sees what

            Made and compared by `EveryRoleWalksEveryPathTest`: it is what came back, not what was meant. Somebody who holds one
            role alone, in the token and in the register, asks for everything of one submitter's documents, which are in every
            state there is; each object is asked for by its id and on every way that leads to it, and is the same on all of them.

            ● wherever anybody sees it  ·  ◐ for some of the objects only: their own, or those that they signed  ·  – never, as if it
            were not there  ·  self: tells viewers about themselves  ·  not here: no object of this world has it

            *owner*: the submitter whose documents they are. *submitter*: another one. *former signer*: signed one request and has
            lost the role. *not linked*: an account that asserts every role and that nobody linked to a person. *service*: a program
            with the role of a publisher. Whoever is not signed in gets 401 from every address, but for the pages (decision 0023), which hold nothing of anybody's.

            """;
    private static final String WAYS = """
            What the roots of the API and the addresses beside it answer about the same documents: ● something, – as if there were
            nothing, a code where the question itself is refused.

            """;
}
