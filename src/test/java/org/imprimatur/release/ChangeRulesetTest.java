package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.identity.Role;
import org.imprimatur.inspection.rules.RulesetFile;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.DyingWorkers;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An office teaches the inspection what it did not know: who may, what is tried first, and what becomes of what went out already. In a
 * process of its own, since every version in the database is inspected anew.
 */
@QuarkusTest
@TestProfile(ChangeRulesetTest.Often.class)
@QuarkusTestResource(RealServices.class)
class ChangeRulesetTest {
    /** Nobody's number by the rules that the product ships with. */
    private static final String BADGE = """

            - recogniser: DESK_BADGE
              version: 1
              kind: person-identifier
              anywhere: 'ZQ-\\d{6}'
              matches: ["desk ZQ-123456"]
              does-not-match: ["desk ZQ-12345"]
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final MeterRegistry meters;

    ChangeRulesetTest(MeterRegistry meters) {
        this.meters = meters;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void what_other_rules_find_in_what_is_out_stops_it_and_what_they_do_not_touch_stays_out() {
        Walk withBadges = Walk.published(figures("desk ZQ-100001"));
        Walk without = Walk.published(figures("desk 7"));
        Walk asked = Walk.inReview(figures("desk ZQ-100002"), Map.of());
        int before = inForce().getInt("version");

        String proposal = proposed("paul", withBadge());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer trial = trial(proposal);
            assertThat(trial.getInt("tried"))
                    .isEqualTo(trial.getInt("versions"))
                    .isGreaterThanOrEqualTo(3);
        });
        assertThat(trial(proposal).getInt("graver")).isGreaterThanOrEqualTo(2);
        assertThat(trial(proposal).getInt("same")).isGreaterThanOrEqualTo(1);
        assertThat(withBadges.state()).as("a trial changes nothing").isEqualTo("PUBLISHED");
        assertThat(inForce().getInt("version")).isEqualTo(before);

        assertThat(refusals(activate(Api.as("priya"), proposal))).isEmpty();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(inForce().getInt("coverage.waiting")).isZero());
            assertThat(withBadges.state()).isEqualTo("SUSPENDED");
            assertThat(suspensionOf(withBadges)).isEqualTo("GRAVER_FINDINGS");
            assertThat(without.state()).isEqualTo("PUBLISHED");
            assertThat(Api.as("ada")
                            .execute(
                                    "query($id: ID!) { approvalRequest(id: $id) { lapsed } }",
                                    Map.of("id", asked.request))
                            .getString("approvalRequest.lapsed"))
                    .isEqualTo("FINDINGS_CHANGED");
            Answer again = Upload.awaitInspected(Api.as("sam"), withBadges.version);
            assertThat(again.<String>getList("inspection.findings.nodes.recogniser"))
                    .contains("DESK_BADGE");
        } finally {
            assertThat(refusals(activate(Api.as("priya"), proposed("paul", RulesetFile.shippedText()))))
                    .isEmpty();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(inForce().getInt("coverage.waiting")).isZero());
        assertThat(withBadges.state()).as("nothing goes out again by itself").isEqualTo("SUSPENDED");
    }

    @Test
    void workers_that_die_while_what_is_out_is_inspected_anew_stop_nothing() throws IOException {
        Walk out = Walk.published(figures("desk 8"));
        double failed = failedWorkers();
        DyingWorkers.begin();
        try {
            assertThat(refusals(activate(Api.as("priya"), proposed("paul", withBadge()))))
                    .isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(failedWorkers()).isGreaterThan(failed));
            assertThat(inForce().getInt("coverage.waiting")).isPositive();
            assertThat(out.state()).isEqualTo("PUBLISHED");
        } finally {
            DyingWorkers.end();
            assertThat(refusals(activate(Api.as("priya"), proposed("paul", RulesetFile.shippedText()))))
                    .isEmpty();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(inForce().getInt("coverage.waiting")).isZero());
        assertThat(out.state()).isEqualTo("PUBLISHED");
        assertThat(Upload.awaitInspected(Api.as("sam"), out.version).getString("state"))
                .isEqualTo("INSPECTED");
    }

    private double failedWorkers() {
        Counter counter = meters.find("imprimatur.inspection.workers.ended")
                .tag("how", "failed")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void nobody_changes_the_rules_alone_and_a_text_that_is_no_ruleset_is_refused_with_its_line() {
        assertThat(refusals(propose(Api.as("riley"), withBadge()))).containsExactly("ROLE_NOT_ASSERTED");
        Answer wrong =
                propose(Api.as("paul"), withBadge().replace("does-not-match: [\"desk ZQ-12345\"]", "nonsense: 1"));
        assertThat(refusals(wrong)).containsExactly("RULESET_NOT_READABLE");
        assertThat(wrong.getInt("answer.userErrors[0].line")).isGreaterThan(10);
        assertThat(wrong.getString("answer.userErrors[0].flaw")).contains("DESK_BADGE", "nonsense");

        String proposal = proposed("petra", withBadge());
        assertThat(refusals(activate(Api.as("paul"), proposal))).containsExactly("ROLE_NOT_ASSERTED");
        assertThat(refusals(activate(
                        Api.as("priya"), "UnVsZXNldFByb3Bvc2FsOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA")))
                .containsExactly("PROPOSAL_NOT_FOUND");

        String both = "both-" + UUID.randomUUID();
        List<Role> roles = List.of(Role.POLICY_ADMINISTRATOR, Role.PRIVACY_OFFICER);
        Register.enrol(both, "Bo Thames", false, roles);
        Api alone = Api.with(SignIn.with(both)
                .roles(Role.POLICY_ADMINISTRATOR, Role.PRIVACY_OFFICER)
                .accessToken());
        String own = propose(alone, withBadge()).getString("answer.proposal.id");
        assertThat(refusals(activate(alone, own))).containsExactly("OWN_PROPOSAL");
        assertThat(alone.execute(
                                "query($id: ID!) { rulesetProposal(id: $id) { proposedBy { printedName }"
                                        + " viewerCanActivate { allowed reason } } }",
                                Map.of("id", own))
                        .getString("rulesetProposal.viewerCanActivate.reason"))
                .contains("Ask another privacy officer");
        assertThat(refusals(activate(Api.as("priya"), proposed("paul", RulesetFile.shippedText()))))
                .containsExactly("RULESET_IN_FORCE_ALREADY");
    }

    @Test
    void rules_that_a_database_administrator_wrote_inspect_nothing() throws SQLException {
        Api sam = Api.as("sam");
        String blind = "update imprimatur.ruleset_version set text = replace(text, 'A_NUMBER', 'B_NUMBER')";
        asSuperuserPastTheGuards(blind);
        String version;
        try {
            assertThat(Api.as("ada").execute("{ ruleset { version } }").getString("ruleset"))
                    .isNull();
            String document = Upload.register(sam, "Waits " + UUID.randomUUID());
            version = Upload.addVersion(sam, document, 0, figures("desk 9"), "figures.csv")
                    .getString("id");
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(sam.execute(
                                            "query($id: ID!) { node(id: $id) { ... on DocumentVersion { state } } }",
                                            Map.of("id", version))
                                    .getString("node.state"))
                            .isEqualTo("RECEIVED"));
        } finally {
            asSuperuserPastTheGuards(
                    "update imprimatur.ruleset_version set text = replace(text, 'B_NUMBER', 'A_NUMBER')");
        }
        assertThat(Upload.awaitInspected(sam, version).getString("state")).isEqualTo("INSPECTED");
    }

    private static String withBadge() {
        String shipped = RulesetFile.shippedText();
        int claims = shipped.indexOf("\nclaims:");
        return (shipped.substring(0, claims) + BADGE + shipped.substring(claims))
                .replaceFirst("\nversion: .*", "\nversion: \"office.1\"");
    }

    private static byte[] figures(String note) {
        return ("Month,Admissions,Note\nMarch,1234,closed\nApril,2345,open\nMay,3456," + note + "\nJune,"
                        + (100_000 + UUID.randomUUID().hashCode() % 50_000) + ",open\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Answer inForce() {
        return Api.as("ada")
                .execute("{ ruleset { version sha256 coverage { inspected waiting } } }")
                .at("ruleset");
    }

    private static Answer trial(String proposal) {
        return Api.as("ada")
                .execute(
                        "query($id: ID!) { rulesetProposal(id: $id) { trial { versions tried same graver milder"
                                + " unreadable personsBefore personsAfter } } }",
                        Map.of("id", proposal))
                .at("rulesetProposal.trial");
    }

    private static String suspensionOf(Walk walk) {
        return Api.as("pat")
                .execute("query($id: ID!) { release(id: $id) { suspension { cause } } }", Map.of("id", walk.release))
                .getString("release.suspension.cause");
    }

    private static String proposed(String person, String text) {
        Answer answer = propose(Api.as(person), text);
        assertThat(refusals(answer)).isEmpty();
        return answer.getString("answer.proposal.id");
    }

    private static Answer propose(Api api, String text) {
        return api.execute(
                "mutation($input: ProposeRulesetInput!) { answer: proposeRuleset(input: $input) { proposal { id }"
                        + " userErrors { code ... on RulesetNotReadable { line flaw } } } }",
                Map.of("input", Map.of("text", text)));
    }

    private static Answer activate(Api api, String proposal) {
        return api.execute(
                "mutation($input: ActivateRulesetInput!) { answer: activateRuleset(input: $input) { ruleset { version }"
                        + " userErrors { code } } }",
                Map.of("input", Map.of("proposalId", proposal)));
    }

    private static List<String> refusals(Answer answer) {
        return answer.getList("answer.userErrors.code");
    }

    private static void asSuperuserPastTheGuards(String statement) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table imprimatur.ruleset_version disable trigger all");
            sql.execute(statement);
            sql.execute("alter table imprimatur.ruleset_version enable trigger all");
            for (String guard : List.of("entry_required", "append_only_rows", "append_only_table")) {
                sql.execute("alter table imprimatur.ruleset_version enable always trigger " + guard);
            }
        }
    }

    /** Another application than the other tests'. */
    public static final class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imprimatur.inspection.look-every",
                    "PT1.5S",
                    "imprimatur.inspection.attempt-anew-after",
                    "PT5S",
                    "imprimatur.inspection.worker.java",
                    DyingWorkers.launcher().toString());
        }
    }
}
