package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleParts;
import org.imprimatur.testing.SampleWorkbook;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A finding is set aside by two named people, for a time, and counts again as soon as one of them takes it back. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class WaiverTest {
    private static final String FINDINGS = "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection {"
            + " waivedCount acknowledged viewerCanAskWaiver { allowed code } viewerCanAttestReading { allowed code }"
            + " findings { nodes { sha256 recogniser mechanism severity setAside"
            + " waiver { id state inForce reason until askedBy { printedName } decidedBy { printedName } }"
            + " readInFull { by { printedName } } acknowledgement { by { printedName } } } } } } } }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** Figures, and below them how a form is filled in. */
    private static byte[] withExample() {
        return ("region,approved,denied\nnorth,1200,3400\nsouth,2200,"
                        + (5000 + UUID.randomUUID().hashCode() % 900) + "\n\nFill in as in A999163159,,\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private record Added(String document, String version, byte[] bytes) {}

    private static Added added(byte[] bytes, String name) {
        String document = Upload.register(Api.as("sam"), "Figures by region");
        String version =
                Upload.addVersion(Api.as("sam"), document, 0, bytes, name).getString("id");
        assertThat(Upload.awaitInspected(Api.as("sam"), version).getString("state"))
                .isEqualTo("INSPECTED");
        return new Added(document, version, bytes);
    }

    private static Answer finding(String person, Added added, String recogniser) {
        Answer inspection =
                Api.as(person).execute(FINDINGS, Map.of("id", added.version())).at("node.inspection");
        List<String> all = inspection.getList("findings.nodes.recogniser");
        assertThat(all).contains(recogniser);
        return inspection.at("findings.nodes[" + all.indexOf(recogniser) + "]");
    }

    private static Answer act(String person, String mutation, Map<String, Object> input) {
        return act(Api.as(person), mutation, input);
    }

    private static Answer act(Api person, String mutation, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        boolean statement = mutation.equals("attestReading") || mutation.equals("acknowledgeFindings");
        return person.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { "
                                + (statement ? "statement { at }" : "waiver { id state }")
                                + " userErrors { code message } } }",
                        Map.of("input", input))
                .at("answer");
    }

    private static List<String> refusals(String person, String mutation, Map<String, Object> input) {
        return act(person, mutation, input).getList("userErrors.code");
    }

    private static Map<String, Object> of(Added added, Answer finding) {
        return new HashMap<>(Map.of("versionId", added.version(), "finding", finding.getString("sha256")));
    }

    private static String asked(Added added, String recogniser) {
        Map<String, Object> input = of(added, finding("sam", added, recogniser));
        input.put("reason", "INVENTED_EXAMPLE");
        Answer asked = act("sam", "askWaiver", input);
        assertThat(asked.<String>getList("userErrors.message")).isEmpty();
        assertThat(refusals("sam", "askWaiver", input)).containsExactly("WAIVER_STANDS");
        return asked.getString("waiver.id");
    }

    private static Map<String, Object> until(String waiver, int days) {
        return Map.of(
                "waiverId",
                waiver,
                "until",
                Instant.now().plus(days, ChronoUnit.DAYS).toString());
    }

    private static List<String> submitRefusals(Added added) {
        Answer drafted = Api.as("sam")
                .execute(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id lockVersion } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId",
                                        added.version(),
                                        "sha256",
                                        Sha256.of(added.bytes()).hex(),
                                        "disclosure",
                                        Map.of(
                                                "fileName",
                                                "figures.csv",
                                                "audience",
                                                "PUBLIC_WEB",
                                                "channel",
                                                "WEB_SITE",
                                                "destination",
                                                Walk.PAGE + UUID.randomUUID(),
                                                "purpose",
                                                "Monthly statistics",
                                                "legalBases",
                                                List.of("5USC552"),
                                                "recipients",
                                                List.of(),
                                                "evidence",
                                                List.of()))));
        assertThat(drafted.<String>getList("draftApprovalRequest.userErrors.message"))
                .isEmpty();
        return Api.as("sam")
                .execute(
                        "mutation($input: SubmitApprovalRequestInput!) { submitApprovalRequest(input: $input)"
                                + " { approvalRequest { state } userErrors { code message } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "requestId",
                                        drafted.getString("draftApprovalRequest.approvalRequest.id"),
                                        "expectedVersion",
                                        drafted.getInt("draftApprovalRequest.approvalRequest.lockVersion"))))
                .getList("submitApprovalRequest.userErrors.code");
    }

    @Test
    void what_one_asked_for_and_another_granted_lets_the_figures_out_until_it_is_taken_back() {
        Added added = added(withExample(), "figures.csv");
        assertThat(submitRefusals(added)).as("before").containsExactly("FORBIDDEN_BY_POLICY");
        String waiver = asked(added, "A_NUMBER");
        assertThat(submitRefusals(added)).as("asked for only").containsExactly("FORBIDDEN_BY_POLICY");

        assertThat(refusals("sam", "grantWaiver", until(waiver, 7))).containsExactly("ROLE_NOT_ASSERTED");
        assertThat(refusals("robin", "grantWaiver", until(waiver, 91))).containsExactly("WAIVER_TIME_NOT_ACCEPTABLE");
        assertThat(refusals("robin", "grantWaiver", until(waiver, -1))).containsExactly("WAIVER_TIME_NOT_ACCEPTABLE");
        assertThat(act("robin", "grantWaiver", until(waiver, 7)).getString("waiver.state"))
                .isEqualTo("GRANTED");
        assertThat(refusals("priya", "refuseWaiver", Map.of("waiverId", waiver)))
                .containsExactly("WAIVER_CLOSED");
        Answer shown = finding("riley", added, "A_NUMBER");
        assertThat(shown.getBoolean("setAside")).isTrue();
        assertThat(shown.getString("waiver.askedBy.printedName")).isEqualTo("Sam Whitfield");
        assertThat(shown.getString("waiver.decidedBy.printedName")).isEqualTo("Robin Vance");

        Walk walk = Walk.inReview(added.document(), added.version(), added.bytes());
        assertThat(walk.signingRefusals("robin", "PROGRAM_REVIEWER"))
                .as("whoever granted a waiver never counts as a reviewer")
                .containsExactly("OWN_WAIVER");
        walk.signOff("riley", "PROGRAM_REVIEWER");
        walk.signOff("priya", "PRIVACY_OFFICER");
        walk.authorised();
        assertThat(walk.publish().getList("publishRelease.userErrors.code")).isEmpty();
        assertThat(walk.reasonsAgainst(SignIn.as("pat"))).isEmpty();

        assertThat(refusals("riley", "withdrawWaiver", Map.of("waiverId", waiver)))
                .containsExactly("ROLE_NOT_ASSERTED");
        assertThat(refusals("priya", "withdrawWaiver", Map.of("waiverId", waiver)))
                .isEmpty();
        assertThat(walk.state()).isEqualTo("SUSPENDED");
        assertThat(walk.seenBy("pat").getString("suspension.cause")).isEqualTo("WAIVER_WITHDRAWN");
        assertThat(walk.reasonsAgainst(SignIn.as("pat"))).isNotEmpty();
        assertThat(finding("riley", added, "A_NUMBER").getBoolean("setAside")).isFalse();
        assertThat(submitRefusals(added)).as("after").containsExactly("FORBIDDEN_BY_POLICY");
    }

    @Test
    void a_waiver_ends_with_the_authority_of_whoever_granted_it_and_can_be_asked_for_anew() {
        Added added = added(withExample(), "figures.csv");
        String waiver = asked(added, "A_NUMBER");
        String subject = "officer-" + UUID.randomUUID();
        String authority =
                Register.grant(Register.enrol(subject, "Terry Brief", false, List.of()), Role.PRIVACY_OFFICER);
        Api terry = Api.with(SignIn.with(subject).roles(Role.PRIVACY_OFFICER).accessToken());
        assertThat(act(terry, "grantWaiver", until(waiver, 7)).getString("waiver.state"))
                .isEqualTo("GRANTED");
        assertThat(finding("riley", added, "A_NUMBER").getBoolean("setAside")).isTrue();

        Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("authorityId", authority)));
        Answer after = finding("riley", added, "A_NUMBER");
        assertThat(after.getString("waiver.state")).isEqualTo("GRANTED");
        assertThat(after.getBoolean("waiver.inForce")).isFalse();
        assertThat(after.getBoolean("setAside")).isFalse();
        assertThat(submitRefusals(added)).containsExactly("FORBIDDEN_BY_POLICY");
        assertThat(asked(added, "A_NUMBER")).isNotEqualTo(waiver);
    }

    @Test
    void nobody_decides_about_what_they_asked_for_or_brought() {
        String document = Upload.register(Api.as("robin"), "Figures by region");
        byte[] bytes = withExample();
        String version = Upload.addVersion(Api.as("robin"), document, 0, bytes, "figures.csv")
                .getString("id");
        Upload.awaitInspected(Api.as("robin"), version);
        var added = new Added(document, version, bytes);
        Map<String, Object> input = of(added, finding("robin", added, "A_NUMBER"));
        input.put("reason", "RECOGNISER_MISTAKEN");
        String waiver = act("robin", "askWaiver", input).getString("waiver.id");
        assertThat(refusals("robin", "grantWaiver", until(waiver, 7))).containsExactly("OWN_WAIVER_REQUEST");
        assertThat(refusals("robin", "attestReading", of(added, finding("robin", added, "A_NUMBER"))))
                .containsExactly("READING_OF_OWN_WORK");
        assertThat(refusals("priya", "refuseWaiver", Map.of("waiverId", waiver)))
                .isEmpty();
        assertThat(finding("priya", added, "A_NUMBER").getString("waiver.state"))
                .isEqualTo("REFUSED");
    }

    @Test
    void hidden_content_is_never_waived_for_the_public() {
        Added added = added(SampleFiles.identifierInProperties(), "statistics.xlsx");
        String waiver = asked(added, "A_NUMBER");
        assertThat(act("priya", "grantWaiver", until(waiver, 7)).getString("waiver.state"))
                .isEqualTo("GRANTED");
        assertThat(submitRefusals(added)).containsExactly("HIDDEN_CONTENT");
    }

    @Test
    void a_row_that_a_database_administrator_grants_sets_nothing_aside() throws SQLException {
        Added added = added(withExample(), "figures.csv");
        UUID waiver = GlobalId.parse("Waiver", asked(added, "A_NUMBER"));
        String where = "id = '" + waiver + "'";
        String row = Superuser.row("imprimatur.waiver", where);
        Superuser.pastTheGuards(
                "imprimatur.waiver",
                "update imprimatur.waiver set state = 'GRANTED', decided_by = (select id from imprimatur.person"
                        + " where printed_name = 'Priya Raman'), decided_at = clock_timestamp(),"
                        + " until = clock_timestamp() + interval '7 days', granted_under = (select id from"
                        + " imprimatur.authority where role = 'PRIVACY_OFFICER' limit 1) where " + where);
        try {
            assertThat(submitRefusals(added)).containsExactly("FORBIDDEN_BY_POLICY");
            assertThat(finding("riley", added, "A_NUMBER").getBoolean("setAside"))
                    .isFalse();
        } finally {
            Superuser.putBack("imprimatur.waiver", where, row);
        }
        assertThat(finding("riley", added, "A_NUMBER").getString("waiver.state"))
                .isEqualTo("ASKED");
    }

    @Test
    void a_picture_counts_as_read_once_two_people_read_it_who_did_not_bring_it() {
        byte[] book = SampleParts.picture(new SampleWorkbook().with(SampleFiles.figures()))
                .bytes();
        Added added = added(book, "statistics.xlsx");
        Answer picture = finding("riley", added, "UNREAD_PICTURE");
        assertThat(picture.getString("severity")).isEqualTo("UNKNOWN");
        assertThat(refusals("sam", "attestReading", of(added, picture))).containsExactly("NOT_A_READER");
        Map<String, Object> waive = of(added, picture);
        waive.put("reason", "RECOGNISER_MISTAKEN");
        assertThat(refusals("sam", "askWaiver", waive)).containsExactly("FINDING_NOT_WAIVABLE");

        assertThat(refusals("riley", "attestReading", of(added, picture))).isEmpty();
        assertThat(refusals("riley", "attestReading", of(added, picture))).containsExactly("READ_ALREADY");
        assertThat(finding("riley", added, "UNREAD_PICTURE").getBoolean("setAside"))
                .as("by one")
                .isFalse();
        assertThat(refusals("carl", "attestReading", of(added, picture))).isEmpty();
        Answer read = finding("ada", added, "UNREAD_PICTURE");
        assertThat(read.getBoolean("setAside")).isTrue();
        assertThat(read.<String>getList("readInFull.by.printedName"))
                .containsExactly("Riley Castellano", "Carl Jessup");
    }

    @Test
    void weak_findings_are_acknowledged_once_before_anybody_is_asked_to_sign() {
        byte[] bytes = ("Asylum decisions by region\n\nregion,approved,denied\nnorth,1200,3400\nsouth,2200,"
                        + (5000 + UUID.randomUUID().hashCode() % 900) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Added added = added(bytes, "figures.csv");
        Answer weak = finding("sam", added, "CLAIM_WORDS");
        assertThat(weak.getString("severity")).isEqualTo("LOW");
        assertThat(submitRefusals(added)).containsExactly("FINDINGS_NOT_ACKNOWLEDGED");
        assertThat(refusals("riley", "acknowledgeFindings", of(added, weak))).containsExactly("ROLE_NOT_ASSERTED");
        assertThat(refusals("sam", "acknowledgeFindings", of(added, weak))).isEmpty();
        assertThat(refusals("sam", "acknowledgeFindings", of(added, weak))).containsExactly("ACKNOWLEDGED_ALREADY");
        assertThat(submitRefusals(added)).isEmpty();
        assertThat(finding("riley", added, "CLAIM_WORDS").getString("acknowledgement.by.printedName"))
                .isEqualTo("Sam Whitfield");
    }

    @Test
    void a_granted_waiver_is_an_exception_that_auditors_are_shown_without_what_was_found() {
        Added added = added(withExample(), "figures.csv");
        String waiver = asked(added, "A_NUMBER");
        assertThat(act("priya", "grantWaiver", until(waiver, 7)).getString("waiver.state"))
                .isEqualTo("GRANTED");
        await().untilAsserted(() -> {
            Answer exceptions = Api.as("ada")
                    .execute(
                            "{ auditExceptions(first: 5, kind: FINDING_WAIVED) { nodes { kinds entry { action } } } }");
            assertThat(exceptions.<String>getList("auditExceptions.nodes.entry.action"))
                    .isNotEmpty()
                    .containsOnly("GRANT_WAIVER");
        });
        List<String> open = Api.as("priya")
                .execute("{ waivers(states: [GRANTED]) { id finding { recogniser } inForce } }")
                .getList("waivers.id");
        assertThat(open).contains(waiver);
        assertThat(Api.as("adam").execute("{ waivers { id } }").<String>getList("waivers.id"))
                .doesNotContain(waiver);
    }
}
