package org.imprimatur.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class AuditHistoryTest {
    private final AuditLog log;
    private final DatabaseClock clock;

    AuditHistoryTest(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
    }

    private static final String HISTORY = """
            query($first: Int, $after: String, $last: Int, $filter: AuditEntryFilter) {
              auditEntries(first: $first, after: $after, last: $last, filter: $filter) {
                nodes { id index action outcome occurredAt reasonCode sentence actor { printedName } }
                pageInfo { hasNextPage hasPreviousPage endCursor }
              }
            }""";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void an_auditor_reads_each_act_as_a_sentence() {
        String person = Register.enrol("sentence-" + UUID.randomUUID(), "Mary Sentence", false, List.of(Role.COUNSEL));
        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(HISTORY, Map.of("filter", Map.of("personId", person)))
                        .<String>getList("auditEntries.nodes.sentence"))
                .containsExactly(
                        "Adam Kessler registered Mary Sentence in the register of people.",
                        "Adam Kessler linked an account to Mary Sentence.",
                        "Adam Kessler granted Mary Sentence the authority of counsel."));
    }

    @Test
    void a_refused_act_stands_in_the_history_with_its_reason() {
        Api.as("riley")
                .execute(
                        "mutation { registerPerson(input: {printedName: \"X\", service: false}) { userErrors { code } } }");
        await().untilAsserted(() -> {
            Answer refused = Api.as("ada")
                    .execute(
                            HISTORY,
                            Map.of(
                                    "last",
                                    1,
                                    "filter",
                                    Map.of("outcome", "REFUSED", "actions", List.of("REGISTER_PERSON"))));
            assertThat(refused.<String>getList("auditEntries.nodes.sentence"))
                    .containsExactly("Riley Castellano tried to register somebody in the register of people and was"
                            + " refused (role not asserted).");
        });
    }

    @Test
    void an_entry_names_what_it_was_about_by_ids_that_the_api_finds_again() {
        String person = Register.enrol("subject-" + UUID.randomUUID(), "Su Bject", false, List.of());
        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(
                                "query($filter: AuditEntryFilter) { auditEntries(first: 1, filter: $filter)"
                                        + " { nodes { personId documentId releaseId } } }",
                                Map.of("filter", Map.of("personId", person)))
                        .<Map<String, Object>>getList("auditEntries.nodes"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("personId")).isEqualTo(person);
                    assertThat(entry.get("documentId")).isNull();
                }));
    }

    @Test
    void only_an_auditor_reads_the_history() {
        assertThat(Api.as("riley").send(HISTORY, Map.of()).<String>getList("errors.extensions.code"))
                .containsExactly("ROLE_NOT_ASSERTED");
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        var indexes = new ArrayList<Long>();
        var variables = new HashMap<String, Object>(Map.of("first", 7));
        boolean more = true;
        while (more) {
            Answer page = Api.as("ada").execute(HISTORY, variables);
            page.<String>getList("auditEntries.nodes.index").forEach(index -> indexes.add(Long.valueOf(index)));
            more = page.getBoolean("auditEntries.pageInfo.hasNextPage");
            variables.put("after", page.getString("auditEntries.pageInfo.endCursor"));
        }
        assertThat(indexes).hasSizeGreaterThan(20);
        for (int i = 0; i < indexes.size(); i++) {
            assertThat(indexes.get(i)).isEqualTo(i);
        }
    }

    @Test
    void every_entry_gets_one_place_and_places_are_dense() throws SQLException {
        await().untilAsserted(() -> assertThat(number("select count(*) from audit.entry e where not exists (select from"
                        + " audit.leaf l where l.entry_seq = e.entry_seq)"))
                .isZero());
        assertThat(number("select count(*) - max(log_index) - 1 from audit.leaf"))
                .isZero();
        assertThat(number("select max(tree_size) - (select count(*) from audit.leaf) from audit.integration"))
                .isZero();
    }

    @Test
    void an_entry_whose_transaction_stayed_open_is_integrated_when_it_commits() throws SQLException {
        QuarkusTransaction.begin();
        UUID late = log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test"), clock.now()));
        String overtaker = Register.enrol("overtaker-" + UUID.randomUUID(), "Over Taker", false, List.of());
        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(HISTORY, Map.of("filter", Map.of("personId", overtaker)))
                        .getList("auditEntries.nodes"))
                .hasSize(2));
        QuarkusTransaction.commit();
        await().untilAsserted(
                        () -> assertThat(number("select count(*) from audit.leaf where entry_id = '" + late + "'"))
                                .isEqualTo(1));
        every_entry_gets_one_place_and_places_are_dense();
    }

    @Test
    void reads_are_left_out_where_they_are_not_wanted_and_refused_ones_stay() {
        String wanted =
                "query($f: AuditEntryFilter) { auditEntries(last: 100, filter: $f) { nodes { action outcome } } }";
        Api.as("riley").send(HISTORY, Map.of());
        Api.as("ada").execute(HISTORY, Map.of("last", 1));
        await().untilAsserted(() -> {
            List<Map<String, Object>> without = Api.as("ada")
                    .execute(wanted, Map.of("f", Map.of("readsToo", false)))
                    .getList("auditEntries.nodes");
            assertThat(without)
                    .noneMatch(entry -> entry.equals(Map.of("action", "READ_AUDIT", "outcome", "PERMITTED")))
                    .anyMatch(entry -> entry.equals(Map.of("action", "READ_AUDIT", "outcome", "REFUSED")));
        });
        assertThat(Api.as("ada")
                        .execute(wanted, Map.of("f", Map.of("readsToo", true)))
                        .<Map<String, Object>>getList("auditEntries.nodes"))
                .anyMatch(entry -> entry.equals(Map.of("action", "READ_AUDIT", "outcome", "PERMITTED")));
    }

    @Test
    void what_an_auditor_searched_for_is_on_record_once_and_another_search_is_another_entry() throws SQLException {
        String subject = "searcher-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Sear Cher", false, List.of(Role.AUDITOR));
        String id = GlobalId.parse("Person", person).toString();
        Api auditor = Api.with(SignIn.with(subject).roles(Role.AUDITOR).accessToken());
        Map<String, Object> typed = Map.of("filter", Map.of("reasonCode", "Maria Lopez"));
        for (int page = 0; page < 3; page++) {
            auditor.execute(HISTORY, typed);
        }
        assertThat(readings(id)).isEqualTo(1);
        auditor.execute(HISTORY, Map.of("filter", Map.of("personId", person)));
        assertThat(readings(id)).isEqualTo(2);
        assertThat(number("select count(*) from audit.entry where convert_from(body, 'UTF8') like '%Lopez%'"))
                .as("what somebody typed stands nowhere")
                .isZero();
        assertThat(number("select count(*) from audit.entry where convert_from(body, 'UTF8') like '%\"by.person\":\""
                        + id + "\"%'"))
                .isEqualTo(1);
    }

    @Test
    void acts_are_found_by_who_did_them_and_an_entry_by_its_place() {
        String adam = Api.as("adam").execute("{ viewer { person { id } } }").getString("viewer.person.id");
        await().untilAsserted(() -> {
            Answer found = Api.as("ada").execute(HISTORY, Map.of("last", 1, "filter", Map.of("actorPersonId", adam)));
            assertThat(found.getString("auditEntries.nodes[0].actor.printedName"))
                    .isEqualTo("Adam Kessler");
            Answer same = Api.as("ada")
                    .execute(
                            "query($i: Long!) { auditEntryAt(index: $i) { id } }",
                            Map.of("i", found.getString("auditEntries.nodes[0].index")));
            assertThat(same.getString("auditEntryAt.id")).isEqualTo(found.getString("auditEntries.nodes[0].id"));
        });
        for (String nowhere : List.of("-1", "9223372036854775807")) {
            assertThat(Api.as("ada")
                            .execute("query($i: Long!) { auditEntryAt(index: $i) { id } }", Map.of("i", nowhere))
                            .<Object>get("auditEntryAt"))
                    .isNull();
        }
        assertThat(Api.as("riley")
                        .execute("{ auditEntryAt(index: \"0\") { id } }")
                        .<Object>get("auditEntryAt"))
                .isNull();
        assertThat(Api.as("ada")
                        .send(HISTORY, Map.of("filter", Map.of("actorPersonId", adam, "actorId", "system:sweeper")))
                        .<String>getList("errors.extensions.code"))
                .containsExactly("INVALID_INPUT");
    }

    private static long readings(String actor) throws SQLException {
        return number("select count(*) from audit.entry where convert_from(body, 'UTF8') like"
                + " '%\"action\":\"READ_AUDIT\",\"actor\":{\"id\":\"" + actor + "\"%'");
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = RealServices.superuserConnection();
                Statement sql = connection.createStatement();
                ResultSet answer = sql.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
