package org.imprimatur.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Impatience;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;

/** What does not come about is recorded too, but fills nothing. */
@QuarkusTest
@TestProfile(Impatience.class)
@QuarkusTestResource(RealServices.class)
class RefusalFloodTest {
    private static final String BODY = "convert_from(e.body, 'UTF8')::jsonb";

    private final RefusalFloods floods;

    RefusalFloodTest(RefusalFloods floods) {
        this.floods = floods;
    }

    @Test
    void refusals_of_one_actor_beyond_the_limit_become_one_counted_entry_and_each_is_answered_by_its_name()
            throws SQLException {
        String subject = "tireless-" + UUID.randomUUID();
        UUID person = GlobalId.parse("Person", Register.enrol(subject, "Tara Less", false, List.of(Role.SUBMITTER)));
        Api tireless = Api.with(SignIn.with(subject).roles(Role.SUBMITTER).accessToken());

        for (int attempt = 0; attempt < 9; attempt++) {
            assertThat(tireless.execute(
                                    "mutation($input: WithdrawApprovalRequestInput!) { withdrawApprovalRequest(input: $input)"
                                            + " { userErrors { code } } }",
                                    Map.of(
                                            "input",
                                            Map.of("requestId", GlobalId.of("ApprovalRequest", UUID.randomUUID()))))
                            .<String>getList("withdrawApprovalRequest.userErrors.code"))
                    .containsExactly("REQUEST_UNKNOWN");
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            floods.endWindows();
            return count(person, "REPEAT_REFUSED_ACTS") > 0;
        });
        long single = count(person, "WITHDRAW_REQUEST");
        assertThat(single).isGreaterThanOrEqualTo(3).isLessThan(9);
        assertThat(count(person, "WITHDRAW_REQUEST' and " + BODY + " -> 'facts' ->> 'furtherAreCounted' = 'true"))
                .isPositive();
        assertThat(single
                        + Long.parseLong(Superuser.one("select sum((" + BODY + " -> 'facts' ->> 'count')::int) from"
                                + " audit.entry e where " + BODY + " ->> 'action' = 'REPEAT_REFUSED_ACTS' and " + BODY
                                + " -> 'actor' ->> 'id' = '" + person + "'")))
                .as("recorded and counted together")
                .isEqualTo(9);
        assertThat(Superuser.one("select " + BODY + " -> 'facts' ->> 'of.REQUEST_UNKNOWN' from audit.entry e where "
                        + BODY
                        + " ->> 'action' = 'REPEAT_REFUSED_ACTS' and " + BODY + " -> 'actor' ->> 'id' = '" + person
                        + "' limit 1"))
                .isNotNull();
    }

    @Test
    void an_act_that_the_database_fails_is_recorded_as_failed_without_what_the_database_said() throws SQLException {
        String subject = "unlucky-" + UUID.randomUUID();
        UUID person = GlobalId.parse("Person", Register.enrol(subject, "Una Lucky", false, List.of(Role.SUBMITTER)));
        String token = SignIn.with(subject).roles(Role.SUBMITTER).accessToken();
        String custodian = "Office " + UUID.randomUUID();
        asSuperuser(
                "create or replace function imprimatur.fail_for_test() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'canary-%', new.title using errcode = 'check_violation'; end $$",
                "create trigger fail_for_test before insert on imprimatur.document for each row when (new.custodian = '"
                        + custodian + "') execute function imprimatur.fail_for_test()");
        try {
            String answer = Api.with(token)
                    .send(
                            "mutation($input: RegisterDocumentInput!) { registerDocument(input: $input)"
                                    + " { document { id } } }",
                            Map.of(
                                    "input",
                                    Map.of(
                                            "title",
                                            "Canary of a title",
                                            "custodian",
                                            custodian,
                                            "declaredCategories",
                                            List.of("AGGREGATE_ONLY"))))
                    .toString();
            assertThat(answer)
                    .contains("errors")
                    .doesNotContainIgnoringCase("canary")
                    .doesNotContain("check_violation");
        } finally {
            asSuperuser(
                    "drop trigger fail_for_test on imprimatur.document", "drop function imprimatur.fail_for_test()");
        }

        assertThat(Superuser.one(
                        "select " + BODY + " ->> 'outcome' || ' ' || (" + BODY + " ->> 'reason') from audit.entry e"
                                + " where " + BODY + " ->> 'action' = 'REGISTER_DOCUMENT' and " + BODY
                                + " -> 'actor' ->> 'id' = '" + person + "'"))
                .isEqualTo("FAILED DATABASE");
        assertThat(Superuser.one(
                        "select count(*) from audit.entry e where convert_from(e.body, 'UTF8') ilike '%canary%'"))
                .isEqualTo("0");
    }

    @Test
    void whoever_is_not_signed_in_writes_nothing_into_the_record() throws SQLException {
        String newest = Superuser.one("select coalesce(max(entry_seq), 0) from audit.entry e where " + BODY
                + " -> 'actor' ->> 'id' not like 'system:%'");
        for (String token : List.of("nonsense", "a.b.c")) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body("{\"query\":\"{ __typename }\"}")
                    .post("/graphql")
                    .then()
                    .statusCode(401);
        }
        assertThat(Superuser.one("select count(*) from audit.entry e where entry_seq > " + newest + " and " + BODY
                        + " -> 'actor' ->> 'id' not like 'system:%'"))
                .isEqualTo("0");
    }

    private static long count(UUID person, String action) throws SQLException {
        return Long.parseLong(Superuser.one("select count(*) from audit.entry e where " + BODY
                + " -> 'actor' ->> 'id' = '" + person + "' and " + BODY + " ->> 'action' = '" + action + "'"));
    }

    private static void asSuperuser(String... statements) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
