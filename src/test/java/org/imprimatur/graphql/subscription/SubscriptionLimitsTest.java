package org.imprimatur.graphql.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.Metrics;
import org.imprimatur.testing.RawSocket;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that are slow, dead or many, where the service has little patience; and a service that has a defect. */
@QuarkusTest
@TestProfile(SubscriptionLimitsTest.LittlePatience.class)
@QuarkusTestResource(RealServices.class)
class SubscriptionLimitsTest {
    private static final String INBOX = "subscription { inboxChanged { kind } }";
    private static final String HISTORY = "subscription { auditEntryAppended(afterIndex: \\\"-1\\\") { index "
            + IntStream.range(0, 60).mapToObj(i -> "s" + i + ": sentence ").collect(Collectors.joining())
            + "} }";

    /** So many events are more than fits into what the two ends and the way between them hold. */
    private static final int MORE_THAN_FITS = 1500;

    /** So many for each of three subscriptions are. */
    private static final int A_THIRD_OF_MORE = 800;

    private final AuditLog log;
    private final DatabaseClock clock;
    private String token = "";

    SubscriptionLimitsTest(AuditLog log, DatabaseClock clock) {
        this.log = log;
        this.clock = clock;
    }

    public static final class LittlePatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imprimatur.subscriptions.init-within", "2s",
                    "imprimatur.subscriptions.ping-every", "3s",
                    "imprimatur.subscriptions.read-within", "6s",
                    "imprimatur.graphql.aliases", "60",
                    "imprimatur.subscriptions.per-socket", "3",
                    "imprimatur.http.sockets-at-once", "6",
                    "imprimatur.http.sockets-at-once-per-account", "4",
                    "imprimatur.http.allowed-origins", "https://desk.agency.example");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SourceWithADefect.class);
        }
    }

    /** The source that every subscription has, until it breaks. */
    @Alternative
    @RequestScoped
    public static class SourceWithADefect extends SourceStream {
        private static final AtomicBoolean BROKEN = new AtomicBoolean();

        @Override
        void continueAt(Standing where) {
            if (BROKEN.get()) {
                throw new IllegalStateException("a defect that a test put in");
            }
            super.continueAt(where);
        }
    }

    @BeforeEach
    void somebody() {
        Register.enrolEverybody();
        token = auditor();
        await().until(() -> Metrics.value("imprimatur_http_sockets_inside") == 0);
    }

    private static String auditor() {
        String subject = "auditor-" + UUID.randomUUID();
        Register.enrol(subject, "Audra Torres", false, List.of(Role.AUDITOR));
        return SignIn.with(subject).roles(Role.AUDITOR).accessToken();
    }

    @Test
    void whoever_does_not_initialise_in_time_is_closed_with_4408() {
        try (LiveSocket client = LiveSocket.open(token)) {
            client.send("{\"type\":\"ping\"}");
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4408, "Connection initialisation timeout"));
        }
    }

    @Test
    void a_page_of_an_origin_that_the_operator_allows_opens_a_socket() {
        try (LiveSocket client = LiveSocket.open(
                LiveSocket.here(),
                Map.of("Authorization", "Bearer " + token, "Origin", "https://desk.agency.example"),
                LiveSocket.PROTOCOL)) {
            client.send("{\"type\":\"connection_init\"}");
            assertThat(client.next().path("type").asText()).isEqualTo("connection_ack");
        }
    }

    @Test
    void a_client_that_answers_no_ping_is_closed_and_one_that_does_stays() throws Exception {
        try (LiveSocket alive = LiveSocket.initialised(token);
                RawSocket dead = RawSocket.initialised(token)) {
            assertThat(dead.closeCode()).isEqualTo(1008);
            alive.assertNothingMoreBeforePong();
        }
    }

    @Test
    void one_account_has_so_many_sockets_everybody_together_so_many_and_one_socket_so_many_subscriptions() {
        var open = new ArrayList<LiveSocket>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(LiveSocket.initialised(token));
            }
            assertThat(refusal(token)).isEqualTo(429);
            String other = auditor();
            open.add(LiveSocket.initialised(other));
            open.add(LiveSocket.initialised(other));
            assertThat(refusal(auditor())).isEqualTo(503);

            LiveSocket client = open.get(0);
            for (int i = 0; i < 3; i++) {
                client.subscribe("s" + i, INBOX);
                client.event("s" + i);
            }
            client.subscribe("one more", INBOX);
            assertThat(client.error("one more")).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
            client.complete("s0").subscribe("one more", INBOX);
            client.event("one more");
        } finally {
            open.forEach(LiveSocket::close);
        }
        await().untilAsserted(() ->
                assertThat(Metrics.value("imprimatur_http_sockets_inside")).isZero());
        LiveSocket.initialised(token).close();
    }

    @Test
    void a_socket_is_closed_when_the_sign_in_ends() {
        String subject = "brief-" + UUID.randomUUID();
        Register.enrol(subject, "Bree Fischer", false, List.of(Role.AUDITOR));
        String brief = SignIn.with(subject)
                .roles(Role.AUDITOR)
                .claim("exp", Instant.now().plusSeconds(6).getEpochSecond())
                .accessToken();
        try (LiveSocket client = LiveSocket.initialised(brief)) {
            assertThat(client.closing().code()).isEqualTo(4403);
            assertThat(client.closing().reason()).contains("Sign in again");
        }
    }

    @Test
    void a_defect_of_the_service_closes_the_socket_with_4500_and_says_nothing_of_what_broke() {
        try (LiveSocket client = LiveSocket.initialised(token);
                LiveSocket bystander = LiveSocket.initialised(token)) {
            SourceWithADefect.BROKEN.set(true);
            client.subscribe("1", INBOX);
            assertThat(client.closing()).isEqualTo(new LiveSocket.Closing(4500, "Internal server error"));
            SourceWithADefect.BROKEN.set(false);
            bystander.subscribe("1", INBOX);
            bystander.event("1");
        } finally {
            SourceWithADefect.BROKEN.set(false);
        }
        await().until(() -> Metrics.value("imprimatur_subscriptions_making") == 0);
    }

    @Test
    void a_client_that_does_not_read_gets_no_more_than_fits_on_the_way_and_is_closed_and_others_get_theirs()
            throws Exception {
        history(A_THIRD_OF_MORE);
        try (RawSocket slow = RawSocket.initialised(token);
                LiveSocket other = LiveSocket.initialised(auditor())) {
            double before = Metrics.value("imprimatur_subscriptions_events_total");
            for (int i = 0; i < 3; i++) {
                slow.send(
                        RawSocket.TEXT,
                        "{\"type\":\"subscribe\",\"id\":\"" + i + "\",\"payload\":{\"query\":\"" + HISTORY + "\"}}");
            }
            awaitStalled(slow);
            double atStall = Metrics.value("imprimatur_subscriptions_events_total");
            assertThat(atStall - before).as("of all that there is").isLessThan(3 * A_THIRD_OF_MORE - 10);

            other.subscribe("1", "subscription { auditEntryAppended(afterIndex: \"9\") { index } }");
            for (int index = 10; index < 30; index++) {
                assertThat(other.event("1").at("/auditEntryAppended/index").asInt())
                        .isEqualTo(index);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> Metrics.value("imprimatur_http_sockets_inside") == 1);
            assertThat(Metrics.value("imprimatur_subscriptions_stalled")).isZero();
            await().until(() -> Metrics.value("imprimatur_subscriptions_inside") == 1);
        }
    }

    @Tag("deep")
    @Test
    void a_client_that_reads_late_but_in_time_misses_nothing() throws Exception {
        history(MORE_THAN_FITS);
        try (RawSocket late = RawSocket.initialised(token)) {
            late.send(
                    RawSocket.TEXT,
                    "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"" + HISTORY + "\"}}");
            awaitStalled(late);
            int expected = 0;
            while (expected < 400) {
                RawSocket.Frame frame = late.read();
                if (frame.opcode() == RawSocket.PING) {
                    late.frame(RawSocket.FINAL | RawSocket.PONG, frame.payload());
                } else {
                    assertThat(new String(frame.payload(), StandardCharsets.UTF_8))
                            .contains("\"index\":\"" + expected++ + "\"");
                }
            }
        }
    }

    @Tag("deep")
    @Test
    void a_flood_of_pings_whose_answers_nobody_reads_is_not_read_either_and_is_closed() throws Exception {
        try (RawSocket flood = RawSocket.initialised(token)) {
            byte[] payload = new byte[125];
            int sent = 0;
            boolean taken = true;
            while (taken && sent < 2_000_000) {
                taken = flood.isTaken(RawSocket.FINAL | RawSocket.PING, payload);
                sent++;
            }
            assertThat(taken).as("after %d pings", sent).isFalse();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> Metrics.value("imprimatur_http_sockets_inside") == 0);
    }

    /** Reads nothing, and says all the time that it lives: only that it does not read may be held against it. */
    private static void awaitStalled(RawSocket client) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            client.frame(RawSocket.FINAL | RawSocket.PONG, new byte[0]);
            return Metrics.value("imprimatur_subscriptions_stalled") == 1;
        });
    }

    private static int refusal(String token) {
        return LiveSocket.refusal(LiveSocket.here(), Map.of("Authorization", "Bearer " + token), LiveSocket.PROTOCOL);
    }

    /** So many entries at least. */
    private void history(int wanted) {
        int missing = wanted - entries();
        if (missing > 0) {
            QuarkusTransaction.requiringNew().run(() -> {
                Instant now = clock.now();
                for (int i = 0; i < missing; i++) {
                    log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("history-of-a-test"), now));
                }
            });
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> entries() >= wanted);
    }

    private static int entries() {
        return Integer.parseInt(Api.as("ada")
                        .execute("{ auditEntries(last: 1) { nodes { index } } }")
                        .getString("auditEntries.nodes[0].index"))
                + 1;
    }
}
