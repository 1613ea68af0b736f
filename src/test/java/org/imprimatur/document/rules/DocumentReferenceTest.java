package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentReferenceTest {
    @Test
    void a_reference_names_year_and_number_and_grows_past_six_digits() {
        assertThat(DocumentReference.of(2026, 123)).hasToString("DOC-2026-000123");
        assertThat(DocumentReference.of(2026, 1_234_567)).hasToString("DOC-2026-1234567");
    }

    @Test
    void other_spellings_are_not_references() {
        assertThat(DocumentReference.isSpelledRight("DOC-2026-000123")).isTrue();
        assertThat(DocumentReference.isSpelledRight("doc-2026-000123")).isFalse();
        assertThat(DocumentReference.isSpelledRight("DOC-2026-123")).isFalse();
    }
}
