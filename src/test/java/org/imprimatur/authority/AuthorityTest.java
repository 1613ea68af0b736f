package org.imprimatur.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class AuthorityTest {
    private static final String AUTHORITY = "imprimatur.authority";

    private static final String VIEWER =
            "{ viewer { person { id printedName } roles authentication { acr authenticatedAt } } }";
    private static final String REGISTER =
            "mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } userErrors { code"
                    + " message } } }";

    private final List<String> forged = new ArrayList<>();

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void without_a_token_nobody_gets_in() {
        given().contentType("application/json")
                .body(Map.of("query", VIEWER))
                .post("/graphql")
                .then()
                .statusCode(401);
    }

    @Test
    void somebody_linked_sees_their_name_and_roles() {
        Answer riley = Api.as("riley").execute(VIEWER);
        assertThat(riley.getString("viewer.person.printedName")).isEqualTo("Riley Castellano");
        assertThat(riley.<String>getList("viewer.roles")).containsExactly("PROGRAM_REVIEWER");
        assertThat(riley.getString("viewer.authentication.authenticatedAt")).isNotNull();
    }

    @Test
    void a_role_in_the_token_without_an_authority_counts_for_nothing() {
        Answer riley =
                Api.with(SignIn.with("riley").roles(Role.COUNSEL).accessToken()).execute(VIEWER);
        assertThat(riley.<String>getList("viewer.roles")).isEmpty();
    }

    @Test
    void an_authority_without_the_role_in_the_token_counts_for_nothing() {
        Answer adam = Api.with(SignIn.with("adam").roles().accessToken())
                .execute(REGISTER, input(Map.of("printedName", "Nobody", "service", false)));
        assertThat(adam.getList("registerPerson.userErrors.code")).containsExactly("ROLE_NOT_ASSERTED");
    }

    @Test
    void an_account_that_nobody_linked_does_nothing_and_the_attempt_is_recorded() throws SQLException {
        long before = refusals();
        Answer stranger = Api.with(SignIn.with("stranger")
                        .roles(Role.AUTHORITY_ADMINISTRATOR)
                        .accessToken())
                .execute(REGISTER, input(Map.of("printedName", "Nobody", "service", false)));
        assertThat(stranger.getList("registerPerson.userErrors.code")).containsExactly("ACCOUNT_NOT_LINKED");
        assertThat(stranger.getString("registerPerson.userErrors[0].message"))
                .contains("Ask an authority administrator");
        assertThat(refusals()).isEqualTo(before + 1);
    }

    @Test
    void the_register_is_searched_by_name_and_by_the_roles_that_people_hold_now() {
        String search = "query($filter: PersonFilter) { people(first: 100, filter: $filter)"
                + " { totalCount nodes { printedName authorities { role } } } }";
        Answer named = Api.as("adam").execute(search, Map.of("filter", Map.of("nameContains", "castell")));
        assertThat(named.<String>getList("people.nodes.printedName")).containsExactly("Riley Castellano");
        assertThat(named.getInt("people.totalCount")).isEqualTo(1);
        assertThat(named.<String>getList("people.nodes[0].authorities.role")).containsExactly("PROGRAM_REVIEWER");

        Answer holding = Api.as("adam")
                .execute(search, Map.of("filter", Map.of("role", "PROGRAM_REVIEWER", "nameContains", "Riley")));
        assertThat(holding.<String>getList("people.nodes.printedName")).containsExactly("Riley Castellano");
        Answer nobody =
                Api.as("adam").execute(search, Map.of("filter", Map.of("role", "COUNSEL", "nameContains", "Riley")));
        assertThat(nobody.getList("people.nodes")).isEmpty();
    }

    @Test
    void nobody_grants_an_authority_to_themselves() {
        String adam = Api.as("adam").execute(VIEWER).getString("viewer.person.id");
        Answer answer = Api.as("adam")
                .execute(
                        "mutation($input: GrantAuthorityInput!) { grantAuthority(input: $input) { userErrors { code } } }",
                        input(Map.of("personId", adam, "role", "COUNSEL", "instrument", "X")));
        assertThat(answer.getList("grantAuthority.userErrors.code")).containsExactly("OWN_AUTHORITY");
    }

    @Test
    void a_service_gets_no_role_in_which_people_sign() {
        String service = Register.enrol("robot-" + UUID.randomUUID(), "Robot", true, List.of());
        Answer answer = Api.as("adam")
                .execute(
                        "mutation($input: GrantAuthorityInput!) { grantAuthority(input: $input) { userErrors { code } } }",
                        input(Map.of("personId", service, "role", "PRIVACY_OFFICER", "instrument", "X")));
        assertThat(answer.getList("grantAuthority.userErrors.code")).containsExactly("SERVICE_NEVER_SIGNS");
    }

    @Test
    void an_ended_authority_counts_no_longer() {
        String subject = "leaver-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Lee Aver", false, List.of());
        String authority = Register.grant(person, Role.COUNSEL);
        SignIn counsel = SignIn.with(subject).roles(Role.COUNSEL);
        assertThat(Api.with(counsel.accessToken()).execute(VIEWER).<String>getList("viewer.roles"))
                .containsExactly("COUNSEL");
        Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { authority { endedAt } userErrors { code } } }",
                        input(Map.of("authorityId", authority)));
        assertThat(Api.with(counsel.accessToken()).execute(VIEWER).<String>getList("viewer.roles"))
                .isEmpty();
    }

    @Test
    void an_authority_that_a_database_administrator_inserts_counts_for_nothing() throws SQLException {
        String subject = "intruder-" + UUID.randomUUID();
        Register.enrol(subject, "In Truder", false, List.of());
        forge(subject, Role.COUNSEL);
        Answer intruder =
                Api.with(SignIn.with(subject).roles(Role.COUNSEL).accessToken()).execute(VIEWER);
        assertThat(intruder.<String>getList("viewer.roles")).isEmpty();
    }

    @Test
    void an_auditor_whom_a_database_administrator_appointed_reads_nothing() throws Exception {
        String subject = "false-auditor-" + UUID.randomUUID();
        Register.enrol(subject, "Fay Lse", false, List.of());
        forge(subject, Role.AUDITOR);
        Answer answer = Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken())
                .send("{ auditEntries(first: 1) { nodes { sentence } } }", Map.of());

        assertThat(answer.<String>getList("errors.extensions.code")).containsExactly("NO_AUTHORITY");
        assertThat(answer.getMap("data")).isNull();
    }

    @Test
    void an_account_that_a_database_administrator_linked_makes_nobody_of_its_holder() throws Exception {
        String subject = "borrower-" + UUID.randomUUID();
        String victim = "victim-" + UUID.randomUUID();
        Register.enrol(victim, "Vic Tim", false, List.of(Role.AUDITOR));
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("alter table imprimatur.account disable trigger all");
            sql.execute("insert into imprimatur.account (id, issuer, subject, person_id, linked_at, entry_id)"
                    + " select gen_random_uuid(), issuer, '" + subject + "', person_id, linked_at, entry_id"
                    + " from imprimatur.account where subject = '" + victim + "'");
            sql.execute("alter table imprimatur.account enable trigger all");
            for (String guard : List.of("entry_required", "never_deleted_rows", "never_deleted_table")) {
                sql.execute("alter table imprimatur.account enable always trigger " + guard);
            }
        }
        Api borrower = Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken());
        assertThat(borrower.send("{ viewer { person { printedName } roles } }", Map.of())
                        .getString("data.viewer.person"))
                .isNull();
        Answer history = borrower.send("{ auditEntries(first: 1) { nodes { sentence } } }", Map.of());
        assertThat(history.<String>getList("errors.extensions.code")).containsExactly("ACCOUNT_NOT_LINKED");
        assertThat(history.getMap("data")).isNull();
    }

    private void forge(String subject, Role role) throws SQLException {
        String id = UUID.randomUUID().toString();
        Superuser.pastTheGuards(
                AUTHORITY,
                "insert into imprimatur.authority (id, person_id, role, instrument, valid_from, entry_id) select '" + id
                        + "', a.person_id, '" + role
                        + "', 'Forged', now() - interval '1 day', a.entry_id from imprimatur.account a where a.subject = '"
                        + subject + "'");
        forged.add(id);
    }

    /** Whoever asks who holds the role would have each row verified alone, in tests of what is remembered too. */
    @AfterEach
    void nothing_forged_stays() throws SQLException {
        for (String id : forged) {
            Superuser.pastTheGuards(AUTHORITY, "delete from imprimatur.authority where id = '" + id + "'");
        }
    }

    @Test
    void an_id_of_another_kind_is_not_accepted() {
        Answer answer = Api.as("adam")
                .execute(
                        "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                        input(Map.of("authorityId", "bm9uc2Vuc2U")));
        assertThat(answer.getList("endAuthority.userErrors.code")).containsExactly("INVALID_ID");
    }

    private static Map<String, Object> input(Map<String, Object> input) {
        return Map.of("input", input);
    }

    private static long refusals() throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from audit.entry where"
                        + " convert_from(body, 'UTF8')::jsonb ->> 'outcome' = 'REFUSED'")) {
            found.next();
            return found.getLong(1);
        }
    }
}
