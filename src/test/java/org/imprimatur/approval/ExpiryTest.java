package org.imprimatur.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Impatience;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.RowLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests whose reviewers have seconds. */
@QuarkusTest
@TestProfile(Impatience.class)
@QuarkusTestResource(RealServices.class)
class ExpiryTest {
    private final SweepRequests sweeper;

    ExpiryTest(SweepRequests sweeper) {
        this.sweeper = sweeper;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_request_that_nobody_decided_in_time_takes_no_sign_off_and_the_sweeper_records_that_it_expired() {
        byte[] figures = ("Month,Admissions\nJanuary," + UUID.randomUUID().getLeastSignificantBits() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        var request = Desk.inReview(
                Api.as("sam"),
                Desk.inspected(Api.as("sam"), figures, "statistics.csv", "AGGREGATE_ONLY"),
                Desk.toThePublic());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "REVIEW_DEADLINE_PASSED"
                        .equals(Desk.see(Api.as("ada"), request, "lapsed").getString("lapsed")));

        assertThat(Desk.refusals(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null)))
                .containsExactly("REQUEST_EXPIRED");
        assertThat(Desk.see(Api.as("ada"), request, "state").getString("state"))
                .as("what is stored until the sweeper comes")
                .isEqualTo("IN_REVIEW");

        sweeper.sweep();
        sweeper.sweep();

        var seen = Desk.see(
                Api.as("ada"), request, "state decisions { outcome cause } timeline { action actor { id } actorId }");
        assertThat(seen.getString("state")).isEqualTo("EXPIRED");
        assertThat(seen.<String>getList("decisions.outcome")).isEqualTo(List.of("EXPIRED"));
        assertThat(seen.where("timeline", "action", "EXPIRE_REQUEST").<String>getList("actorId"))
                .containsExactly("system:approval-sweeper");
        assertThat(Desk.refusals(Desk.sign(Api.as("riley"), request, "PROGRAM_REVIEWER", "APPROVE", null)))
                .containsExactly("REQUEST_CLOSED");
    }

    @Test
    void a_deadline_that_passes_while_somebody_waits_for_the_lock_has_passed() throws Exception {
        byte[] figures = ("Month,Admissions\nMarch," + UUID.randomUUID().getLeastSignificantBits() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        var figuresInspected = Desk.inspected(Api.as("sam"), figures, "statistics.csv", "AGGREGATE_ONLY");
        Api riley = Api.as("riley");
        var request = Desk.inReview(Api.as("sam"), figuresInspected, Desk.toThePublic());
        UUID version = GlobalId.parse("DocumentVersion", figuresInspected.version());

        try (RowLock lock = RowLock.on("imprimatur.document_version", "id = '" + version + "'")) {
            var threads = Executors.newSingleThreadExecutor();
            try {
                var signing = threads.submit(
                        () -> Desk.refusals(Desk.sign(riley, request, "PROGRAM_REVIEWER", "APPROVE", null)));
                lock.awaitWaiting(1);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> "REVIEW_DEADLINE_PASSED"
                                .equals(Desk.see(Api.as("ada"), request, "lapsed")
                                        .getString("lapsed")));
                lock.release();

                assertThat(signing.get()).containsExactly("REQUEST_EXPIRED");
            } finally {
                threads.shutdown();
            }
        }
    }
}
