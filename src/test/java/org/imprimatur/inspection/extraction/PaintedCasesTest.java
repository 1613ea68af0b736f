package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.imprimatur.inspection.extraction.painting.Painting;
import org.imprimatur.inspection.rules.PaintedPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is found in a PDF file by whatever means, its page can be shown. */
class PaintedCasesTest {
    private static final Painting PAINTING = new Painting(Limits.USUAL.within(Duration.ofSeconds(30)));

    @ParameterizedTest
    @MethodSource("cases")
    void the_page_of_every_finding_can_be_shown_as_it_is_and_laid_bare(MechanismCase each) {
        for (boolean text : new boolean[] {false, true}) {
            PaintedPage page = Objects.requireNonNull(PAINTING.paint(each.file(), 1, text));
            assertThat(page.layout().whole()).isTrue();
        }
    }

    static Stream<MechanismCase> cases() {
        return PdfCases.all().stream();
    }
}
