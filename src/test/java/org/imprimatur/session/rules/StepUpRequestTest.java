package org.imprimatur.session.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepUpRequestTest {
    private final Instant now = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void it_is_read_as_a_refusal_gives_it() {
        assertThat(StepUpRequest.of("urn:a urn:b", "600"))
                .hasValue(new StepUpRequest(List.of("urn:a", "urn:b"), Duration.ofMinutes(10)));
        assertThat(StepUpRequest.of(null, null)).hasValue(new StepUpRequest(List.of(), null));
        assertThat(StepUpRequest.of("a  b", null)).isEmpty();
        assertThat(StepUpRequest.of("a b ", null)).isEmpty();
        assertThat(StepUpRequest.of("1 2 3 4 5 6 7 8 9 10 11", null)).isEmpty();
        assertThat(StepUpRequest.of(null, "１")).isEmpty();
    }

    @Test
    void any_of_the_classes_and_an_age_up_to_the_limit_will_do() {
        var asked = new StepUpRequest(List.of("urn:a", "urn:b"), Duration.ofMinutes(10));

        assertThat(asked.isMetBy(signedIn("urn:b", now.minus(Duration.ofMinutes(10))), now))
                .isTrue();
        assertThat(asked.isMetBy(
                        signedIn("urn:b", now.minus(Duration.ofMinutes(10)).minusNanos(1)), now))
                .isFalse();
        assertThat(asked.isMetBy(signedIn("urn:c", now), now)).isFalse();
        assertThat(asked.isMetBy(signedIn(null, now), now)).isFalse();
        assertThat(asked.isMetBy(signedIn("urn:a", null), now)).isFalse();
    }

    private static Authentication signedIn(@Nullable String acr, @Nullable Instant when) {
        return new Authentication(new Account("https://issuer.example", "riley"), acr, List.of(), when, null, null);
    }
}
