package org.imprimatur.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are told what happens to requests as it happens, as far as they may see it at that moment. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class FollowRequestsTest {
    private static final String REQUEST =
            "subscription($id: ID!) { approvalRequestChanged(id: $id) { id state round signOffs { role verdict person"
                    + " { printedName } } viewerCanSignOff { role approve { allowed } } } }";
    private static final String INBOX =
            "subscription { inboxChanged { kind approvalRequestId approvalRequest { state signOffs { role } } } }";

    private Api sam = Api.with("");

    @BeforeEach
    void people() {
        Register.enrolEverybody();
        // A submitter of this test's own: what they see of others' requests is nothing.
        String subject = "submitter-" + UUID.randomUUID();
        Register.enrol(subject, "Sue Mitter", false, List.of(Role.SUBMITTER));
        sam = Api.with(SignIn.with(subject).roles(Role.SUBMITTER).accessToken());
    }

    private Desk.Shown drafted(Api api) {
        byte[] figures = ("Month,Admissions\nJanuary," + UUID.randomUUID().getLeastSignificantBits() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        return Desk.drafted(api, Desk.inspected(api, figures, "statistics.csv", "AGGREGATE_ONLY"), Desk.toThePublic());
    }

    @Test
    void a_request_is_told_as_it_is_and_whenever_something_happened_to_it() {
        Desk.Shown draft = drafted(sam);
        try (LiveSocket client = LiveSocket.initialised(sam.token())) {
            client.subscribe("1", REQUEST, Map.of("id", draft.id()));
            assertThat(state(client, "1")).isEqualTo("DRAFT");
            Desk.Shown submitted = Desk.succeeded(Desk.submit(sam, draft));
            awaitState(client, "IN_REVIEW");
            Desk.succeeded(Desk.sign(Api.as("riley"), submitted, "PROGRAM_REVIEWER", "APPROVE", null));
            JsonNode signed = request(client);
            while (signed.path("signOffs").isEmpty()) {
                signed = request(client);
            }
            assertThat(signed.at("/signOffs/0/person/printedName").asText()).isEqualTo("Riley Castellano");
            Desk.succeeded(Desk.sign(Api.as("priya"), submitted, "PRIVACY_OFFICER", "APPROVE", null));
            awaitState(client, "APPROVED");
        }
    }

    @Test
    void what_happens_to_another_request_is_not_told() {
        Desk.Shown one = drafted(sam);
        Desk.Shown other = drafted(sam);
        try (LiveSocket client = LiveSocket.initialised(sam.token())) {
            client.subscribe("1", REQUEST, Map.of("id", one.id()));
            client.event("1");
            Desk.succeeded(Desk.submit(sam, other));
            Desk.succeeded(Desk.submit(sam, one));
            JsonNode next = request(client);
            assertThat(next.path("id").asText()).isEqualTo(one.id());
            // The draft's own entry may have been integrated only after the subscription began.
            while (!next.path("state").asText().equals("IN_REVIEW")) {
                next = request(client);
                assertThat(next.path("id").asText()).isEqualTo(one.id());
            }
        }
    }

    @Test
    void a_hidden_request_and_one_that_does_not_exist_are_the_same() {
        Desk.Shown hidden = drafted(Api.as("sam"));
        var answers = new ArrayList<String>();
        try (LiveSocket client = LiveSocket.initialised(sam.token())) {
            for (String id : List.of(hidden.id(), GlobalId.of("ApprovalRequest", UUID.randomUUID()))) {
                client.subscribe("1", REQUEST, Map.of("id", id));
                answers.add(client.next().toString());
            }
            client.assertNothingMoreBeforePong();
        }
        assertThat(answers.get(0)).contains("REQUEST_UNKNOWN").isEqualTo(answers.get(1));
    }

    @Test
    void a_reviewer_whose_authority_ends_is_sent_nothing_more_of_requests_that_they_did_not_sign() {
        Desk.Shown draft = drafted(sam);
        String subject = "reviewer-" + UUID.randomUUID();
        String reviewer = Register.enrol(subject, "Rhea Viewer", false, List.of());
        String authority = Register.grant(reviewer, Role.PROGRAM_REVIEWER);
        try (LiveSocket client = LiveSocket.initialised(
                SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken())) {
            client.subscribe("1", REQUEST, Map.of("id", draft.id()));
            assertThat(state(client, "1")).isEqualTo("DRAFT");
            end(authority);
            Desk.succeeded(Desk.submit(sam, draft));

            JsonNode message = client.next();
            while (message.path("type").asText().equals("next")) {
                assertThat(message.at("/payload/data/approvalRequestChanged/state")
                                .asText())
                        .as("entries from before the end may still come")
                        .isEqualTo("DRAFT");
                message = client.next();
            }
            assertThat(message.at("/payload/0/extensions/code").asText()).isEqualTo("REQUEST_UNKNOWN");
            client.assertNothingMoreBeforePong();
        }
    }

    @Test
    void an_inbox_tells_what_arrives_changes_and_leaves() {
        Desk.Shown draft = drafted(sam);
        String subject = "officer-" + UUID.randomUUID();
        Register.enrol(subject, "Olive Fisher", false, List.of(Role.PRIVACY_OFFICER));
        Api officer = Api.with(SignIn.with(subject).roles(Role.PRIVACY_OFFICER).accessToken());
        try (LiveSocket client = LiveSocket.initialised(officer.token())) {
            client.subscribe("1", INBOX);
            assertThat(client.event("1").at("/inboxChanged/kind").asText()).isEqualTo("STARTED");

            Desk.Shown submitted = Desk.succeeded(Desk.submit(sam, draft));
            JsonNode arrived = about(client, draft);
            assertThat(arrived.path("kind").asText()).isEqualTo("ARRIVED");
            assertThat(arrived.at("/approvalRequest/state").asText()).isEqualTo("IN_REVIEW");

            Desk.succeeded(Desk.sign(Api.as("riley"), submitted, "PROGRAM_REVIEWER", "APPROVE", null));
            JsonNode changed = about(client, draft);
            assertThat(changed.path("kind").asText()).isEqualTo("CHANGED");
            assertThat(changed.at("/approvalRequest/signOffs/0/role").asText()).isEqualTo("PROGRAM_REVIEWER");

            Desk.succeeded(Desk.sign(officer, submitted, "PRIVACY_OFFICER", "REFUSE", "The figures are wrong"));
            JsonNode left = about(client, draft);
            assertThat(left.path("kind").asText()).isEqualTo("LEFT");
            assertThat(left.at("/approvalRequest/state").asText()).isEqualTo("REFUSED");
        }
    }

    @Test
    void whoever_loses_the_role_hears_that_a_request_left_and_nothing_of_what_is_in_it() {
        Desk.Shown draft = drafted(sam);
        String subject = "leaver-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Lea Verson", false, List.of());
        String authority = Register.grant(person, Role.PROGRAM_REVIEWER);
        try (LiveSocket client = LiveSocket.initialised(
                SignIn.with(subject).roles(Role.PROGRAM_REVIEWER).accessToken())) {
            client.subscribe("1", INBOX);
            client.event("1");
            Desk.succeeded(Desk.submit(sam, draft));
            assertThat(about(client, draft).path("kind").asText()).isEqualTo("ARRIVED");
            end(authority);
            JsonNode left = about(client, draft);
            assertThat(left.path("kind").asText()).isEqualTo("LEFT");
            assertThat(left.path("approvalRequest").isNull()).isTrue();
        }
    }

    @Test
    void an_account_that_nobody_linked_has_no_inbox_to_follow() {
        try (LiveSocket client = LiveSocket.initialised(SignIn.as("nobody-" + UUID.randomUUID()))) {
            client.subscribe("1", INBOX);
            assertThat(client.error("1")).isEqualTo("ACCOUNT_NOT_LINKED");
        }
    }

    /** The next event about the request; tests that run before leave requests of their own. */
    private static JsonNode about(LiveSocket client, Desk.Shown request) {
        JsonNode event = client.event("1").path("inboxChanged");
        while (!event.path("approvalRequestId").asText().equals(request.id())) {
            event = client.event("1").path("inboxChanged");
        }
        return event;
    }

    private static JsonNode request(LiveSocket client) {
        return client.event("1").path("approvalRequestChanged");
    }

    private static String state(LiveSocket client, String id) {
        return client.event(id).at("/approvalRequestChanged/state").asText();
    }

    private static void awaitState(LiveSocket client, String state) {
        String seen = state(client, "1");
        while (!seen.equals(state)) {
            seen = state(client, "1");
        }
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
