package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentAuthenticationTest {
    private final Scene scene = new Scene();
    private final ApprovalRequest request = scene.inReview();

    private @Nullable AuthenticationTooOld sign(@Nullable String acr, @Nullable Instant when) {
        return catchThrowableOfType(
                AuthenticationTooOld.class,
                () -> scene.signOff(
                        request,
                        scene.acting(Scene.PROGRAM, acr, when),
                        scene.act(request, Role.PROGRAM_REVIEWER, Verdict.APPROVE)));
    }

    @Test
    void an_authentication_of_exactly_the_allowed_age_is_recent_and_one_microsecond_more_is_not() {
        assertThat(sign("urn:strong", scene.now.minus(Duration.ofMinutes(10)))).isNull();
        assertThat(sign("urn:strong", scene.now.minus(Duration.ofMinutes(10)).minusNanos(1000)))
                .isNotNull();
    }

    @Test
    void an_authentication_in_the_future_is_none() {
        assertThat(sign("urn:strong", scene.now.plusSeconds(60))).isNull();
        assertThat(sign("urn:strong", scene.now.plusSeconds(61))).isNotNull();
    }

    @Test
    void a_weak_or_undated_authentication_is_not_enough() {
        assertThat(sign("urn:weak", scene.now)).isNotNull();
        assertThat(sign(null, scene.now)).isNotNull();
        assertThat(sign("urn:strong", null)).isNotNull();
    }

    @Test
    void the_refusal_says_how_to_authenticate_as_rfc_9470_has_it() {
        var refused = Objects.requireNonNull(sign("urn:weak", scene.now));

        assertThat(refused.refusal()).isEqualTo(ApprovalRefusal.AUTHENTICATION_TOO_OLD);
        assertThat(refused.acrValues()).containsExactly("urn:strong");
        assertThat(refused.maxAge()).isEqualTo(600);
    }

    @Test
    void policy_may_ask_for_a_more_recent_authentication_but_never_allow_an_older_one() {
        scene.freshWithin = Duration.ofMinutes(2);
        assertThat(sign("urn:strong", scene.now.minus(Duration.ofMinutes(3)))).isNotNull();
        assertThat(sign("urn:strong", scene.now.minus(Duration.ofMinutes(2)))).isNull();

        scene.freshWithin = Duration.ofHours(2);
        assertThat(sign("urn:strong", scene.now.minus(Duration.ofMinutes(11)))).isNotNull();
    }

    @Test
    void a_setting_that_would_accept_anything_is_no_setting() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StepUp(Set.of(), Duration.ofMinutes(10)));
        assertThatIllegalArgumentException().isThrownBy(() -> new StepUp(Set.of("urn:strong"), Duration.ZERO));
    }
}
