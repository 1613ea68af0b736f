package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ContentSettingsTest {
    private final ContentSettings settings;

    ContentSettingsTest(ContentSettings settings) {
        this.settings = settings;
    }

    @Test
    void files_up_to_two_hundred_megabytes_are_taken_and_uploads_wait_for_a_day() {
        assertThat(settings.maximumSize().asLongValue()).isEqualTo(200L << 20);
        assertThat(settings.abandonedAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.sweepEvery()).isEqualTo(Duration.ofMinutes(10));
    }
}
