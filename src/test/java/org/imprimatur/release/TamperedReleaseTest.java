package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that somebody with a database superuser's rights rewrote. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class TamperedReleaseTest {
    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_release_whose_row_was_rewritten_permits_nothing() throws SQLException {
        Walk walk = Walk.published(Walk.figures(21));
        assertThat(walk.reasonsAgainst(SignIn.service("cms-pipeline"))).isEmpty();
        rewriteRelease(walk);
        assertThat(walk.reasonsAgainst(SignIn.service("cms-pipeline"))).isNotEmpty();
    }

    @Test
    void a_release_whose_row_was_rewritten_is_stopped_all_the_same_and_the_entry_says_that_it_was()
            throws SQLException {
        Walk walk = Walk.published(Walk.figures(22));
        rewriteRelease(walk);
        assertThat(walk.refusals("priya", "recall", Map.of("reason", "It was tampered with")))
                .isEmpty();
        assertThat(walk.state()).isEqualTo("RECALLED");
        assertThat(one("select convert_from(e.body, 'UTF8')::jsonb -> 'facts' ->> 'vouchedBefore'"
                        + " from imprimatur.release r join audit.entry e on e.entry_id = r.entry_id where r.id = '"
                        + id("Release", walk.release) + "'"))
                .isEqualTo("false");
    }

    @Test
    void a_rewritten_approval_request_does_not_keep_its_bytes_from_being_blocked_elsewhere() throws SQLException {
        byte[] bytes = Walk.figures(23);
        Walk tampered = Walk.published(bytes);
        Walk sound = Walk.published(bytes);
        tamper(
                "approval_request",
                "update imprimatur.approval_request set deadline = deadline + interval '1 second' where id = '"
                        + id("ApprovalRequest", tampered.request) + "'");

        JsonPath blocked = Api.as("priya")
                .execute(
                        "mutation($input: BlockDigestInput!) { blockDigest(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("sha256", Sha256.of(bytes).hex(), "reason", "Wrong file")));
        assertThat(blocked.getList("blockDigest.userErrors.code")).isEmpty();
        assertThat(sound.state()).isEqualTo("SUSPENDED");
        assertThat(tampered.reasonsAgainst(SignIn.service("cms-pipeline"))).isNotEmpty();
    }

    private static void rewriteRelease(Walk walk) throws SQLException {
        tamper(
                "release",
                "update imprimatur.release set published_at = published_at - interval '1 hour' where id = '"
                        + id("Release", walk.release) + "'");
    }

    /** Switches the table's guards off as only its owner and a superuser can, and on again. */
    private static void tamper(String table, String statement) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            var guards = new ArrayList<String>();
            try (ResultSet found = sql.executeQuery("select tgname from pg_trigger where tgenabled = 'A'"
                    + " and tgrelid = 'imprimatur." + table + "'::regclass")) {
                while (found.next()) {
                    guards.add(found.getString(1));
                }
            }
            assertThat(guards).isNotEmpty();
            for (String guard : guards) {
                sql.execute("alter table imprimatur." + table + " disable trigger " + guard);
            }
            try {
                sql.execute("set session_replication_role = replica");
                assertThat(sql.executeUpdate(statement)).isEqualTo(1);
                sql.execute("reset session_replication_role");
            } finally {
                for (String guard : guards) {
                    sql.execute("alter table imprimatur." + table + " enable always trigger " + guard);
                }
            }
        }
    }

    private static UUID id(String type, String globalId) {
        return GlobalId.parse(type, globalId);
    }

    private static String one(String query) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
