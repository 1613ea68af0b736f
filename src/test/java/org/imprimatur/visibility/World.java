package org.imprimatur.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleParts;
import org.imprimatur.testing.SampleWorkbook;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Upload;

/**
 * Documents of one submitter in all their states, made through the API by people who hold one role each: a request in every state,
 * releases in every state, signatures, reasons, a hold, a block, permits. Everything that somebody may or may not see.
 */
final class World {
    private static final String ERRORS = " userErrors { code message } }";
    private static final String REQUEST = " approvalRequest { id state round manifestSha256 lockVersion"
            + " decision { id release { id state lockVersion } } }";

    /** Somebody who asks, by the name of their column. */
    record Viewer(String name, Api api) {}

    /** What a client knows of a request. */
    record Request(String id, int round, String manifest, int lockVersion, String release, int releaseVersion) {}

    final List<String> documents = new ArrayList<>();
    final Map<String, String> named = new LinkedHashMap<>();
    final List<Viewer> viewers = new ArrayList<>();
    final Api owner;
    private final Api reviewer;
    private final Api privacy;
    private final Api publisher;
    private int file;

    /** Other rules for the inspection, which nobody puts in force. */
    private void proposeRules() {
        String inForce = owner.execute("{ ruleset { text } }", Map.of()).getString("ruleset.text");
        Answer proposed = person("policy", Role.POLICY_ADMINISTRATOR)
                .execute(
                        "mutation($input: ProposeRulesetInput!) { answer: proposeRuleset(input: $input) { proposal { id }"
                                + ERRORS + " }",
                        Map.of("input", Map.of("text", inForce + "\n# The same rules.\n")));
        assertThat(proposed.getList("answer.userErrors")).isEmpty();
    }

    /** A finding that is set aside, a picture that one person read, weak findings that were seen. */
    private void decideAboutFindings() {
        byte[] example = (new String(csv(), StandardCharsets.UTF_8) + "\nFill in as in A999163159,\n")
                .getBytes(StandardCharsets.UTF_8);
        var asked = finding(version(document(), example, "figures.csv", null), "A_NUMBER");
        asked.put("reason", "INVENTED_EXAMPLE");
        String waiver = act("askWaiver", owner, asked, " waiver { id }").getString("answer.waiver.id");
        act(
                "grantWaiver",
                privacy,
                Map.of(
                        "waiverId",
                        waiver,
                        "until",
                        Instant.now().plus(Duration.ofDays(7)).toString()),
                " waiver { id }");
        named.put("waiver", waiver);
        byte[] book = SampleParts.picture(new SampleWorkbook().with(SampleFiles.figures()))
                .bytes();
        act(
                "attestReading",
                reviewer,
                finding(version(document(), book, "figures.xlsx", null), "UNREAD_PICTURE"),
                " statement { at }");
        byte[] weak =
                ("Asylum decisions,\n\n" + new String(csv(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        act(
                "acknowledgeFindings",
                owner,
                finding(version(document(), weak, "figures.csv", null), "CLAIM_WORDS"),
                " statement { at }");
    }

    private Map<String, Object> finding(String version, String recogniser) {
        Answer found = owner.execute(
                        "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { findings { nodes {"
                                + " recogniser sha256 } } } } } }",
                        Map.of("id", version))
                .at("node.inspection.findings");
        List<String> all = found.getList("nodes.recogniser");
        assertThat(all).contains(recogniser);
        return new LinkedHashMap<>(Map.of(
                "versionId", version, "finding", found.getString("nodes[" + all.indexOf(recogniser) + "].sha256")));
    }

    private World() {
        owner = person("owner", Role.SUBMITTER);
        reviewer = person("reviewer", Role.PROGRAM_REVIEWER);
        privacy = person("privacy", Role.PRIVACY_OFFICER);
        publisher = person("publisher", Role.PUBLISHER);
        build();
        proposeRules();
        decideAboutFindings();
        viewers.add(new Viewer("owner", owner));
        for (Role role : Role.values()) {
            viewers.add(new Viewer(role.name(), person("only", role)));
        }
        viewers.add(new Viewer("no role", person("nothing")));
        viewers.add(new Viewer(
                "not linked",
                Api.with(SignIn.with("stranger-" + UUID.randomUUID())
                        .roles(Role.values())
                        .accessToken())));
        String service = "service-" + UUID.randomUUID();
        Register.enrol(service, "Some service", true, List.of(Role.PUBLISHER));
        viewers.add(new Viewer(
                "service", Api.with(SignIn.with(service).roles(Role.PUBLISHER).accessToken())));
    }

    private static final class Only {
        static final World WORLD = new World();
    }

    /** Made once for all tests of this package. */
    static World get() {
        return Only.WORLD;
    }

    Viewer viewer(String name) {
        return viewers.stream()
                .filter(viewer -> viewer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Api person(String called, Role... roles) {
        String subject = called + "-" + UUID.randomUUID();
        Register.enrol(subject, "Somebody " + called, false, List.of(roles));
        return Api.with(SignIn.with(subject).roles(roles).accessToken());
    }

    private void build() {
        String editor = Register.enrol("editor-" + UUID.randomUUID(), "Somebody editing", false, List.of());
        name("document", document());
        name("version", version("document", csv(), "figures.csv", editor));
        name(
                "sha256",
                owner.execute(
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { sha256 } } }",
                                Map.of("id", named.get("version")))
                        .getString("node.sha256"));
        Map<String, Object> full = disclosure();
        full.put("audience", "FOREIGN_GOVERNMENT");
        full.put("channel", "SECURE_TRANSFER");
        full.put("legalBases", List.of("8CFR208.6(a)-SECRETARY"));
        full.put("evidence", List.of(Map.of("field", "WRITTEN_REASON", "text", "Memorandum")));
        full.put("recipients", List.of(Map.of("name", "A ministry", "address", "A street")));
        full.put("notBefore", Map.of("at", Instant.now().plusSeconds(60).toString(), "zone", "UTC"));
        full.put(
                "notAfter", Map.of("at", Instant.now().plus(Duration.ofDays(30)).toString(), "zone", "UTC"));
        name("draft", draft(named.get("version"), full, null).id());

        Request inReview = submitted(figures());
        sign(reviewer, inReview, "PROGRAM_REVIEWER", "APPROVE", "Looks right");
        name("inReview", inReview.id());
        sign(reviewer, submitted(figures()), "PROGRAM_REVIEWER", "RETURN", "Say what for");
        String former = "former-" + UUID.randomUUID();
        String formerPerson = Register.enrol(former, "Somebody former", false, List.of());
        String authority = Register.grant(formerPerson, Role.PROGRAM_REVIEWER);
        Api refuser = Api.with(SignIn.with(former).roles(Role.PROGRAM_REVIEWER).accessToken());
        String refusedVersion = figures();
        Request refused = submitted(refusedVersion);
        sign(refuser, refused, "PROGRAM_REVIEWER", "REFUSE", "Never");
        name("refused", refused.id());
        name("again", draft(refusedVersion, disclosure(), refused.id()).id());
        act("endAuthority", Api.as("adam"), Map.of("authorityId", authority), " authority { id }");
        viewers.add(new Viewer("former signer", refuser));
        Request withdrawn = submitted(figures());
        act("withdrawApprovalRequest", owner, Map.of("requestId", withdrawn.id()), REQUEST);
        Request revoked = approved(figures(), disclosure());
        act("revokeApproval", privacy, Map.of("requestId", revoked.id(), "reason", "A figure is wrong"), REQUEST);

        Map<String, Object> soon = disclosure();
        soon.put("notAfter", Map.of("at", Instant.now().plusSeconds(25).toString(), "zone", "UTC"));
        Request expiring = submitted(figures(), soon);
        Request ending = approved(figures(), soon);
        publish(ending);
        String changed = document();
        Request voided = submitted(version(changed, csv(), "figures.csv", null));
        version(changed, csv(), "figures.csv", null);

        Map<String, Object> later = disclosure();
        later.put(
                "notBefore",
                Map.of("at", Instant.now().plus(Duration.ofHours(1)).toString(), "zone", "UTC"));
        Request authorised = approved(figures(), later);
        name("approved", authorised.id());
        name("authorised", authorised.release());
        Request published = approved(figures(), disclosure());
        publish(published);
        name("published", published.release());
        usePermit(published);
        Request scheduled = approved(figures(), disclosure());
        act(
                "scheduleRelease",
                publisher,
                Map.of(
                        "releaseId",
                        scheduled.release(),
                        "expectedVersion",
                        scheduled.releaseVersion(),
                        "publishAt",
                        Instant.now().plus(Duration.ofDays(2)).toString()),
                " release { id }");
        Request suspended = approved(figures(), disclosure());
        act(
                "suspendRelease",
                publisher,
                Map.of("releaseId", suspended.release(), "reason", "Look again"),
                " release { id }");
        Request recalled = approved(figures(), disclosure());
        publish(recalled);
        act("recallRelease", privacy, Map.of("releaseId", recalled.release(), "reason", "Wrong"), " release { id }");
        String twice = document();
        Request first = approved(version(twice, csv(), "figures.csv", null), disclosure());
        publish(first);
        publish(approved(version(twice, csv(), "figures.csv", null), disclosure()));

        files();
        Api counsel = person("counsel", Role.COUNSEL);
        name(
                "hold",
                act(
                                "placeLegalHold",
                                counsel,
                                Map.of("documentId", named.get("document"), "matter", "Docket 7"),
                                " legalHold { id }")
                        .getString("answer.legalHold.id"));
        String lifted = act(
                        "placeLegalHold",
                        counsel,
                        Map.of("documentId", named.get("document"), "matter", "Docket 8"),
                        " legalHold { id }")
                .getString("answer.legalHold.id");
        act("liftLegalHold", counsel, Map.of("legalHoldId", lifted), " legalHold { id }");
        awaitState(expiring, "EXPIRED");
        awaitState(voided, "VOIDED");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> "ENDED"
                        .equals(owner.execute(
                                        "query($id: ID!) { release(id: $id) { state } }",
                                        Map.of("id", ending.release()))
                                .getString("release.state")));
        name(
                "decision",
                owner.execute(
                                "query($id: ID!) { approvalRequest(id: $id) { decision { id } } }",
                                Map.of("id", authorised.id()))
                        .getString("approvalRequest.decision.id"));
        name(
                "signOff",
                owner.execute(
                                "query($id: ID!) { approvalRequest(id: $id) { signOffs { id } } }",
                                Map.of("id", inReview.id()))
                        .getString("approvalRequest.signOffs[0].id"));
        name(
                "entry",
                owner.execute(
                                "query($id: ID!) { approvalRequest(id: $id) { timeline { id } } }",
                                Map.of("id", inReview.id()))
                        .getString("approvalRequest.timeline[0].id"));
        erase(inReview);
        name(
                "reference",
                owner.execute(
                                "query($id: ID!) { node(id: $id) { ... on Document { reference } } }",
                                Map.of("id", named.get("document")))
                        .getString("node.reference"));
        awaitPlaced();
    }

    /** Spreadsheets: one regenerated, one with findings, one that cannot be read; and bytes that were blocked. */
    private void files() {
        String original = version(document(), SampleFiles.hiddenRoster(12 + file++), "roster.xlsx", null);
        act("regenerateDocumentVersion", owner, Map.of("versionId", original), " version { id }");
        String unreadable = document();
        byte[] encrypted = SampleFiles.encrypted();
        Upload.awaitInspected(
                owner,
                Upload.addVersion(owner, unreadable, 0, encrypted, "secret.xlsx")
                        .getString("id"));
        byte[] bad = csv();
        version(document(), bad, "figures.csv", null);
        act(
                "blockDigest",
                person("incident", Role.INCIDENT_MANAGER),
                Map.of("sha256", org.imprimatur.audit.rules.Sha256.of(bad).hex(), "reason", "Found outside"),
                " blockedDigest { sha256 }");
    }

    /** What the reviewer of a request wrote, which is on record as erased. */
    private void erase(Request signed) {
        String approval = owner.execute(
                        "query($id: ID!) { approvalRequest(id: $id) { timeline { id action } } }",
                        Map.of("id", signed.id()))
                .where("approvalRequest.timeline", "action", "APPROVE_REQUEST")
                .getString("[0].id");
        act(
                "eraseAuditEntryDetail",
                privacy,
                Map.of(
                        "auditEntryId",
                        approval,
                        "field",
                        "reason",
                        "ground",
                        "NOT_NECESSARY",
                        "reference",
                        "Request 7"),
                " field");
    }

    private void name(String name, String id) {
        assertThat(id).as(name).isNotNull();
        named.put(name, id);
    }

    private String document() {
        String id = Upload.register(owner, "Walked through " + UUID.randomUUID());
        documents.add(id);
        return id;
    }

    private String figures() {
        return version(document(), csv(), "figures.csv", null);
    }

    private byte[] csv() {
        // Of two editions no figure differs by so few that it would tell of somebody.
        return ("month,admissions\nJanuary,12" + (1000 + 50 * file++) + "\nFebruary,13"
                        + (100_000 + 50 * (System.nanoTime() % 10_000)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String version(String document, byte[] bytes, String name, String editor) {
        String id = named.getOrDefault(document, document);
        int lock = owner.execute(
                        "query($id: ID!) { node(id: $id) { ... on Document { lockVersion } } }", Map.of("id", id))
                .getInt("node.lockVersion");
        var input = Upload.input(id, lock, Upload.accepted(owner, bytes), bytes, name);
        if (editor != null) {
            input.put("editors", List.of(Map.of("personId", editor)));
        }
        Answer added = Upload.add(owner, input);
        assertThat(added.getList("addDocumentVersion.userErrors.message")).isEmpty();
        String version = added.getString("addDocumentVersion.version.id");
        Upload.awaitInspected(owner, version);
        return version;
    }

    private static Map<String, Object> disclosure() {
        var disclosure = new LinkedHashMap<String, Object>();
        disclosure.put("fileName", "figures.csv");
        disclosure.put("audience", "PUBLIC_WEB");
        disclosure.put("channel", "WEB_SITE");
        disclosure.put("destination", "https://agency.example/figures");
        disclosure.put("purpose", "Monthly figures");
        return disclosure;
    }

    private Request draft(String version, Map<String, Object> disclosure, String supersedes) {
        var input = new LinkedHashMap<String, Object>();
        input.put("versionId", version);
        input.put(
                "sha256",
                owner.execute(
                                "query($id: ID!) { node(id: $id) { ... on DocumentVersion { sha256 } } }",
                                Map.of("id", version))
                        .getString("node.sha256"));
        input.put("disclosure", disclosure);
        if (supersedes != null) {
            input.put("supersedesId", supersedes);
        }
        return request(act("draftApprovalRequest", owner, input, REQUEST));
    }

    private Request submitted(String version) {
        return submitted(version, disclosure());
    }

    private Request submitted(String version, Map<String, Object> disclosure) {
        Request draft = draft(version, disclosure, null);
        return request(act(
                "submitApprovalRequest",
                owner,
                Map.of("requestId", draft.id(), "expectedVersion", draft.lockVersion()),
                REQUEST));
    }

    private Request approved(String version, Map<String, Object> disclosure) {
        Request request = submitted(version, disclosure);
        sign(reviewer, request, "PROGRAM_REVIEWER", "APPROVE", "Right");
        return sign(privacy, request, "PRIVACY_OFFICER", "APPROVE", null);
    }

    private Request sign(Api by, Request request, String role, String verdict, String reason) {
        var input = new LinkedHashMap<String, Object>();
        input.put("requestId", request.id());
        input.put("round", request.round());
        input.put("manifestSha256", request.manifest());
        input.put("role", role);
        input.put("verdict", verdict);
        if (reason != null) {
            input.put("reason", reason);
        }
        return request(act("signOffApprovalRequest", by, input, REQUEST));
    }

    private void publish(Request request) {
        act(
                "publishRelease",
                publisher,
                Map.of("releaseId", request.release(), "expectedVersion", request.releaseVersion()),
                " release { id }");
    }

    private void usePermit(Request published) {
        String sha256 = publisher
                .execute("query($id: ID!) { release(id: $id) { content } }", Map.of("id", published.release()))
                .getString("release.content[0]");
        name("publishedSha256", sha256);
        var body = new LinkedHashMap<String, Object>(Map.of(
                "sha256",
                sha256,
                "fileName",
                "figures.csv",
                "audience",
                "PUBLIC_WEB",
                "channel",
                "WEB_SITE",
                "destination",
                "https://agency.example/figures"));
        String handle = io.restassured.RestAssured.given()
                .auth()
                .oauth2(publisher.token())
                .contentType("application/json")
                .body(body)
                .post("/permits")
                .then()
                .statusCode(201)
                .extract()
                .as(Answer.class)
                .getString("handle");
        body.put("handle", handle);
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(publisher.token())
                .contentType("application/json")
                .body(body)
                .post("/permits/redemptions")
                .then()
                .statusCode(200);
    }

    static Answer act(String mutation, Api by, Map<String, ?> input, String fields) {
        String type = mutation.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + mutation.substring(1) + "Input";
        Answer done = by.execute(
                "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) {" + fields + ERRORS + " }",
                Map.of("input", input));
        assertThat(done.getList("answer.userErrors.code")).as(mutation).isEmpty();
        return done;
    }

    private static Request request(Answer answer) {
        Answer at = answer.at("answer.approvalRequest");
        Integer lock = at.get("decision.release.lockVersion");
        return new Request(
                at.getString("id"),
                at.getInt("round"),
                at.getString("manifestSha256"),
                at.getInt("lockVersion"),
                at.getString("decision.release.id"),
                lock == null ? 0 : lock);
    }

    private void awaitState(Request request, String state) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> state.equals(owner.execute(
                                "query($id: ID!) { approvalRequest(id: $id) { state } }", Map.of("id", request.id()))
                        .getString("approvalRequest.state")));
    }

    /** Until every entry has its place in the log, so that nobody sees it change. */
    private void awaitPlaced() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !owner.execute(
                                "query($id: ID!) { approvalRequest(id: $id) { timeline { index } } }",
                                Map.of("id", named.get("approved")))
                        .getList("approvalRequest.timeline.index")
                        .contains(null));
    }
}
