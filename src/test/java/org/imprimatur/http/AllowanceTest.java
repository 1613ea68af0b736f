package org.imprimatur.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;

    /** The clock begins where it likes, also below nought. */
    private static final long NOW = -5 * SECOND;

    private final Allowance three = new Allowance(3, NOW);

    private void spend(int pieces, long now) {
        for (int i = 0; i < pieces; i++) {
            three.spend(now);
        }
    }

    @Test
    void it_is_overdrawn_by_one_more_than_it_holds() {
        spend(3, NOW);
        assertThat(three.isOverdrawn(NOW)).isFalse();
        spend(1, NOW);
        assertThat(three.isOverdrawn(NOW)).isTrue();
    }

    @Test
    void each_second_gives_one_back() {
        spend(4, NOW);
        assertThat(three.isOverdrawn(NOW + SECOND / 2)).isTrue();
        assertThat(three.isOverdrawn(NOW + SECOND)).isFalse();
        spend(1, NOW + SECOND);
        assertThat(three.isOverdrawn(NOW + SECOND)).isTrue();
    }

    @Test
    void however_much_is_spent_it_is_whole_again_after_as_many_seconds_as_it_holds_and_one() {
        spend(1000, NOW);
        assertThat(three.isWhole(NOW + 3 * SECOND)).isFalse();
        assertThat(three.isWhole(NOW + 4 * SECOND)).isTrue();
    }
}
