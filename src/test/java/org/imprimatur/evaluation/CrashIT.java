package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged product and its PostgreSQL, killed with SIGKILL while an act stands at a chosen point (decision 0014). What was
 * answered before is there once; the act that was not answered is there whole or not at all, and sending it again under
 * its key does it once.
 */
class CrashIT {
    private static final int ANSWERED = 5;
    private static final int MIB = 1 << 20;

    @TempDir
    static Path folder;

    private static MortalProduct product;
    private static Journey journey;
    private static ExecutorService actor;

    @BeforeAll
    static void start() throws Exception {
        product = new MortalProduct(folder);
        journey = new Journey(product);
        actor = Executors.newSingleThreadExecutor();
    }

    @AfterAll
    static void stop() {
        actor.shutdownNow();
        product.close();
    }

    /** What is sent, and sent again, and what then holds. */
    private interface UnansweredAct {
        void send() throws Exception;

        void sendAgainAndLook() throws Exception;
    }

    static Stream<Arguments> one_for_each_point() {
        return Stream.of(
                Arguments.of(CrashPoint.UPLOAD_BETWEEN_CHUNKS, Victim.SERVICE),
                Arguments.of(CrashPoint.UPLOAD_AT_COMMIT, Victim.DATABASE),
                Arguments.of(CrashPoint.SIGN_OFF_BEFORE_ITS_ROW, Victim.DATABASE),
                Arguments.of(CrashPoint.SIGN_OFF_AT_COMMIT, Victim.SERVICE),
                Arguments.of(CrashPoint.PUBLISH_AT_COMMIT, Victim.BOTH),
                Arguments.of(CrashPoint.SIGNING_BEFORE_ITS_ROW, Victim.SERVICE),
                Arguments.of(CrashPoint.INTEGRATION_AT_COMMIT, Victim.DATABASE));
    }

    static Stream<Arguments> everything_everywhere() {
        return Stream.of(CrashPoint.values())
                .flatMap(point -> Stream.of(Victim.values()).map(victim -> Arguments.of(point, victim)));
    }

    @ParameterizedTest
    @MethodSource("one_for_each_point")
    void nothing_is_lost_doubled_or_half(CrashPoint point, Victim victim) throws Exception {
        crash(point, victim);
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("everything_everywhere")
    void nothing_is_lost_doubled_or_half_whatever_is_killed_at_whatever_point(CrashPoint point, Victim victim)
            throws Exception {
        crash(point, victim);
    }

    private void crash(CrashPoint point, Victim victim) throws Exception {
        UnansweredAct act = act(point, victim);
        var answered = new ArrayList<String>();
        for (int each = 0; each < ANSWERED; each++) {
            answered.add(journey.register("Answered " + each));
        }
        try (Connection superuser = product.superuser();
                Statement sql = superuser.createStatement()) {
            point.hold(sql);
            Future<?> sent = actor.submit(() -> {
                act.send();
                return null;
            });
            if (point != CrashPoint.UPLOAD_BETWEEN_CHUNKS) {
                product.await(CrashPoint.reached());
                product.kill(victim);
            }
            assertThat(sent).failsWithin(90, TimeUnit.SECONDS);
            if (!victim.hitsDatabase()) {
                // The session that stood there does not know that its client is dead: it commits now.
                point.letGo(sql);
            }
        } catch (SQLException e) {
            // Closing the connection to a database that was killed.
            assertThat(victim.hitsDatabase()).as(e.toString()).isTrue();
        }
        product.bringBack(victim);
        try (Connection superuser = product.superuser();
                Statement sql = superuser.createStatement()) {
            point.clear(sql);
        }
        for (String document : answered) {
            assertThat(count("imprimatur.document where id = '" + Journey.uuid(document) + "'"))
                    .isEqualTo(1);
        }
        assertSound();
        act.sendAgainAndLook();
        assertSound();
    }

    private static UnansweredAct act(CrashPoint point, Victim victim) {
        return switch (point) {
            case UPLOAD_BETWEEN_CHUNKS, UPLOAD_AT_COMMIT -> uploading(point, victim);
            case SIGN_OFF_BEFORE_ITS_ROW, SIGN_OFF_AT_COMMIT -> signing();
            case PUBLISH_AT_COMMIT -> publishing();
            case INTEGRATION_BEFORE_ITS_ROWS, INTEGRATION_AT_COMMIT, SIGNING_BEFORE_ITS_ROW, SIGNING_AT_COMMIT ->
                integrating();
        };
    }

    private static UnansweredAct uploading(CrashPoint point, Victim victim) {
        return new UnansweredAct() {
            @Override
            public void send() throws Exception {
                var body = new InputStream() {
                    private int sent;

                    @Override
                    public int read() {
                        if (++sent == 3 * MIB && point == CrashPoint.UPLOAD_BETWEEN_CHUNKS) {
                            product.kill(victim);
                        }
                        return sent > 4 * MIB ? -1 : 'a';
                    }
                };
                int status = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(product.address() + "/content"))
                                        .header("Authorization", "Bearer " + product.token("sam"))
                                        .header("Content-Type", "application/octet-stream")
                                        .timeout(Duration.ofSeconds(60))
                                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                assertThat(status).as("an answer that promises nothing").isLessThan(300);
            }

            @Override
            public void sendAgainAndLook() {
                assertThat(
                                count(
                                        "imprimatur.upload u where sealed_at is not null and not exists"
                                                + " (select from imprimatur.content c where c.id = u.id and c.byte_size = "
                                                + 4 * MIB
                                                + " and (select count(*) from imprimatur.content_chunk k where k.content_id = c.id) = 4)"))
                        .as("uploads that are sealed and not whole")
                        .isZero();
                assertThat(journey.inReview()).isNotEmpty();
            }
        };
    }

    private static UnansweredAct signing() {
        String request = journey.inReview();
        String key = Journey.key();
        return new UnansweredAct() {
            @Override
            public void send() {
                journey.sign("riley", "PROGRAM_REVIEWER", request, key);
            }

            @Override
            public void sendAgainAndLook() {
                String signed = journey.sign("riley", "PROGRAM_REVIEWER", request, key);
                assertThat(journey.sign("riley", "PROGRAM_REVIEWER", request, key))
                        .isEqualTo(signed);
                assertThat(count("imprimatur.sign_off where request_id = '" + Journey.uuid(request) + "'"))
                        .isEqualTo(1);
                assertThat(permitted("APPROVE_REQUEST", request)).isEqualTo(1);
            }
        };
    }

    private static UnansweredAct publishing() {
        JsonNode release = journey.authorised();
        String key = Journey.key();
        return new UnansweredAct() {
            @Override
            public void send() {
                journey.publish(release, key);
            }

            @Override
            public void sendAgainAndLook() {
                assertThat(journey.publish(release, key)).isEqualTo("PUBLISHED");
                assertThat(journey.publish(release, key)).isEqualTo("PUBLISHED");
                assertThat(permitted("PUBLISH_RELEASE", release.path("id").asText()))
                        .isEqualTo(1);
            }
        };
    }

    /** The act itself is answered; what is killed is the loop that gives its entry a place. */
    private static UnansweredAct integrating() {
        return new UnansweredAct() {
            @Override
            public void send() {
                journey.register("Answered, and not integrated");
                product.await(CrashPoint.reached());
                throw new IllegalStateException("answered, as it should be");
            }

            @Override
            public void sendAgainAndLook() {
                assertThat(journey.register("Afterwards")).isNotEmpty();
            }
        };
    }

    private static long permitted(String action, String subject) {
        return count("audit.entry where convert_from(body, 'UTF8')::jsonb ->> 'action' = '" + action
                + "' and convert_from(body, 'UTF8')::jsonb ->> 'outcome' = 'PERMITTED' and position('"
                + Journey.uuid(subject) + "' in convert_from(body, 'UTF8')) > 0");
    }

    private static long count(String what) {
        return Long.parseLong(product.one("select count(*) from " + what));
    }

    /** As an outsider would: nothing without its entry, every entry integrated once, a log without gaps, and its head signed. */
    private static void assertSound() {
        product.await("select (select count(*) from audit.entry) = (select count(*) from audit.leaf)"
                + " and (select count(*) from audit.leaf) = (select max(log_index) + 1 from audit.leaf)"
                + " and (select count(distinct entry_seq) from audit.leaf) = (select count(*) from audit.leaf)"
                + " and (select max(tree_size) from audit.integration) = (select count(*) from audit.leaf)"
                + " and (select max(tree_size) from audit.signature) = (select count(*) from audit.leaf)");
        for (String table : List.of(
                "document",
                "document_version",
                "approval_request",
                "sign_off",
                "release_decision",
                "release",
                "person")) {
            assertThat(
                            count(
                                    "imprimatur." + table + " r where not exists (select from audit.entry e"
                                            + " where e.entry_id = r.entry_id and position(r.id::text in convert_from(e.body, 'UTF8')) > 0)"))
                    .as(table + " without an entry that names it")
                    .isZero();
        }
        assertThat(count("imprimatur.document_version v where v.destroyed_at is null and not exists"
                        + " (select from imprimatur.content c where c.id = v.content_id)"))
                .as("versions without their bytes")
                .isZero();
    }
}
