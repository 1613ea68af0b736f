package org.imprimatur.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalBasisTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8CFR208.6(a)-SECRETARY",
                "8CFR1208.6(a)-AG",
                "8CFR208.6(c)(1)(iii)",
                "5USC552a(b)(12)",
                "8USC1202(f)",
                "8CFR244.16-COURT_ORDER"
            })
    void a_legal_basis_is_a_structured_code(String code) {
        assertThat(new LegalBasis(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the Secretary said so",
                "8 CFR 208.6(a)",
                "8CFR208.6(a)-secretary",
                "8CFR208.6(a)-SECRETARY ",
                "8cfr208.6(a)",
                "CFR208.6",
                "8CFR208.6(a",
                "8CFR208.6()"
            })
    void prose_and_other_spellings_are_no_legal_basis(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LegalBasis(code));
    }
}
