package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.junit.jupiter.api.Test;

/** What a worker says while somebody waits, and that it says no more when it has answered. */
class AnswersTest {
    private static final String RECOGNISING = "{\"progress\":{\"phase\":\"RECOGNISING\",\"share\":null}}\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Answers answers = new Answers(out);

    @Test
    void how_far_it_is_is_said_again_until_there_is_an_answer() {
        answers.repeat();
        assertThat(said()).isEmpty();
        answers.begins(InspectionPhase.RECOGNISING);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            answers.repeat();
            return said().equals(RECOGNISING.repeat(2));
        });
        answers.unread(UninspectableReason.MALFORMED);
        Awaitility.await().during(Duration.ofMillis(600)).until(() -> {
            answers.repeat();
            return said().endsWith("{\"unread\":\"MALFORMED\"}\n");
        });
    }

    @Test
    void how_far_reading_is_is_said_a_few_times_a_second_however_often_it_is_asked() {
        answers.begins(InspectionPhase.READING);
        for (int cell = 0; cell < 10_000; cell++) {
            answers.read(cell, 10_000);
        }
        assertThat(said().lines()).hasSizeBetween(1, 100);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
