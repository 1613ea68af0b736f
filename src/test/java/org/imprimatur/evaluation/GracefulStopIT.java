package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product is asked to stop while somebody signs. */
class GracefulStopIT {
    @TempDir
    Path folder;

    @Test
    void a_sign_off_that_runs_is_finished_and_nothing_new_begins() throws Exception {
        try (MortalProduct product = new MortalProduct(folder)) {
            var journey = new Journey(product);
            String request = journey.inReview();
            String key = Journey.key();
            var people = Executors.newSingleThreadExecutor();
            ProcessHandle service = product.serviceProcess();
            try (Connection superuser = product.superuser();
                    Statement sql = superuser.createStatement()) {
                CrashPoint.SIGN_OFF_AT_COMMIT.hold(sql);
                var signing = people.submit(() -> journey.sign("riley", "PROGRAM_REVIEWER", request, key));
                product.await(CrashPoint.reached());

                service.destroy(); // SIGTERM

                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !product.isReady());
                assertThat(service.isAlive()).as("it waits for the act").isTrue();
                assertThatThrownBy(() -> journey.register("Too late"))
                        .as("a new act after the stop began")
                        .hasMessageContaining("503")
                        .hasMessageContaining("STOPPING");
                assertThat(signing.isDone()).isFalse();

                CrashPoint.SIGN_OFF_AT_COMMIT.letGo(sql);
                assertThat(signing.get(60, TimeUnit.SECONDS)).isNotEmpty();
            } finally {
                people.shutdownNow();
            }
            assertThat(service.onExit()).succeedsWithin(Duration.ofSeconds(60));
            assertThat(product.one("select count(*) from imprimatur.sign_off")).isEqualTo("1");
            assertThat(product.one("select count(*) from imprimatur.document where title = 'Too late'"))
                    .isEqualTo("0");
        }
    }
}
