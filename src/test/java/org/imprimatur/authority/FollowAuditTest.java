package org.imprimatur.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor follows the record as it grows. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class FollowAuditTest {
    private static final String EVERYTHING =
            "subscription($after: Long) { auditEntryAppended(afterIndex: $after) { index action sentence } }";
    private static final String ABOUT =
            "subscription($filter: AuditEntryFilter, $after: Long) { auditEntryAppended(filter: $filter, afterIndex: $after)"
                    + " { index action outcome sentence actor { printedName } } }";

    private String auditor = "";
    private String token = "";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
        String subject = "auditor-" + UUID.randomUUID();
        auditor = Register.enrol(subject, "Audra Torres", false, List.of());
        token = SignIn.with(subject).roles(Role.AUDITOR).accessToken();
    }

    @Test
    void the_history_comes_first_and_then_each_act_as_it_is_done_without_gap_or_double_while_acts_go_on()
            throws Exception {
        Register.grant(auditor, Role.AUDITOR);
        var acting = Executors.newFixedThreadPool(2);
        try (LiveSocket client = LiveSocket.initialised(token)) {
            for (int thread = 0; thread < 2; thread++) {
                acting.submit(() -> {
                    for (int act = 0; act < 5; act++) {
                        Register.enrol("busy-" + UUID.randomUUID(), "Busy Body", false, List.of(Role.COUNSEL));
                    }
                });
            }
            client.subscribe("all", EVERYTHING, Map.of("after", "-1"));
            acting.shutdown();
            assertThat(acting.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            String last = "Last One " + UUID.randomUUID();
            Register.enrol("last-" + UUID.randomUUID(), last, false, List.of());

            List<Long> indexes = readUntil(client, "all", "registered " + last + " in");

            assertThat(indexes)
                    .containsExactlyElementsOf(
                            LongStream.range(0, indexes.size()).boxed().toList());
        } finally {
            acting.shutdownNow();
        }
    }

    @Test
    void whoever_comes_back_goes_on_after_the_last_entry_that_they_have() {
        Register.grant(auditor, Role.AUDITOR);
        long last;
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", EVERYTHING, Map.of("after", "4"));
            assertThat(index(client, "1")).isEqualTo(5);
            last = index(client, "1");
        }
        String missed = "Missed " + UUID.randomUUID();
        Register.enrol("missed-" + UUID.randomUUID(), missed, false, List.of());
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", EVERYTHING, Map.of("after", Long.toString(last)));
            List<Long> indexes = readUntil(client, "1", "registered " + missed + " in");
            assertThat(indexes)
                    .containsExactlyElementsOf(LongStream.range(last + 1, last + 1 + indexes.size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void without_an_index_only_what_is_new_comes_and_a_filter_holds_for_it() {
        Register.grant(auditor, Role.AUDITOR);
        awaitGrantInTheRecord();
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", ABOUT, Map.of("filter", Map.of("personId", auditor)));
            awaitBegun();
            Register.enrol("other-" + UUID.randomUUID(), "Other Person", false, List.of());
            Register.grant(auditor, Role.COUNSEL);

            JsonNode entry = client.event("1").path("auditEntryAppended");
            assertThat(entry.path("sentence").asText())
                    .isEqualTo("Adam Kessler granted Audra Torres the authority of counsel.");
            assertThat(entry.at("/actor/printedName").asText()).isEqualTo("Adam Kessler");
            client.assertNothingMoreBeforePong();
        }
    }

    @Test
    void to_follow_the_record_is_one_entry_which_is_written_before_the_first_entry_comes() throws Exception {
        Register.grant(auditor, Role.AUDITOR);
        awaitGrantInTheRecord();
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", ABOUT, Map.of("filter", Map.of("outcome", "PERMITTED"), "after", "7"));
            client.event("1");
            assertThat(followings("PERMITTED"))
                    .as("when the first entry has come")
                    .isEqualTo("1");
            client.event("1");
            client.event("1");
            assertThat(followings("PERMITTED")).isEqualTo("1");
        }
        await().untilAsserted(() -> assertThat(Api.as("ada")
                        .execute(
                                "query($filter: AuditEntryFilter) { auditEntries(last: 1, filter: $filter) { nodes { sentence"
                                        + " role } } }",
                                Map.of("filter", Map.of("actions", List.of("FOLLOW_AUDIT"), "outcome", "PERMITTED")))
                        .<String>getList("auditEntries.nodes.sentence"))
                .containsExactly("Audra Torres followed the audit history from index 8 on."));
    }

    @Test
    void who_is_no_auditor_is_refused_and_that_is_recorded() throws Exception {
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", EVERYTHING, Map.of("after", "-1"));
            assertThat(client.error("1")).isEqualTo("NO_AUTHORITY");
            client.assertNothingMoreBeforePong();
        }
        assertThat(followings("REFUSED")).isEqualTo("1");
    }

    @Test
    void an_auditor_whose_authority_ends_is_sent_nothing_more() {
        String authority = Register.grant(auditor, Role.AUDITOR);
        awaitGrantInTheRecord();
        try (LiveSocket client = LiveSocket.initialised(token)) {
            client.subscribe("1", ABOUT, Map.of("filter", Map.of("actions", List.of("REGISTER_PERSON"))));
            awaitBegun();
            String before = "Before " + UUID.randomUUID();
            Register.enrol("before-" + UUID.randomUUID(), before, false, List.of());
            assertThat(client.event("1").at("/auditEntryAppended/sentence").asText())
                    .contains(before);

            end(authority);
            Register.enrol("after-" + UUID.randomUUID(), "After That", false, List.of());

            assertThat(client.error("1")).isEqualTo("NO_AUTHORITY");
            client.assertNothingMoreBeforePong();
        }
    }

    @Test
    void an_account_whose_link_ends_is_sent_nothing_more() throws Exception {
        String subject = "unlinked-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Una Linked", false, List.of(Role.AUDITOR));
        try (LiveSocket client =
                LiveSocket.initialised(SignIn.with(subject).roles(Role.AUDITOR).accessToken())) {
            client.subscribe("1", ABOUT, Map.of("filter", Map.of("personId", person), "after", "-1"));
            client.event("1");
            client.event("1");
            client.event("1");
            String account = Api.as("adam")
                    .execute(
                            "query($id: ID!) { node(id: $id) { ... on Person { accounts { id } } } }",
                            Map.of("id", person))
                    .getString("node.accounts[0].id");
            Api.as("adam")
                    .execute(
                            "mutation($input: EndAccountLinkInput!) { endAccountLink(input: $input) { userErrors { code } } }",
                            Map.of("input", Map.of("accountId", account)));
            assertThat(client.error("1")).isEqualTo("ACCOUNT_NOT_LINKED");
            client.assertNothingMoreBeforePong();
        }
    }

    @Test
    void an_index_that_the_log_does_not_have_is_refused() {
        Register.grant(auditor, Role.AUDITOR);
        try (LiveSocket client = LiveSocket.initialised(token)) {
            for (String index : List.of("-2", "9007199254740993", "9223372036854775807")) {
                client.subscribe("1", EVERYTHING, Map.of("after", index));
                assertThat(client.error("1")).as(index).isEqualTo("INDEX_UNKNOWN");
            }
        }
    }

    private String followings(String outcome) throws Exception {
        return Superuser.one(
                "select count(*) from audit.entry where convert_from(body, 'UTF8') like '%\"action\":\"FOLLOW_AUDIT\"%'"
                        + " and convert_from(body, 'UTF8') like '%\"outcome\":\"" + outcome
                        + "\"%' and convert_from(body, 'UTF8') like '%"
                        + GlobalId.parse("Person", auditor) + "%'");
    }

    /** What is not yet in the record when the following begins is new to it, as old as it may be. */
    private void awaitGrantInTheRecord() {
        await().until(() -> Api.with(token)
                .execute(
                        "query($person: ID!) { auditEntries(last: 1, filter: {personId: $person, actions:"
                                + " [GRANT_AUTHORITY]}) { nodes { sentence } } }",
                        Map.of("person", auditor))
                .getList("auditEntries.nodes.sentence")
                .equals(List.of("Adam Kessler granted Audra Torres the authority of auditor.")));
    }

    private void awaitBegun() {
        await().untilAsserted(() -> assertThat(followings("PERMITTED")).isEqualTo("1"));
    }

    private static long index(LiveSocket client, String id) {
        return client.event(id).at("/auditEntryAppended/index").asLong();
    }

    private static List<Long> readUntil(LiveSocket client, String id, String sentence) {
        var indexes = new ArrayList<Long>();
        JsonNode entry;
        do {
            entry = client.event(id).path("auditEntryAppended");
            indexes.add(entry.path("index").asLong());
        } while (!entry.path("sentence").asText().contains(sentence));
        return indexes;
    }

    private static void end(String authority) {
        assertThat(Api.as("adam")
                        .execute(
                                "mutation($input: EndAuthorityInput!) { endAuthority(input: $input) { userErrors { code } } }",
                                Map.of("input", Map.of("authorityId", authority)))
                        .getList("endAuthority.userErrors"))
                .isEmpty();
    }
}
