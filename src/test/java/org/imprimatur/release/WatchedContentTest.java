package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.RuleViolation;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.junit.jupiter.api.Test;

class WatchedContentTest {
    private static final byte[] CONTENT = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void the_release_is_looked_at_before_each_piece() throws IOException {
        var looks = new AtomicInteger();
        try (var content =
                new WatchedContent(new ByteArrayInputStream(CONTENT), 4, looks::incrementAndGet, served -> {})) {
            assertThat(looks).hasValue(0);
            assertThat(content.read()).isEqualTo('0');
            assertThat(looks).hasValue(1);
            assertThat(content.readNBytes(3)).hasSize(3);
            assertThat(looks).hasValue(1);
            assertThat(content.readAllBytes()).hasSize(6);
            assertThat(looks).hasValueGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void not_one_byte_more_than_the_piece_that_was_looked_at_goes_out_once_it_is_stopped() throws IOException {
        var looks = new AtomicInteger();
        Runnable stoppedAtTheSecondLook = () -> {
            if (looks.incrementAndGet() == 2) {
                throw new RuleViolation(ReleaseRefusal.RELEASE_STOPPED);
            }
        };
        try (var content =
                new WatchedContent(new ByteArrayInputStream(CONTENT), 4, stoppedAtTheSecondLook, served -> {})) {
            byte[] into = new byte[CONTENT.length];
            assertThat(content.read(into, 0, into.length)).isEqualTo(4);
            assertThatThrownBy(() -> content.read(into, 0, into.length)).isInstanceOf(RuleViolation.class);
        }
    }

    @Test
    void nothing_at_all_goes_out_when_it_was_stopped_before_the_first_byte() throws IOException {
        Runnable stopped = () -> {
            throw new RuleViolation(ReleaseRefusal.RELEASE_STOPPED);
        };
        try (var content = new WatchedContent(new ByteArrayInputStream(CONTENT), 4, stopped, served -> {})) {
            assertThatThrownBy(content::read).isInstanceOf(RuleViolation.class);
        }
    }

    @Test
    void what_went_out_before_the_stop_is_told_once() throws IOException {
        var served = new ArrayList<Long>();
        var looks = new AtomicInteger();
        Runnable stoppedAtTheThirdLook = () -> {
            if (looks.incrementAndGet() == 3) {
                throw new IllegalStateException("stopped");
            }
        };
        var content = new WatchedContent(new ByteArrayInputStream(CONTENT), 4, stoppedAtTheThirdLook, served::add);
        assertThat(content.read(new byte[100], 0, 100)).isEqualTo(4);
        assertThat(content.read(new byte[100], 0, 100)).isEqualTo(4);
        assertThatThrownBy(content::read).hasMessage("stopped");
        content.close();
        content.close();
        assertThat(served).containsExactly(8L);
    }
}
