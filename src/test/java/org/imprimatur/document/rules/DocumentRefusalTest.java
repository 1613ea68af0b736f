package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentRefusalTest {
    @ParameterizedTest
    @EnumSource(DocumentRefusal.class)
    void every_refusal_says_what_is_wrong_and_what_to_do_next(DocumentRefusal refusal) {
        assertThat(refusal.message()).endsWith(".").hasSizeLessThan(300);
        assertThat(refusal.message().split("[.;:] ", -1)).hasSizeGreaterThan(1);
    }
}
