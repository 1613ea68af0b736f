package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.inspection.rules.PaintedPage.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintedPageTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 600, 800, 0, 0, 612, 792, 0",
        "3, 3, 2000, 2000, -100, 50, 612, 792, 90",
        "1, 9, 8000, 500, 0, 0, 0.001, 0.001, 180",
        "1, 9, 500, 8000, 999999999, -999999999, 999999999, 999999999, 270",
        "1, 1, 1, 1, 0, 0, 1, 1, 0"
    })
    void a_page_within_all_limits_can_be(
            int page,
            int pages,
            int width,
            int height,
            double left,
            double bottom,
            double wide,
            double high,
            int turn) {
        assertThat(new Layout(page, pages, width, height, left, bottom, wide, high, turn, true).canBe())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 600, 800, 0, 0, 612, 792, 0",
        "2, 1, 600, 800, 0, 0, 612, 792, 0",
        "1, 1, 0, 800, 0, 0, 612, 792, 0",
        "1, 1, 600, 0, 0, 0, 612, 792, 0",
        "1, 1, 8001, 1, 0, 0, 612, 792, 0",
        "1, 1, 1, 8001, 0, 0, 612, 792, 0",
        "1, 1, 2001, 2000, 0, 0, 612, 792, 0",
        "1, 1, 600, 800, 1e9, 0, 612, 792, 0",
        "1, 1, 600, 800, 0, -1e9, 612, 792, 0",
        "1, 1, 600, 800, NaN, 0, 612, 792, 0",
        "1, 1, 600, 800, 0, NaN, 612, 792, 0",
        "1, 1, 600, 800, 0, 0, 0.0009, 792, 0",
        "1, 1, 600, 800, 0, 0, 612, 0.0009, 0",
        "1, 1, 600, 800, 0, 0, 1e9, 792, 0",
        "1, 1, 600, 800, 0, 0, 612, 1e9, 0",
        "1, 1, 600, 800, 0, 0, 612, 792, 45"
    })
    void a_page_beyond_any_limit_cannot_be(
            int page,
            int pages,
            int width,
            int height,
            double left,
            double bottom,
            double wide,
            double high,
            int turn) {
        var layout = new Layout(page, pages, width, height, left, bottom, wide, high, turn, true);
        assertThat(layout.canBe()).isFalse();
        assertThatThrownBy(() -> new PaintedPage(layout, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_picture_has_three_bytes_for_each_pixel_and_is_never_told_in_words() {
        var layout = new Layout(1, 1, 2, 3, 0, 0, 612, 792, 0, true);
        assertThat(layout.bytes()).isEqualTo(18);
        assertThat(new PaintedPage(layout, new byte[18]).toString()).doesNotContain("[B");
        assertThatThrownBy(() -> new PaintedPage(layout, new byte[17])).isInstanceOf(IllegalArgumentException.class);
    }
}
