package org.imprimatur.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
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
import org.awaitility.Awaitility;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.StatementCount;
import org.imprimatur.testing.Superuser;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a request amounts to, told by a service that has all of it in its memory: whatever somebody changed, added or removed since with a
 * superuser's rights is met by the very next question (decision 0045).
 */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class WarmJudgementsTest {
    private static final String QUESTION = "query($id: ID!) { approvalRequest(id: $id) { lapsed requirement { satisfied"
            + " outstanding { role } forbiddenBy { reason } } viewerCanSignOff { role approve { allowed code } }"
            + " document { registeredBy { printedName } latestVersion { number fileName } } version { blocked"
            + " inspection { waivedCount acknowledged } } } }";
    private static final String FINDINGS = "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection {"
            + " findings { nodes { sha256 recogniser } } } } } }";

    private static final String WAIVED =
            "query($id: ID!) { node(id: $id) { ... on DocumentVersion { inspection { waivedCount } } } }";

    private final StatementCount statements;
    private Walk walk;
    private String token;

    WarmJudgementsTest(@PersistenceUnitExtension StatementCount statements) {
        this.statements = statements;
    }

    /** With a finding that somebody set aside. */
    @BeforeEach
    void a_request_in_review_that_somebody_looked_at() {
        Register.enrolEverybody();
        Added added = added("Fill in as in A999163159,,");
        Map<String, Object> waived = finding(added, "A_NUMBER");
        waived.put("reason", "INVENTED_EXAMPLE");
        String waiver = act(Api.as("sam"), "askWaiver", waived, "waiver { id }").getString("waiver.id");
        Api officer = Api.with(SignIn.with(somebody("Olga Officer"))
                .roles(Role.PRIVACY_OFFICER)
                .accessToken());
        act(
                officer,
                "grantWaiver",
                Map.of(
                        "waiverId",
                        waiver,
                        "until",
                        Instant.now().plus(7, ChronoUnit.DAYS).toString()),
                "waiver { id }");
        token = SignIn.with(somebody("Petra Privacy"))
                .roles(Role.PRIVACY_OFFICER)
                .accessToken();
        lookedAt(added);
        assertThat(ask())
                .contains(
                        "\"outstanding\":[{\"role\":\"PRIVACY_OFFICER\"}]",
                        "\"forbiddenBy\":[]",
                        "{\"role\":\"PRIVACY_OFFICER\",\"approve\":{\"allowed\":true",
                        "Sam Whitfield",
                        "\"blocked\":false",
                        "\"waivedCount\":1");
    }

    private record Added(String document, String version, byte[] bytes) {}

    private static Added added(String more) {
        byte[] bytes = ("region,approved,denied\nnorth,1200,3400\nsouth,2200,"
                        + (5000 + UUID.randomUUID().hashCode() % 900) + "\n\n" + more + "\n")
                .getBytes(StandardCharsets.UTF_8);
        String document = Upload.register(Api.as("sam"), "Figures by region");
        String version = Upload.addVersion(Api.as("sam"), document, 0, bytes, "figures.csv")
                .getString("id");
        Upload.awaitInspected(Api.as("sam"), version);
        return new Added(document, version, bytes);
    }

    private void lookedAt(Added added) {
        walk = Walk.inReview(added.document(), added.version(), added.bytes());
        walk.signOff("riley", "PROGRAM_REVIEWER");
        Awaitility.await().until(() -> ask().equals(ask()));
    }

    private static String somebody(String name) {
        String subject = "warm-" + UUID.randomUUID();
        Register.enrol(subject, name, false, List.of(Role.PRIVACY_OFFICER));
        return subject;
    }

    private static Map<String, Object> finding(Added added, String recogniser) {
        Answer findings =
                Api.as("sam").execute(FINDINGS, Map.of("id", added.version())).at("node.inspection.findings");
        List<String> recognisers = findings.getList("nodes.recogniser");
        assertThat(recognisers).contains(recogniser);
        return new HashMap<>(Map.of(
                "versionId",
                added.version(),
                "finding",
                findings.getString("nodes[" + recognisers.indexOf(recogniser) + "].sha256")));
    }

    private static Answer act(Api person, String mutation, Map<String, Object> input, String fields) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        Answer answer = person.execute(
                        "mutation($input: " + type + "!) { answer: " + mutation + "(input: $input) { " + fields
                                + " userErrors { code message } } }",
                        Map.of("input", input))
                .at("answer");
        assertThat(answer.<String>getList("userErrors.message")).isEmpty();
        return answer;
    }

    private String ask() {
        return ask(QUESTION, walk.request, Map.of());
    }

    private String ask(String query, String id, Map<String, String> headers) {
        return given().auth()
                .oauth2(token)
                .headers(headers)
                .contentType("application/json")
                .body(Answer.text(Map.of("query", query, "variables", Map.of("id", id))))
                .post("/graphql")
                .asString();
    }

    @Test
    void where_nothing_was_changed_it_is_told_from_memory() {
        String before = ask();
        Awaitility.await().untilAsserted(() -> {
            String traceparent = statements.begin();
            String answer = ask(QUESTION, walk.request, Map.of("traceparent", traceparent));
            assertThat(statements.end(traceparent))
                    .as("asked for the time at most")
                    .noneMatch(each -> each.contains("imprimatur.") || each.contains("audit."));
            assertThat(answer).isEqualTo(before);
        });
    }

    /** Asked for alone, so that nobody looks at who holds the role. */
    @Test
    void an_authority_that_is_there_again_is_met_by_the_next_question() throws SQLException {
        String before = ask(WAIVED, walk.version, Map.of());
        assertThat(before).contains("\"waivedCount\":1");
        String which = "id = '"
                + Superuser.one(walk.told("select granted_under from imprimatur.waiver where version_id = '{version}'"))
                + "'";
        String row = Superuser.row("imprimatur.authority", which);
        Superuser.pastTheGuards("imprimatur.authority", "delete from imprimatur.authority where " + which);
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(WAIVED, walk.version, Map.of())).contains("\"waivedCount\":0");
            }
        } finally {
            Superuser.insert("imprimatur.authority", row);
        }
        assertThat(ask(WAIVED, walk.version, Map.of())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "waiver, version_id = '{version}', until = until + interval '1 day'",
                "authority, id = (select granted_under from imprimatur.waiver where version_id = '{version}'), instrument = 'By hand'",
                "authority, id = (select authority_id from imprimatur.sign_off where request_id = '{request}'), instrument = 'By hand'",
                "policy_version, version = (select max(version) from imprimatur.policy_version), loaded_at = loaded_at - interval '1 second'",
                "document_version, id = '{version}', file_name = 'other.csv'",
                "person, id = (select registered_by from imprimatur.document where id = '{document}'), printed_name = 'Somebody else'"
            })
    void a_row_that_was_changed_is_met_by_the_next_question(String table, String which, String change)
            throws SQLException {
        String before = ask();
        String place = "imprimatur." + table;
        // By its id, as the others may be removed meanwhile.
        String key = table.equals("policy_version") ? "version" : "id";
        String row = Superuser.row(place, walk.told(which));
        String it =
                key + " = '" + Superuser.one("select " + key + " from " + place + " where " + walk.told(which)) + "'";
        Superuser.pastTheGuards(place, "update " + place + " set " + change + " where " + it);
        try {
            assertThat(ask()).isNotEqualTo(before);
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.putBack(place, it, row);
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"waiver, version_id = '{version}'", "document_version, id = '{version}'"})
    void a_row_that_was_removed_is_met_by_the_next_question(String table, String which) throws SQLException {
        String before = ask();
        String place = "imprimatur." + table;
        String row = Superuser.row(place, walk.told(which));
        Superuser.pastTheGuards(place, "delete from " + place + " where " + walk.told(which));
        try {
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.insert(place, row);
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "blocked_digest, id, \"'id', gen_random_uuid(), 'sha256', v.sha256, 'reason', 'By hand', 'blocked_by', v.uploader,"
                        + " 'blocked_at', now(), 'salt', repeat('0', 32), 'entry_id', v.entry_id\"",
                "policy_version, version, \"'version', (select max(version) + 1 from imprimatur.policy_version), 'text', 'rules: []',"
                        + " 'rules_sha256', repeat('0', 64), 'loaded_at', now(), 'entry_id', v.entry_id\"",
                "policy_version, version, \"'version', (select max(version) + 7 from imprimatur.policy_version), 'text', 'rules: []',"
                        + " 'rules_sha256', repeat('0', 64), 'loaded_at', now(), 'entry_id', v.entry_id\"",
                "document_version, id, \"(to_jsonb(v) || jsonb_build_object('id', gen_random_uuid(),"
                        + " 'content_id', gen_random_uuid(), 'number', v.number + 1))\""
            })
    void a_row_that_was_added_is_met_by_the_next_question(String table, String key, String values) throws SQLException {
        String before = ask();
        String place = "imprimatur." + table;
        String json = values.startsWith("(") ? values : "jsonb_build_object(" + values + ")";
        String old =
                Superuser.one("select coalesce(string_agg('''' || " + key + " || '''', ','), 'null') from " + place);
        Superuser.pastTheGuards(
                place,
                walk.told("insert into " + place + " select (jsonb_populate_record(null::" + place + ", " + json
                        + ")).*" + " from imprimatur.document_version v where v.id = '{version}'"));
        try {
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.pastTheGuards(
                    place,
                    "delete from " + place + " where " + (old.equals("null") ? "true" : key + " not in (" + old + ")"));
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }

    @Test
    void a_statement_about_findings_that_was_removed_is_met_by_the_next_question() throws SQLException {
        Added added = added("Asylum decisions by region,,");
        act(Api.as("sam"), "acknowledgeFindings", finding(added, "CLAIM_WORDS"), "statement { at }");
        lookedAt(added);
        assertThat(ask()).contains("\"acknowledged\":true");
        a_row_that_was_removed_is_met_by_the_next_question("finding_statement", "version_id = '{version}'");
    }

    /** As if a later policy had been there, which somebody removed. */
    @Test
    void what_the_log_is_made_to_say_of_a_later_policy_is_met_by_the_next_question() throws SQLException {
        String before = ask();
        String later = Superuser.one("select max(version) + 1 from imprimatur.policy_version");
        Superuser.pastTheGuards(
                "audit.attestation",
                "insert into audit.attestation select kind, '" + later + "', log_index, entry_seq, sha256"
                        + " from audit.attestation where kind = 'policy-version' order by entry_seq desc limit 1");
        try {
            assertThat(ask()).isNotEqualTo(before);
        } finally {
            Superuser.pastTheGuards(
                    "audit.attestation",
                    "delete from audit.attestation where kind = 'policy-version' and row_id = '" + later + "'");
        }
        Awaitility.await().untilAsserted(() -> assertThat(ask()).isEqualTo(before));
    }
}
