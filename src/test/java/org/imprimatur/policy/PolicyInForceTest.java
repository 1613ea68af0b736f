package org.imprimatur.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class PolicyInForceTest {
    private static final String DRY_RUN =
            "query($input: PolicyCaseInput!) { policy { version dryRun(input: $input) { allowed singleUse publishWithin"
                    + " authenticatedWithin rulesSha256 signOffs { role after } matchedRules { id }"
                    + " forbiddenBy { reason category rule { id } condition { name evidence checkable } } } } }";

    private final PolicyInForce inForce;
    private final PolicyVersionRows rows;
    private final AuditLog audit;

    PolicyInForceTest(PolicyInForce inForce, PolicyVersionRows rows, AuditLog audit) {
        this.inForce = inForce;
        this.rows = rows;
        this.audit = audit;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void the_shipped_policy_is_in_force_from_the_first_start_by_an_act_of_the_product_itself() {
        Policy policy = inForce.get();

        assertThat(policy.digest())
                .isEqualTo(PolicyFile.read(PolicyFile.shippedText(), 1).digest());
        var entry = QuarkusTransaction.requiringNew()
                .call(() -> audit.entry(rows.findById(1).entryId).orElseThrow());
        assertThat(entry.action()).isEqualTo(Action.LOAD_POLICY);
        assertThat(entry.actorId()).isEqualTo("system:shipped-policy");
        assertThat(entry.text("policy.digest")).isEqualTo(policy.digest().hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update imprimatur.policy_version set text = 'format: 1'",
                "delete from imprimatur.policy_version",
                "truncate imprimatur.policy_version"
            })
    void nobody_changes_or_deletes_a_policy_version(String statement) throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
        }
        try (Connection owner = RealServices.migratorConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("set role imprimatur_owner");
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void a_version_without_an_entry_of_its_transaction_is_refused_at_commit() throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute("insert into imprimatur.policy_version select 99, text, rules_sha256, loaded_at,"
                    + " gen_random_uuid() from imprimatur.policy_version where version = 1");
            assertThatThrownBy(app::commit).hasMessageContaining("without an audit entry of the same transaction");
        }
    }

    @Test
    void a_permissive_version_that_a_database_administrator_inserts_forbids_everything_instead() throws SQLException {
        int before = inForce.get().version();
        asSuperuserPastTheGuards("insert into imprimatur.policy_version select " + (before + 1)
                + ", replace(text, 'forbidden', 'allowed'), rules_sha256, loaded_at, entry_id"
                + " from imprimatur.policy_version where version = 1");
        try {
            assertThat(inForce.get()).isEqualTo(Policy.NONE);
        } finally {
            asSuperuserPastTheGuards("delete from imprimatur.policy_version where version = " + (before + 1));
        }
        assertThat(inForce.get().version()).isEqualTo(before);
    }

    @Test
    void a_version_that_a_database_administrator_rewrites_forbids_everything_instead() throws SQLException {
        int before = inForce.get().version();
        asSuperuserPastTheGuards("update imprimatur.policy_version set text = text || ' '");
        try {
            assertThat(inForce.get()).isEqualTo(Policy.NONE);
            Answer answer = Api.as("riley").execute(DRY_RUN, Map.of("input", aggregates()));
            assertThat(answer.getInt("policy.version")).isZero();
            assertThat(answer.getBoolean("policy.dryRun.allowed")).isFalse();
            assertThat(answer.getString("policy.dryRun.publishWithin")).isNull();
        } finally {
            asSuperuserPastTheGuards("update imprimatur.policy_version set text = left(text, -1)");
        }
        assertThat(inForce.get().version()).isEqualTo(before);
    }

    @Test
    void everybody_in_the_register_reads_the_rules() {
        Answer answer = Api.as("riley")
                .execute("{ policy { version sha256 rules { id category audience ruling forbids"
                        + " signOffsInOrder signOffsInAnyOrder legalBases publishWithin singleUse authenticatedWithin"
                        + " conditions { name evidence checkable } covers citation } } }");

        assertThat(answer.getList("policy.rules")).hasSize(inForce.get().rules().size());
        assertThat(answer.getString("policy.sha256"))
                .isEqualTo(inForce.get().digest().hex());
        Map<String, Object> asylum = answer.where("policy.rules", "id", "asylum-public-web:ASYLUM:PUBLIC_WEB")
                .getMap("[0]");
        assertThat(asylum)
                .containsEntry("ruling", "ALLOWED")
                .containsEntry("forbids", false)
                .containsEntry(
                        "signOffsInOrder",
                        List.of("PROGRAM_REVIEWER", "PRIVACY_OFFICER", "COUNSEL", "APPROVING_OFFICIAL"))
                .containsEntry("publishWithin", "PT24H")
                .containsEntry("authenticatedWithin", "PT10M");
    }

    @Test
    void a_dry_run_says_who_would_have_to_sign_and_decides_nothing() {
        Answer answer = Api.as("riley").execute(DRY_RUN, Map.of("input", aggregates()));

        assertThat(answer.getBoolean("policy.dryRun.allowed")).isTrue();
        assertThat(answer.getList("policy.dryRun.signOffs.role"))
                .containsExactly("PROGRAM_REVIEWER", "PRIVACY_OFFICER");
        assertThat(answer.getString("policy.dryRun.publishWithin")).isEqualTo("PT336H");
        assertThat(answer.getList("policy.dryRun.forbiddenBy")).isEmpty();
    }

    @Test
    void a_dry_run_names_what_forbids_a_case() {
        var hidden = new HashMap<String, Object>(aggregates());
        hidden.put("categories", List.of("ASYLUM", "HEALTH"));
        hidden.put("hiddenContent", true);

        Answer answer = Api.as("riley").execute(DRY_RUN, Map.of("input", hidden));

        assertThat(answer.getBoolean("policy.dryRun.allowed")).isFalse();
        assertThat(answer.<String>getList("policy.dryRun.forbiddenBy.reason"))
                .contains("HIDDEN_CONTENT", "FORBIDDEN", "LEGAL_BASIS_MISSING", "CONDITION_NOT_MET");
        assertThat(answer.<String>getList("policy.dryRun.forbiddenBy.condition.name"))
                .contains("WRITTEN_REASON");
    }

    @Test
    void somebody_who_is_not_in_the_register_does_not_read_the_rules() {
        Answer answer = Api.with(SignIn.with("stranger-" + UUID.randomUUID()).accessToken())
                .send("{ policy { version } }", Map.of());

        assertThat(answer.getList("errors")).isNotEmpty();
        assertThat(answer.<Object>get("data")).isNull();
    }

    @Test
    void a_version_that_does_not_exist_is_not_found() {
        Answer answer = Api.as("riley").send("{ policy(version: 77) { version } }", Map.of());

        assertThat(answer.getList("errors")).isNotEmpty();
        assertThat(answer.<Object>get("data")).isNull();
    }

    private static Map<String, Object> aggregates() {
        return Map.of(
                "categories",
                List.of("AGGREGATE_ONLY"),
                "audience",
                "PUBLIC_WEB",
                "legalBases",
                List.of(),
                "inspected",
                true,
                "clean",
                true,
                "hiddenContent",
                false,
                "originalSpreadsheet",
                false,
                "evidence",
                List.of());
    }

    private static void asSuperuserPastTheGuards(String statement) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table imprimatur.policy_version disable trigger all");
            try {
                sql.execute(statement);
            } finally {
                sql.execute("alter table imprimatur.policy_version enable trigger all");
                for (String guard : List.of("entry_required", "append_only_rows", "append_only_table")) {
                    sql.execute("alter table imprimatur.policy_version enable always trigger " + guard);
                }
            }
        }
    }
}
